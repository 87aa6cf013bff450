import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relayScale } from './relay-scale.ts';

describe('the scale of the relay line', () => {
  test('keeps instants in order, from one end to the other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1e12 }), { minLength: 2, maxLength: 30 }), (marks) => {
        const scale = relayScale(marks);
        const sorted = [...marks].sort((a, b) => a - b);
        const places = sorted.map((mark) => scale.at(mark));
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBeCloseTo(1);
        for (const [index, place] of places.entries()) expect(place).toBeGreaterThanOrEqual(places[index - 1] ?? 0);
      }),
    );
  });
  test('leaves a minute between two years wide enough to be seen', () => {
    const year = 31_536_000_000;
    const scale = relayScale([0, year, year + 60_000, 2 * year]);
    expect(scale.at(year + 60_000) - scale.at(year)).toBeGreaterThan(0.03);
  });
  test('stands still when nothing lasts', () => {
    expect(relayScale([5]).at(5)).toBe(0);
    expect(relayScale([]).at(5)).toBe(0);
  });
});
