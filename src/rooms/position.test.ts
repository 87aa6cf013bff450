import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastPosition, orderedPosition, positionBetween } from './position.ts';

const START = Date.UTC(2026, 0, 1);

describe('positions', () => {
  test('there is always one between two others', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 60 }), (moves) => {
        const order = [lastPosition(START), lastPosition(START + 1)];
        for (const [at, front] of moves) {
          const index = front ? 0 : at % (order.length + 1);
          const made = positionBetween(order[index - 1] ?? null, order[index] ?? null);
          order.splice(index, 0, made);
        }
        expect([...order].sort()).toEqual(order);
        expect(new Set(order).size).toBe(order.length);
      }),
    );
  });

  test('a later task comes after an earlier one', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 2 ** 40 }), (at, later) => {
        expect(lastPosition(START + at) < lastPosition(START + at + later)).toBe(true);
      }),
    );
  });

  test('rows that another program had in order keep it, whatever numbers it used', () => {
    const orders = [-1e9, -3, 0, 0.5, 1, 16384.25, 65535, 4e9];
    const positions = orders.map((order) => orderedPosition(START, order));
    expect([...positions].sort()).toEqual(positions);
    expect(positions.every((position) => position < lastPosition(START + 1))).toBe(true);
    expect(orderedPosition(START, Number.MAX_VALUE)).toHaveLength(positions[0]?.length ?? 0);
  });

  test('inserting in one place again and again grows slowly', () => {
    let next = lastPosition(START + 1);
    for (let i = 0; i < 100; i++) next = positionBetween(lastPosition(START), next);
    expect(next.length).toBeLessThan(40);
  });

  test('neighbours that merging put in the wrong order, or made equal, still give a position after the first', () => {
    expect(positionBetween('m5', 'm5') > 'm5').toBe(true);
    expect(positionBetween('m5', 'm1') > 'm5').toBe(true);
    expect(positionBetween('é?', '~')).toBeTypeOf('string');
  });
});
