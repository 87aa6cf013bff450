import { describe, expect, test } from 'vitest';
import { CELLS } from '../cells.ts';
import type { History, Note, Seen } from '../history.ts';
import { checkRun } from './index.ts';

const open: Note = { note: 'open', device: 'd' };
const write = (n: number, cells: readonly number[], stamp: number): Note => ({ note: 'write', n, cells, stamp, device: 'd' });
const saved = (mark: number): readonly Note[] => [
  { note: 'mark', mark },
  { note: 'saved', mark },
];
/** What is seen: cell numbers and the values in them; nothing elsewhere. */
const seen = (cells: Readonly<Record<number, string>> = {}): Seen => Array.from({ length: CELLS }, (_, cell) => cells[cell] ?? null);
const read = (cells: Readonly<Record<number, string>>): Note => ({ note: 'read', seen: seen(cells) });

function judge(notes: readonly (readonly Note[])[], end?: Readonly<Record<number, string>> | readonly Readonly<Record<number, string>>[]) {
  const histories: History[] = notes.map((own, client) => ({ client, notes: own }));
  const ends = end === undefined ? [] : Array.isArray(end) ? end : [end];
  const finals = ends.map((cells, client) => ({ client, seen: seen(cells) }));
  return [...new Set(checkRun(histories, finals).map(({ guarantee }) => guarantee))];
}

test('a history in which all is well has nothing wrong', () => {
  const zero = [
    open,
    write(1, [0, 1], 10),
    read({ 0: '0.1', 1: '0.1' }),
    ...saved(1),
    write(2, [1, 2], 30),
    read({ 0: '0.1', 1: '0.2', 2: '0.2' }),
  ];
  const one = [open, read({}), read({ 0: '0.1', 1: '0.1' }), write(1, [0], 20), read({ 0: '1.1', 1: '0.1' })];
  expect(
    judge(
      [zero, one],
      [
        { 0: '1.1', 1: '0.2', 2: '0.2' },
        { 0: '1.1', 1: '0.2', 2: '0.2' },
      ],
    ),
  ).toEqual([]);
});

test('two changes that cross are each whole where nothing later stands', () => {
  const zero = [open, write(1, [0, 1], 10)];
  const one = [open, write(1, [1, 2], 20), read({ 0: '0.1', 1: '1.1', 2: '1.1' })];
  expect(judge([zero, one])).toEqual([]);
});

describe('the checker catches', () => {
  test('a client that does not see what it wrote', () => {
    expect(judge([[open, write(1, [0], 10), read({})]])).toEqual(['read-your-writes']);
  });

  test('a client that sees something older than its own write', () => {
    const one = [open, write(1, [0], 5)];
    expect(judge([[open, write(1, [0], 10), read({ 0: '1.1' })], one])).toContain('read-your-writes');
  });

  test('a client whose saved write is gone after it was killed', () => {
    expect(judge([[open, write(1, [0], 10), ...saved(1), open, read({})]])).toContain('read-your-writes');
  });

  test('a view that goes back', () => {
    expect(
      judge([
        [open, read({ 0: '1.1' }), read({})],
        [open, write(1, [0], 10)],
      ]),
    ).toEqual(['monotonic-reads']);
  });

  test('a view that was saved and goes back after a kill', () => {
    const zero = [open, read({ 0: '1.1' }), ...saved(1), open, read({})];
    expect(judge([zero, [open, write(1, [0], 10)]])).toEqual(['monotonic-reads']);
  });

  test('a write that is seen without the one its author made before', () => {
    const author = [open, write(1, [0], 10), write(2, [1], 20)];
    expect(judge([author, [open, read({ 1: '0.2' })]])).toEqual(['monotonic-writes']);
  });

  test('a write that is seen without what its author had seen', () => {
    const source = [open, write(1, [0], 10)];
    const author = [open, read({ 0: '0.1' }), write(1, [1], 20)];
    expect(judge([source, author, [open, read({ 1: '1.1' })]])).toEqual(['writes-follow-reads']);
  });

  test('a change that is seen by half', () => {
    expect(
      judge([
        [open, write(1, [0, 1], 10)],
        [open, read({ 0: '0.1' })],
      ]),
    ).toEqual(['atomic']);
  });

  test('a value that nobody wrote, or that stands where nobody put it', () => {
    expect(judge([[open, read({ 0: '7.7' })]])).toEqual(['no-invention']);
    expect(judge([[open, write(1, [0], 10), read({ 0: '0.1', 3: '0.1' })]])).toContain('no-invention');
  });

  test('an end at which not all see the same', () => {
    const zero = [open, write(1, [0], 10)];
    const one = [open, write(1, [0], 20)];
    expect(judge([zero, one], [{ 0: '0.1' }, { 0: '1.1' }])).toEqual(['convergence']);
  });

  test('an end without what was saved on a device', () => {
    expect(judge([[open, write(1, [0], 10), ...saved(1)]], {})).toEqual(['nothing-lost']);
  });

  test('an end without what the server acknowledged', () => {
    expect(judge([[open, write(1, [0], 10), { note: 'shared', n: 1 }]], {})).toEqual(['nothing-lost']);
  });

  test('an end without what somebody else had seen already', () => {
    expect(
      judge(
        [
          [open, write(1, [0], 10)],
          [open, read({ 0: '0.1' })],
        ],
        {},
      ),
    ).toEqual(['nothing-lost']);
  });
});

describe('the checker forgives', () => {
  test('what was neither saved nor shared when its process was killed, and what had only been seen', () => {
    const zero = [open, write(1, [0], 10), read({ 0: '0.1' }), open, read({})];
    expect(judge([zero], {})).toEqual([]);
    expect(
      judge([
        [open, read({ 0: '1.1' }), open, read({})],
        [open, write(1, [0], 10)],
      ]),
    ).toEqual([]);
  });

  test('an acknowledgement after a kill that cannot speak of what was lost in it', () => {
    const zero = [open, write(1, [0], 10), open, write(2, [1], 20), { note: 'shared', n: 2 } as const];
    expect(judge([zero], { 1: '0.2' })).toEqual([]);
  });

  test('saving that was asked for and never done', () => {
    expect(judge([[open, write(1, [0], 10), { note: 'mark', mark: 1 }]], {})).toEqual([]);
  });
});
