/** Nextcloud Deck and Wekan: boards of our own after the shape of theirs. */

import { describe, expect, it } from 'vitest';
import { importDeck } from './deck.ts';
import { codes, plan, problem } from './testing/reading.ts';
import { importWekan } from './wekan.ts';

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
