/** Gives the check lists and tests that differ, and demands that each difference is found, and nothing else. */
import { expect, test } from 'vitest';
import { checkFaults } from './faults/check.ts';
import { readList } from './faults/read-list.ts';
import { readTitles } from './faults/read-titles.ts';

const list = (...rows: readonly string[]) => readList(['## Faults', ...rows].join('\n'));
const says = (rows: ReturnType<typeof readList>, text: string) => checkFaults(rows, readTitles('a.test.ts', text)).complaints;

test('a line whose test is there is held', () => {
  expect(checkFaults(list('| F01 | it holds | goes on |'), readTitles('a.test.ts', "test('[F01] [C2] goes on', () => {});"))).toEqual({
    complaints: [],
    held: 1,
    waiting: 0,
    tests: 1,
  });
});

test('titles are found in groups, in tables of cases and over several lines, and nowhere else', () => {
  const text = `describe('[A18] hostile text', () => {
    it.each([1, 2])(
      '[F02] case %i', () => { expect(x, '[A32]').toBe('[F07] no title'); });
  });`;
  expect(readTitles('a.test.ts', text).map(({ ids, says }) => [ids, says])).toEqual([
    [['A18'], 'hostile text'],
    [['F02'], 'case %i'],
  ]);
});

test('a line without a test, a title that is gone and an id that stands nowhere are told', () => {
  expect(says(list('| F01 | it holds | goes on |'), '')).toEqual([expect.stringContaining('F01 has no test')]);
  expect(says(list('| F01 | it holds | went on |'), "it('[F01] goes on')")).toEqual([expect.stringContaining('“goes on”')]);
  expect(says([], "it('[F01] goes on')")).toEqual([expect.stringContaining('names F01, of which')]);
});

test('a gap in the numbers, a line written twice, and one that waits although it has a test are told', () => {
  expect(says(list('| F02 | it holds | goes on |'), "it('[F02] goes on')")).toEqual([expect.stringContaining('F01 is missing')]);
  const twice = list('| F01 | it holds | goes on |', '| F01 | it holds | goes on |');
  expect(says(twice, "it('[F01] goes on')")).toEqual([expect.stringContaining('stands here twice')]);
  expect(says(list('## Waits for', '| A01 | something | a room |'), "it('[A01] is refused')")).toEqual([
    expect.stringContaining('has a test already'),
  ]);
});
