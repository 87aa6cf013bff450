/** Only what changed in an answer is new. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepSame } from './keep-same.ts';

test('an answer that says the same is the same object', () => {
  const before = { rows: [{ id: 'a', tags: ['x'] }], total: 1 };
  expect(keepSame(before, structuredClone(before))).toBe(before);
});

test('a row that changed is new; those beside it are not, wherever they stand now', () => {
  const before = [
    { id: 'a', name: 'Ana', tags: ['x'] },
    { id: 'b', name: 'Ben', tags: [] },
  ];
  const after = keepSame(before, [
    { id: 'c', name: 'Cleo', tags: [] },
    { id: 'b', name: 'Benoît', tags: [] },
    { id: 'a', name: 'Ana', tags: ['x'] },
  ]);
  expect(after[2]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  expect(after[1]?.tags).toBe(before[1]?.tags);
  expect(after.map(({ name }) => name)).toEqual(['Cleo', 'Benoît', 'Ana']);
});

test('whatever was answered before, what is answered now says what it says', () => {
  const row = fc.record({ id: fc.constantFrom('a', 'b', 'c'), name: fc.option(fc.string()), tags: fc.array(fc.constantFrom('x', 'y')) });
  const answer = fc.oneof(fc.jsonValue(), fc.array(row), fc.record({ rows: fc.array(row), left: fc.option(row) }));
  fc.assert(
    fc.property(answer, answer, (before, next) => {
      const copies = [structuredClone(before), structuredClone(next)];
      expect(keepSame(before, next)).toEqual(copies[1]);
      // Neither is written to.
      expect([before, next]).toEqual(copies);
    }),
  );
});
