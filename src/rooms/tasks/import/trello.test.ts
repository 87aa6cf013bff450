/** Trello boards: the sample of another project, and a board of our own that uses all of Trello. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importTrello } from './trello.ts';
import type { ImportPlan } from './types.ts';

const options = { zone: 'Europe/Paris' };

function imported(text: string): ImportPlan {
  const result = importTrello(text, options);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const member = (id: string, fullName: string) => ({ id, fullName, username: fullName.toLowerCase() });
const BOARD = {
  name: 'École du Bourg',
  desc: 'Le parc des postes',
  lists: [
    { id: 'l2', name: 'En cours', pos: 2, closed: false },
    { id: 'l1', name: 'À faire', pos: 1, closed: false, softLimit: 4 },
    { id: 'l3', name: 'Terminé', pos: 3, closed: false },
    { id: 'l4', name: 'Vieux', pos: 4, closed: true },
  ],
  labels: [
    { id: 'lb1', name: 'Réseau', color: 'green' },
    { id: 'lb2', name: '', color: 'red' },
  ],
  members: [member('m1', 'Ana Sousa'), member('m2', 'Zoé Martin')],
  customFields: [
    { id: 'f1', name: 'Salle', type: 'list', options: [{ id: 'o1', value: { text: 'B12' } }] },
    { id: 'f2', name: 'Heures', type: 'number' },
  ],
  checklists: [
    {
      id: 'c2',
      idCard: '5f0000000000000000000001',
      name: 'Retour',
      pos: 2,
      checkItems: [{ name: 'Signer', state: 'incomplete', pos: 1, due: '2026-12-02T10:00:00.000Z', idMember: 'm2' }],
    },
    {
      id: 'c1',
      idCard: '5f0000000000000000000001',
      name: 'Départ',
      pos: 1,
      checkItems: [
        { name: 'Disque', state: 'complete', pos: 2 },
        { name: 'Mémoire', state: 'incomplete', pos: 1 },
      ],
    },
  ],
  actions: [
    {
      type: 'commentCard',
      date: '2026-03-02T09:00:00.000Z',
      data: { text: 'Deuxième', card: { id: '5f0000000000000000000001' } },
      memberCreator: member('m2', 'Zoé Martin'),
    },
    {
      type: 'commentCard',
      date: '2026-03-01T09:00:00.000Z',
      data: { text: 'Premier', card: { id: '5f0000000000000000000001' } },
      memberCreator: member('m9', 'Partie Depuis'),
    },
    { type: 'updateCard', date: '2026-04-01T09:00:00.000Z', data: { old: { dueComplete: false }, card: { id: 'done1' } } },
    { type: 'createCard', date: '2026-01-01T09:00:00.000Z', data: { card: { id: 'done1' } } },
  ],
  cards: [
    {
      id: '5f0000000000000000000001',
      shortLink: 'abc',
      idList: 'l1',
      name: 'Réparer le poste 12',
      desc: 'Ne **démarre** plus',
      pos: 20,
      due: '2026-11-27T23:30:00.000Z',
      start: '2026-11-20T09:00:00.000Z',
      idLabels: ['lb1', 'lb2'],
      idMembers: ['m1', 'inconnu'],
      customFieldItems: [
        { idCustomField: 'f1', idValue: 'o1', value: null },
        { idCustomField: 'f2', value: { number: '1.5' } },
      ],
      attachments: [
        { id: 'a1', name: 'photo.png', url: 'https://trello.com/1/cards/x/photo.png', bytes: 1200, isUpload: true },
        { id: 'a2', name: 'autre', url: 'https://trello.com/c/def/2-autre' },
        { id: 'a3', name: 'piège', url: 'javascript:alert(1)' },
      ],
      badges: { comments: 3 },
      shortUrl: 'https://trello.com/c/abc',
      idMembersVoted: ['m1'],
    },
    { id: 'done1', shortLink: 'def', idList: 'l1', name: 'Fini', dueComplete: true, due: '2026-06-01T22:00:00.000Z' },
    { id: 'arch', idList: 'l1', name: 'Archivée', closed: true, dueComplete: true },
    { id: 'inold', idList: 'l4', name: 'Dans une liste archivée' },
    { id: 'cours', idList: 'l2', name: 'Commencée' },
    { id: 'fin', idList: 'l3', name: 'Rangée' },
    { id: 'nolist', idList: 'disparue', name: '' },
    'not a card',
  ],
};

describe('the sample board of another project', () => {
  const plan = imported(readFileSync(new URL('./samples/trello-board.json', import.meta.url), 'utf8'));

  it('becomes its one open task in its one list', () => {
    expect(plan).toMatchObject({ source: 'trello', name: 'Test Board Name', lists: ['TODO'] });
    expect(plan.tasks).toMatchObject([{ key: 'hashcard7', title: 'Name Card 7', state: 'open', list: 'TODO', createdAt: 1505492043187 }]);
    expect(plan.notes).toEqual([]);
  });
});

describe('a board that uses all of Trello', () => {
  const plan = imported(JSON.stringify(BOARD));
  const task = (key: string) => plan.tasks.find((found) => found.key === key);
  const codes = (row: number | undefined) => plan.notes.filter((note) => note.row === row).map((note) => note.code);

  it('makes a task of every card and says which row made none', () => {
    expect(plan.tasks.map(({ title }) => title)).toEqual([
      'Réparer le poste 12',
      'Fini',
      'Archivée',
      'Dans une liste archivée',
      'Commencée',
      'Rangée',
      'nolist',
    ]);
    expect(plan.notes.filter(({ level }) => level === 'skipped')).toEqual([
      { row: 8, level: 'skipped', code: 'import.row-shape', params: {} },
    ]);
    expect(codes(7)).toEqual(['import.list-unknown', 'import.title-missing']);
  });

  it('keeps lists in the order of the board', () => {
    expect(plan.lists).toEqual(['À faire', 'En cours', 'Terminé', 'Vieux']);
  });

  it('takes states from archiving, completion and the names of lists, and says so', () => {
    expect(plan.tasks.map(({ state }) => state)).toEqual(['open', 'done', 'dropped', 'dropped', 'doing', 'done', 'open']);
    expect(codes(undefined)).toEqual([
      'import.board-description',
      'import.list-limit',
      'import.state-from-list',
      'import.state-from-list',
      'import.list-archived',
    ]);
  });

  it('brings labels, members, checklists, comments, custom fields and dates', () => {
    expect(task('5f0000000000000000000001')).toEqual({
      key: '5f0000000000000000000001',
      row: 1,
      title: 'Réparer le poste 12',
      body: 'Ne **démarre** plus',
      state: 'open',
      list: 'À faire',
      position: 20,
      due: '2026-11-28',
      createdAt: 0x5f000000 * 1000,
      tags: ['Réseau', 'red'],
      holders: ['Ana Sousa'],
      checklist: [
        { title: 'Départ – Mémoire', done: false },
        { title: 'Départ – Disque', done: true },
        { title: 'Retour – Signer (Zoé Martin, 2026-12-02)', done: false },
      ],
      comments: [
        { author: 'Partie Depuis', at: 1772355600000, text: 'Premier' },
        { author: 'Zoé Martin', at: 1772442000000, text: 'Deuxième' },
      ],
      links: [{ kind: 'relates', key: 'done1' }],
      attachments: [{ name: 'photo.png', url: 'https://trello.com/1/cards/x/photo.png', size: 1200 }],
      extra: {
        due: '2026-11-27T23:30:00.000Z',
        start: '2026-11-20T09:00:00.000Z',
        url: 'https://trello.com/c/abc',
        Salle: 'B12',
        Heures: '1.5',
      },
    });
    expect(task('done1')).toMatchObject({ due: '2026-06-02', doneAt: 1775034000000, createdAt: 1767258000000 });
    expect(plan.people).toEqual(['Ana Sousa', 'Partie Depuis', 'Zoé Martin']);
  });

  it('says what found no place', () => {
    expect(codes(1)).toEqual([
      'import.due-time',
      'import.comments-missing',
      'import.votes',
      'import.attachment-remote',
      'import.member-unknown',
      'import.checklists-joined',
      'import.checklist-details',
      'import.link-unsafe',
    ]);
  });
});

describe('what belongs to cards that are not in the file', () => {
  it('is counted, for it cannot come along', () => {
    const comment = (card: string) => ({ type: 'commentCard', data: { text: 'Fini', card: { id: card } } });
    const plan = imported(
      JSON.stringify({
        lists: [],
        cards: [{ id: 'here', name: 'A' }],
        actions: [comment('here'), comment('gone')],
        checklists: [{ id: 'c', idCard: 'gone', name: 'x', checkItems: [] }],
      }),
    );
    expect(plan.notes).toContainEqual(expect.objectContaining({ code: 'import.trello-orphans', params: { count: 2 } }));
  });
});

describe('a file that is no board', () => {
  it('is refused with a clear problem', () => {
    const code = (text: string) => {
      const result = importTrello(text, options);
      return result.ok ? undefined : result.problem.code;
    };
    expect(code('')).toBe('import.not-json');
    expect(code('{"name":"x"')).toBe('import.not-json');
    expect(code('[]')).toBe('import.not-trello');
    expect(code('{"name":"x"}')).toBe('import.not-trello');
    expect(code('['.repeat(100_000))).toBe('import.json-deep');
    expect(code('null')).toBe('import.not-trello');
  });

  it('[A28] cannot put a key of its own into our objects', () => {
    const plan = imported(
      '{"cards":[{"id":"__proto__","name":"a","customFieldItems":[{"idCustomField":"f","value":{"text":"x"}}],"__proto__":{"closed":true}}],"lists":[],"customFields":[{"id":"f","name":"__proto__"}]}',
    );
    expect(plan.tasks[0]).toMatchObject({ key: '__proto__', state: 'open' });
    expect(Object.keys(plan.tasks[0]?.extra ?? {})).toEqual(['(__proto__)']);
    expect(Object.getPrototypeOf(plan.tasks[0]?.extra)).toBe(Object.prototype);
  });
});
