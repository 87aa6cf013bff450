import { expect, test } from 'vitest';
import { readNotes } from './history.ts';

test('notes are read line by line; a last line cut by a kill does not count', () => {
  const whole = '{"note":"open","device":"d"}\n{"note":"shared","n":3}\n';
  expect(readNotes(whole)).toEqual([
    { note: 'open', device: 'd' },
    { note: 'shared', n: 3 },
  ]);
  expect(readNotes(`${whole}{"note":"sha`)).toHaveLength(2);
  expect(readNotes('')).toEqual([]);
});
