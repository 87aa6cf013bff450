import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNear, fixedHeights, measuredHeights, visibleRange } from './heights.ts';

const rows = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 200 });

describe('measured heights', () => {
  test('agree with plain addition, also after new measures', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 400 }))), (initial, measures) => {
        const heights = measuredHeights(initial);
        const plain = [...initial];
        for (const [index, height] of measures) {
          if (index >= plain.length) continue;
          expect(heights.set(index, height)).toBe(height - (plain[index] ?? 0));
          plain[index] = height;
        }
        for (let index = 0; index <= plain.length; index += 1)
          expect(heights.top(index)).toBe(plain.slice(0, index).reduce((a, b) => a + b, 0));
        expect(heights.total).toBe(plain.reduce((a, b) => a + b, 0));
      }),
    );
  });
  test('find the row under any point', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 80_000 }), (initial, offset) => {
        const heights = measuredHeights(initial);
        const index = heights.at(offset);
        if (offset < heights.total) {
          expect(heights.top(index)).toBeLessThanOrEqual(offset);
          expect(heights.top(index + 1)).toBeGreaterThan(offset);
        } else expect(index).toBe(initial.length - 1);
      }),
    );
  });
  test('of equal rows are the fixed ones', () => {
    const fixed = fixedHeights(1000, 40);
    const measured = measuredHeights(new Float64Array(1000).fill(40));
    for (const offset of [0, 39, 40, 12_345, 39_999, 60_000]) expect(measured.at(offset)).toBe(fixed.at(offset));
    expect(measured.total).toBe(fixed.total);
  });
});

describe('the visible range', () => {
  test('covers the view and a little more, and few rows of a hundred thousand', () => {
    const range = visibleRange(fixedHeights(100_000, 40), 2_000_000, 600, 200);
    expect(range).toEqual({ from: 49_995, to: 50_021 });
  });
  test('stays inside a short or empty list', () => {
    expect(visibleRange(fixedHeights(3, 40), 500, 600, 200)).toEqual({ from: 2, to: 3 });
    expect(visibleRange(fixedHeights(0, 40), 0, 600, 200)).toEqual({ from: 0, to: 0 });
  });
});

test('a row is found wherever the search begins, and not found when it is not there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), fc.integer({ min: -5, max: 200 }), fc.nat(), (items, near, pick) => {
      const wanted = items[pick % items.length];
      expect(findNear(items, near, (item) => item === wanted)).toBe(pick % items.length);
      expect(findNear(items, near, () => false)).toBe(-1);
    }),
  );
});
