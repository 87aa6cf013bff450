/** Vikunja: the sample of its own tests, an export of our own, and archives that mean harm. */

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html.ts';
import { codes, plan, problem, sample, zipped } from './testing/reading.ts';
import { importVikunja } from './vikunja.ts';

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

  it('names the projects that one lies in where they stand side by side, as in younger exports', () => {
    const tasks = (id: number) => [{ id, title: `T${id}` }];
    const data = [
      { id: 3, title: 'Ordinateurs', parent_project_id: 2, tasks: tasks(13) },
      { id: 1, title: 'École', parent_project_id: 0, tasks: tasks(11) },
      { id: 2, title: 'Postes', parent_project_id: 1, is_archived: true, tasks: tasks(12) },
      { id: 8, title: 'A', parent_project_id: 9, tasks: tasks(18) },
      { id: 9, title: 'B', parent_project_id: 8, tasks: tasks(19) },
      { id: 5, title: 'Seul', parent_project_id: 77, tasks: tasks(15) },
    ];
    const read = plan(importVikunja, zipped({ 'data.json': JSON.stringify(data) }));
    expect(read.tasks.map(({ list, state }) => [list, state])).toEqual([
      ['École / Postes / Ordinateurs', 'dropped'],
      ['École', 'open'],
      ['École / Postes', 'dropped'],
      ['B / A', 'open'],
      ['A / B', 'open'],
      ['Seul', 'open'],
    ]);
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
