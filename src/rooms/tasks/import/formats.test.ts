/** Taskwarrior, GitHub, Vikunja, Deck and Wekan: the samples of other projects, and files of our own. */

import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importDeck } from './deck.ts';
import { importGitHub } from './github.ts';
import { htmlToText } from './html.ts';
import { importTaskwarrior } from './taskwarrior.ts';
import type { ImportOptions, ImportPlan } from './types.ts';
import { importVikunja } from './vikunja.ts';
import { importWekan } from './wekan.ts';

type Read<T> = (input: T, options: ImportOptions) => ReturnType<typeof importDeck>;

function plan<T>(read: Read<T>, input: T): ImportPlan {
  const result = read(input, { zone: 'Europe/Paris', today: '2026-11-24' });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}
function problem<T>(read: Read<T>, input: T): string | undefined {
  const result = read(input, { zone: 'Europe/Paris' });
  return result.ok ? undefined : result.problem.code;
}
const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8');
const codes = ({ notes }: ImportPlan) => notes.map(({ row, code }) => [row, code]);

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

describe('GitHub', () => {
  it('the recorded pages become their thirteen issues', () => {
    const read = plan(importGitHub, sample('github-pages.json'));
    expect(read.tasks).toHaveLength(13);
    expect(read.tasks[0]).toMatchObject({
      key: 'octokit-fixture-org/paginate-issues#13',
      list: 'octokit-fixture-org/paginate-issues',
      state: 'open',
      createdAt: 1507651200000,
    });
    expect(new Set(read.notes.map(({ code }) => code))).toEqual(new Set(['import.comments-missing']));
  });

  it('a recording of other requests becomes its one issue, the labels are said to be none', () => {
    const read = plan(importGitHub, sample('github-add-labels.json'));
    expect(read.tasks.map(({ title }) => title)).toEqual(['Issue without a label']);
    expect(read.notes.filter(({ level }) => level === 'skipped').map(({ code }) => code)).toEqual([
      'import.github-no-issue',
      'import.github-no-issue',
      'import.github-no-issue',
    ]);
  });

  const issue = {
    number: 7,
    title: 'Fix',
    body: 'Why',
    state: 'closed',
    state_reason: 'not_planned',
    html_url: 'https://github.com/a/b/issues/7',
    url: 'https://api.github.com/repos/a/b/issues/7',
    labels: [{ name: 'bug' }, 'plain'],
    assignees: [{ login: 'ana' }],
    milestone: { title: 'v1', number: 1, due_on: '2026-12-01T08:00:00Z' },
    comments: 1,
    closed_at: '2026-11-02T08:00:00Z',
    created_at: '2026-11-01T08:00:00Z',
    user: { login: 'zoe' },
  };
  const pull = {
    number: 8,
    title: 'Merge',
    state: 'open',
    html_url: 'https://github.com/a/b/pull/8',
    pull_request: { url: 'x' },
    parent_issue_url: 'https://api.github.com/repos/a/b/issues/7',
  };
  const comment = { issue_url: issue.url, body: 'Seen', user: { login: 'bob' }, created_at: '2026-11-01T09:00:00Z' };

  it.each([
    ['pages one after the other', `[${JSON.stringify(issue)}][${JSON.stringify(pull)}]\n[${JSON.stringify(comment)}]`],
    ['pages in a list', JSON.stringify([[issue], [pull, comment]])],
    ['a search', JSON.stringify({ total_count: 2, items: [issue, pull, comment] })],
    ['single objects', `${JSON.stringify(issue)}\n${JSON.stringify(pull)}\n${JSON.stringify(comment)}`],
  ])('reads %s', (_, text) => {
    const read = plan(importGitHub, text);
    expect(read.tasks).toMatchObject([
      {
        key: 'a/b#7',
        state: 'dropped',
        tags: ['bug', 'plain'],
        holders: ['ana'],
        due: '2026-12-01',
        doneAt: 1793606400000,
        comments: [{ author: 'bob', text: 'Seen' }],
        extra: { milestone: 'v1', author: 'zoe', 'closed as': 'not_planned' },
      },
      { key: 'a/b#8', state: 'open', tags: ['pull request'], links: [{ kind: 'part-of', key: 'a/b#7' }] },
    ]);
    expect(codes(read)).toEqual([
      [1, 'import.github-milestone-due'],
      [2, 'import.github-pull'],
    ]);
  });

  it('reads what the gh command prints', () => {
    const read = plan(
      importGitHub,
      JSON.stringify([
        {
          number: 3,
          title: 'T',
          state: 'CLOSED',
          stateReason: 'COMPLETED',
          url: 'https://github.com/a/b/issues/3',
          createdAt: '2026-11-01T08:00:00Z',
          closedAt: '2026-11-02T08:00:00Z',
          author: { login: 'x' },
          comments: [{ author: { login: 'y' }, body: 'c', createdAt: '2026-11-01T09:00:00Z' }],
          assignees: [{ login: 'z' }],
          labels: [{ name: 'l' }],
        },
      ]),
    );
    expect(read.tasks).toMatchObject([
      { key: 'a/b#3', state: 'done', list: 'a/b', holders: ['z'], tags: ['l'], comments: [{ author: 'y', text: 'c' }] },
    ]);
  });

  it('takes the latest of an issue that stands there twice, and refuses a file without any', () => {
    const read = plan(importGitHub, JSON.stringify([issue, { ...issue, title: 'Newer' }]));
    expect(read.tasks.map(({ title }) => title)).toEqual(['Newer']);
    expect(codes(read)[0]).toEqual([1, 'import.row-again']);
    expect(problem(importGitHub, '[{"name":"x"}]')).toBe('import.not-github');
  });
});

const zipped = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

describe('Vikunja', () => {
  it('the sample becomes its two tasks in two lists, with its file', () => {
    const read = plan(
      importVikunja,
      zipped({ VERSION: '0.21.0', 'data.json': sample('vikunja-data.json'), 'filters.json': 'null', 'files/1': 'picture' }),
    );
    expect(read.lists).toEqual(['Inbox', 'test project']);
    expect(read.tasks).toMatchObject([
      {
        key: '1',
        title: 'test project',
        tags: ['test'],
        comments: [{ text: 'This is a comment' }],
        attachments: [{ name: 'grant-whitty-546453-unsplash.jpg', file: 'files/1', size: 7 }],
        extra: { bucket: 'Test Bucket' },
      },
      { key: '2', title: 'some other task' },
    ]);
    expect(read.files?.get('files/1')).toEqual(strToU8('picture'));
    expect(codes(read)).toEqual([[1, 'import.file-size']]);
  });

  it('reads child projects, buckets, relations, rhythms and what is done', () => {
    const data = [
      {
        id: 1,
        title: 'École',
        description: 'Tout',
        is_archived: false,
        views: [{ done_bucket_id: 5 }],
        buckets: [
          { id: 4, title: 'Doing', limit: 3 },
          { id: 5, title: 'Rangé' },
        ],
        task_buckets: [
          { task_id: 10, bucket_id: 4 },
          { task_id: 11, bucket_id: 5 },
        ],
        positions: [{ task_id: 10, position: 7 }],
        tasks: [
          {
            id: 10,
            title: 'A',
            description: '<p>Un <strong>mot</strong></p><ul><li>x</li></ul>',
            due_date: '2026-12-01T22:59:00Z',
            repeat_after: 1209600,
            repeat_mode: 2,
            reminders: [{}],
            related_tasks: { subtask: [{ id: 11 }], blocked: [{ id: 12 }], related: [{ id: 99 }] },
            assignees: [{ name: '', username: 'zoe' }],
            priority: 3,
            is_favorite: true,
          },
          {
            id: 11,
            title: 'B',
            due_date: '0001-01-01T00:00:00Z',
            related_tasks: { parenttask: [{ id: 10 }] },
            repeat_after: 90,
            attachments: [{ file: { id: 3, name: '../../etc/passwd' } }, { file: { id: 4, name: 'x' } }],
          },
          'broken',
        ],
        child_projects: [
          { id: 2, title: 'Vieux', is_archived: true, tasks: [{ id: 12, title: 'C', done: true, done_at: '2026-01-01T00:00:00Z' }] },
        ],
      },
    ];
    const read = plan(
      importVikunja,
      zipped({
        'data.json': JSON.stringify(data),
        'files/3': 'abc',
        'notes.txt': 'x',
        '../evil': 'x',
        'filters.json': '[{"title":"Mes tâches"}]',
      }),
    );
    expect(read.tasks).toMatchObject([
      {
        key: '10',
        state: 'doing',
        list: 'École',
        position: 7,
        due: '2026-12-01',
        body: 'Un **mot**\n\n- x',
        recurrence: 'FREQ=WEEKLY;INTERVAL=2',
        holders: ['zoe'],
        links: [{ kind: 'waits-on', key: '12' }],
        extra: { due_date: '2026-12-01T22:59:00Z', priority: '3', bucket: 'Doing' },
      },
      {
        key: '11',
        state: 'done',
        links: [{ kind: 'part-of', key: '10' }],
        attachments: [{ name: 'passwd', file: 'files/3', size: 3 }],
        extra: { repeat_after: '90' },
      },
      { key: '12', state: 'dropped', list: 'École / Vieux' },
    ]);
    expect(read.tasks[1]?.due).toBeUndefined();
    expect(codes(read)).toEqual([
      ['notes.txt', 'import.zip-unknown'],
      ['../evil', 'import.zip-name'],
      [undefined, 'import.saved-filter'],
      [undefined, 'import.list-description'],
      [undefined, 'import.list-limit'],
      [undefined, 'import.list-archived'],
      [1, 'import.due-time'],
      [1, 'import.repeat-from-done'],
      [1, 'import.html'],
      [1, 'import.reminders'],
      [1, 'import.favourite'],
      [2, 'import.recurrence-unknown'],
      [2, 'import.file-missing'],
      [3, 'import.row-shape'],
      [1, 'import.link-missing'],
    ]);
  });

  it('[A22] does not open a zip bomb', () => {
    expect(problem(importVikunja, zipSync({ 'data.json': new Uint8Array(20 * 1024 * 1024) }))).toBe('import.zip-large');
    const liar = zipped({ 'data.json': '[]' });
    const central = liar.findIndex(
      (_, index) => liar[index] === 0x50 && liar[index + 1] === 0x4b && liar[index + 2] === 1 && liar[index + 3] === 2,
    );
    liar.set([0, 0, 0, 0x20], central + 24);
    expect(problem(importVikunja, liar)).toBe('import.zip-large');
  });

  it('[A23] opens nothing whose name leads out of the archive, and names files without their path', () => {
    const read = plan(importVikunja, zipped({ 'data.json': '[]', '/etc/passwd': 'x', 'files/../../x': 'x', 'C:\\x': 'x' }));
    expect(read.notes.map(({ code }) => code)).toEqual(['import.zip-name', 'import.zip-name', 'import.zip-name']);
    expect(read.files).toBeUndefined();
  });

  it('refuses what is no export', () => {
    expect(problem(importVikunja, strToU8('no zip'))).toBe('import.zip-damaged');
    expect(problem(importVikunja, zipped({ 'a.txt': 'x' }))).toBe('import.not-vikunja');
    expect(problem(importVikunja, zipped({ 'data.json': '{' }))).toBe('import.not-json');
    expect(problem(importVikunja, zipped({ 'data.json': '3' }))).toBe('import.not-vikunja');
  });
});

describe('Nextcloud Deck', () => {
  const card = {
    id: 5,
    title: 'Carte',
    description: 'texte',
    duedate: '2026-12-01T09:00:00+00:00',
    done: null,
    archived: false,
    order: 2,
    labels: [{ title: 'L' }],
    assignedUsers: [{ participant: { uid: 'ana', displayname: 'Ana S' } }],
    commentsCount: 2,
    attachmentCount: 1,
  };
  const board = {
    id: 1,
    title: 'École',
    stacks: [
      { id: 2, title: 'Fini', order: 2, cards: [{ ...card, id: 6 }] },
      {
        id: 1,
        title: 'À faire',
        order: 1,
        cards: [card, { ...card, id: 7, done: '2026-11-01T00:00:00+00:00' }, { ...card, id: 8, archived: true }, 3],
      },
    ],
  };

  it.each([
    ['the command line', { version: '1.13', boards: { 1: board } }],
    ['the web page', { boards: [board] }],
    ['one board', board],
  ])('reads what %s exports', (_, json) => {
    const read = plan(importDeck, JSON.stringify(json));
    expect(read.name).toBe('École');
    expect(read.lists).toEqual(['À faire', 'Fini']);
    expect(read.tasks.map(({ key, state, list }) => [key, state, list])).toEqual([
      ['5', 'open', 'À faire'],
      ['7', 'done', 'À faire'],
      ['8', 'dropped', 'À faire'],
      ['6', 'done', 'Fini'],
    ]);
    expect(read.tasks[0]).toMatchObject({ title: 'Carte', body: 'texte', due: '2026-12-01', tags: ['L'], holders: ['Ana S'], position: 2 });
    expect(codes(read).slice(0, 3)).toEqual([
      [1, 'import.due-time'],
      [1, 'import.comments-missing'],
      [1, 'import.files-elsewhere'],
    ]);
    expect(read.notes.some(({ row, code }) => row === 4 && code === 'import.row-shape')).toBe(true);
  });

  it('refuses what is no export', () => {
    expect(problem(importDeck, '{"boards":[]}')).toBe('import.not-deck');
  });
});

describe('Wekan', () => {
  it('reads a board', () => {
    const read = plan(
      importWekan,
      JSON.stringify({
        _format: 'wekan-board-1.0.0',
        title: 'École',
        lists: [
          { _id: 'l2', title: 'Doing', sort: 2 },
          { _id: 'l1', title: 'Lot', sort: 1 },
        ],
        labels: [{ _id: 'b', name: '', color: 'red' }],
        users: [{ _id: 'u', username: 'ana', profile: { fullname: 'Ana S' } }],
        cards: [
          {
            _id: 'c1',
            title: 'Un',
            description: 'd',
            listId: 'l1',
            members: ['u'],
            labelIds: ['b'],
            dueAt: '2026-12-01T23:00:00.000Z',
            createdAt: '2026-11-01T00:00:00.000Z',
            sort: 3,
            customFields: [{ _id: 'f', value: 4 }],
          },
          { _id: 'c2', title: 'Deux', listId: 'l2', parentId: 'c1' },
          { _id: 'c3', title: 'Trois', listId: 'l1', archived: true },
        ],
        comments: [{ _id: 'm', cardId: 'c1', text: 'vu', userId: 'u', createdAt: '2026-11-02T00:00:00.000Z' }],
        checklists: [{ _id: 'k', cardId: 'c1', title: 'K' }],
        checklistItems: [
          { checklistId: 'k', title: 'b', isFinished: true, sort: 2 },
          { checklistId: 'k', title: 'a', isFinished: false, sort: 1 },
        ],
        customFields: [{ _id: 'f', name: 'Points' }],
      }),
    );
    expect(read.lists).toEqual(['Lot', 'Doing']);
    expect(read.tasks).toMatchObject([
      {
        key: 'c1',
        due: '2026-12-02',
        tags: ['red'],
        holders: ['Ana S'],
        comments: [{ author: 'Ana S', text: 'vu' }],
        checklist: [
          { title: 'a', done: false },
          { title: 'b', done: true },
        ],
        extra: { Points: '4' },
      },
      { key: 'c2', state: 'doing', links: [{ kind: 'part-of', key: 'c1' }] },
      { key: 'c3', state: 'dropped' },
    ]);
    expect(problem(importWekan, '{"cards":[]}')).toBe('import.not-wekan');
  });
});

describe('HTML', () => {
  it('becomes text that cannot run', () => {
    expect(
      htmlToText('<p>a &amp; b<br>c</p><script>alert(1)</script><p><a href="https://x.fr">site</a> <a href="javascript:x">no</a></p>'),
    ).toBe('a & b\nc\n\n[site](https://x.fr) no');
    expect(htmlToText('<ul><li><p>un</p></li><li data-checked="true"><input type="checkbox" checked>deux</li></ul>')).toBe(
      '- un\n\n- [x] deux',
    );
  });
});
