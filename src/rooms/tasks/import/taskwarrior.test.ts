/** Taskwarrior: the sample of its own tests, and rows of our own. */

import { describe, expect, it } from 'vitest';
import { importTaskwarrior } from './taskwarrior.ts';
import { codes, plan, problem, sample } from './testing/reading.ts';

describe('Taskwarrior', () => {
  it('the sample becomes its five tasks', () => {
    const { tasks, notes, lists } = plan(importTaskwarrior, sample('taskwarrior.json'));
    expect(tasks.map(({ key, title, state, list }) => [key.slice(0, 4), title, state, list])).toEqual([
      ['a000', 'zero', 'open', 'A'],
      ['a111', 'one', 'open', 'B'],
      ['a222', 'two', 'done', undefined],
      ['4444', 'three', 'open', undefined],
      ['5555', 'four', 'open', undefined],
    ]);
    expect(tasks[2]).toMatchObject({ createdAt: 1234524689000, doneAt: 1234524690000 });
    expect([notes, lists]).toEqual([[], ['A', 'B']]);
  });

  const ROWS = [
    '{"uuid":"u1","description":"Arroser","status":"recurring","recur":"weekly","due":"20261124T230000Z","entry":"20261101T080000Z","mask":"-"}',
    '{"uuid":"u2","description":"Arroser","status":"pending","parent":"u1","recur":"weekly","start":"20261102T080000Z","due":"20261124T093000Z"}',
    '{"uuid":"u3","description":"Attendre","status":"waiting","wait":"20270101T000000Z","depends":"u2,u9","tags":["a","b"],"priority":"H","project":"x.y"}',
    '{"uuid":"u4","description":"Jetée","status":"deleted","end":"1234524690","annotations":[{"entry":"20261102T080000Z","description":"note"}],"estimate":3,"depends":["u1"]}',
  ];
  const expected = [
    { key: 'u1', state: 'open', due: '2026-11-25', recurrence: 'FREQ=WEEKLY' },
    {
      key: 'u2',
      state: 'doing',
      due: '2026-11-24',
      links: [{ kind: 'part-of', key: 'u1' }],
      extra: { due: '2026-11-24 10:30', start: '2026-11-02 09:00' },
    },
    {
      key: 'u3',
      state: 'waiting',
      links: [{ kind: 'waits-on', key: 'u2' }],
      tags: ['a', 'b'],
      list: 'x.y',
      extra: { priority: 'H', wait: '2027-01-01 01:00' },
    },
    {
      key: 'u4',
      state: 'dropped',
      doneAt: 1234524690000,
      comments: [{ at: 1793606400000, text: 'note' }],
      links: [{ kind: 'waits-on', key: 'u1' }],
      extra: { estimate: '3' },
    },
  ];

  it.each([
    ['an array', `[${ROWS.join(',')}]`],
    ['a line each', ROWS.join('\n')],
    ['a line each with commas', ROWS.join(',\n')],
    ['an array with a comma too many', `[\n${ROWS.join(',\n')},\n]`],
  ])('is read as %s, with all its states, dates and fields', (_, text) => {
    const read = plan(importTaskwarrior, text);
    expect(read.tasks).toMatchObject(expected);
    expect(codes(read)).toEqual([
      [2, 'import.due-time'],
      [3, 'import.fields-kept'],
      [4, 'import.fields-kept'],
      [3, 'import.link-missing'],
    ]);
  });

  it('costs only the row that is damaged', () => {
    const read = plan(
      importTaskwarrior,
      [ROWS[0], '{"uuid":"broken","description":"a', ROWS[2], '{"description": 1e}', '"text"', ROWS[3]].join('\n'),
    );
    expect(read.tasks.map(({ key }) => key)).toEqual(['u1', 'u3', 'u4']);
    expect(read.notes.filter(({ level }) => level === 'skipped').map(({ row, params }) => [row, params.line])).toEqual([
      [2, 2],
      [4, 4],
      [5, 4],
    ]);
    expect(problem(importTaskwarrior, 'task list')).toBe('import.not-json');
    expect(plan(importTaskwarrior, '[1, null, {"description": {"x": 1}}]').tasks).toMatchObject([{ title: 'row-3' }]);
  });
});
