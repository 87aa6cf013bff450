import { expect, test } from 'vitest';
import { broken, packed } from './packing.ts';
import { narrowed, placed, stepOf, unfolded } from './tree.ts';
import type { Line } from './types.ts';

const circle = (id: string, depth: number, parent: string | null) => ({ kind: 'circle', id, depth, parent }) as unknown as Line;
const role = (id: string, depth: number, around: string, vacant = false) =>
  ({ kind: 'role', id, depth, circle: around, vacant }) as unknown as Line;

const lines = [
  circle('whole', 0, null),
  role('memory', 1, 'whole'),
  circle('workshop', 1, 'whole'),
  role('code', 2, 'workshop', true),
  circle('night', 2, 'workshop'),
  role('servers', 3, 'night'),
  circle('place', 1, 'whole'),
];

test('every round lies inside the one around it, and none over another beside it', () => {
  const rounds = new Map(packed(lines).map((round) => [round.line.id, round]));
  const apart = (a: string, b: string) => {
    const [one, other] = [rounds.get(a), rounds.get(b)];
    if (one === undefined || other === undefined) throw new Error('both are packed');
    return { distance: Math.hypot(one.x - other.x, one.y - other.y), one: one.r, other: other.r };
  };
  expect(rounds.size).toBe(lines.length);
  for (const [inner, outer] of [
    ['memory', 'whole'],
    ['workshop', 'whole'],
    ['code', 'workshop'],
    ['servers', 'night'],
    ['place', 'whole'],
  ] as const) {
    const { distance, one, other } = apart(inner, outer);
    expect(distance + one, `${inner} in ${outer}`).toBeLessThan(other);
  }
  for (const [a, b] of [
    ['memory', 'workshop'],
    ['workshop', 'place'],
    ['code', 'night'],
  ] as const) {
    const { distance, one, other } = apart(a, b);
    expect(distance, `${a} beside ${b}`).toBeGreaterThanOrEqual(one + other);
  }
  expect(packed([])).toEqual([]);
});

test('a name breaks between words, a long word in its middle or at its hyphen, and what is too much is cut', () => {
  expect(broken('Devis et contrats', 30, 5)).toEqual(['Devis et', 'contrats']);
  expect(broken('Comptabilité', 26, 5.8)).toEqual(['Compta-', 'bilité']);
  expect(broken('tiers-lieu', 26, 6)).toEqual(['tiers-', 'lieu']);
  expect(broken('un deux trois quatre cinq', 10, 4, 2).at(-1)).toMatch(/…$/);
});

test('arrows walk the lines that show, fold what stands in a circle away, and go out to the one around', () => {
  const all = placed(lines);
  const none: ReadonlySet<string> = new Set();
  const at = (id: string, folded = none) => unfolded(all, folded).findIndex(({ line }) => line.id === id);
  expect(stepOf('ArrowDown', all, at('memory'), none)).toEqual({ to: at('workshop') });
  expect(stepOf('ArrowRight', all, at('workshop'), none)).toEqual({ to: at('code') });
  expect(stepOf('ArrowLeft', all, at('servers'), none)).toEqual({ to: at('night') });
  expect(stepOf('ArrowLeft', all, at('workshop'), none)).toEqual({ fold: 'workshop' });
  const folded = new Set(['workshop']);
  const shown = unfolded(all, folded);
  expect(shown.map(({ line }) => line.id)).toEqual(['whole', 'memory', 'workshop', 'place']);
  expect(stepOf('ArrowRight', shown, at('workshop', folded), folded)).toEqual({ unfold: 'workshop' });
  expect(stepOf('ArrowRight', all, at('place'), none)).toBeUndefined();
});

test('narrowed to vacant roles, the circles on the way to them stay', () => {
  expect(narrowed(lines, ({ vacant }) => vacant).map(({ id }) => id)).toEqual(['whole', 'workshop', 'code']);
});
