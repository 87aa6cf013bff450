/** Whatever is in a file: importers never throw, tell every row they skip, and let nothing dangerous through. */

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../../ui/i18n/index.ts';
import { LIMITS } from './clean.ts';
import { detectFormat, FORMATS, type ImportFormat, type ImportPlan, readImport } from './index.ts';
import { importMessages } from './messages.ts';

const options = { zone: 'Europe/Paris', today: '2026-11-24' };
const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8');
const zipped = (data: string) => zipSync({ 'data.json': strToU8(data), 'files/1': strToU8('x') });

const CSV = 'Titre;Échéance;Statut;Étiquettes\n"Un ""deux""";12/09/2026;Fait;a,b\nTrois;demain;;\nQuatre;2026-01-01;En cours;c\n';
const TODOIST = 'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT\ntask,A,,1,1\nnote,B,,,\ntask,C,,4,2\nsection,D,,,\ntask,E,,4,1\n';
const DECK = JSON.stringify({
  boards: [
    {
      title: 'B',
      stacks: [
        {
          title: 'S',
          cards: [
            { id: 1, title: 'a', labels: [{ title: 'l' }], duedate: '2026-01-01' },
            { id: 2, title: 'b' },
          ],
        },
      ],
    },
  ],
});
const WEKAN = JSON.stringify({
  _format: 'wekan-board-1.0.0',
  lists: [{ _id: 'l', title: 'L' }],
  cards: [
    { _id: 'a', title: 'A', listId: 'l' },
    { _id: 'b', title: 'B', listId: 'l', members: ['x'] },
  ],
  users: [],
});

const SAMPLES: readonly {
  readonly format: ImportFormat;
  readonly text: string;
  readonly rows: number;
  readonly bytes: (text: string) => Uint8Array;
}[] = [
  { format: 'trello', text: sample('trello-board.json'), rows: 1, bytes: strToU8 },
  { format: 'taskwarrior', text: sample('taskwarrior.json'), rows: 5, bytes: strToU8 },
  { format: 'github', text: sample('github-pages.json'), rows: 13, bytes: strToU8 },
  { format: 'github', text: sample('github-add-labels.json'), rows: 4, bytes: strToU8 },
  { format: 'vikunja', text: sample('vikunja-data.json'), rows: 2, bytes: zipped },
  { format: 'csv', text: CSV, rows: 3, bytes: strToU8 },
  { format: 'csv', text: TODOIST, rows: 3, bytes: strToU8 },
  { format: 'deck', text: DECK, rows: 2, bytes: strToU8 },
  { format: 'wekan', text: WEKAN, rows: 2, bytes: strToU8 },
];

/** What holds for every plan, whatever it was made from. */
function expectSound(plan: ImportPlan): void {
  const keys = plan.tasks.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const task of plan.tasks) {
    expect(task.title).toMatch(/\S/);
    expect(task.title.length).toBeLessThanOrEqual(LIMITS.title);
    expect(task.title).not.toMatch(/[\n\r\0\u202E]/);
    for (const tag of task.tags) expect(tag.length).toBeLessThanOrEqual(LIMITS.tag);
    for (const { key } of task.links) expect(keys).toContain(key);
    for (const { name, url } of task.attachments)
      expect([name.includes('/') || name.includes('\\') || name === '..', url === undefined || /^(?:https?|mailto):/i.test(url)]).toEqual([
        false,
        true,
      ]);
    expect(Object.hasOwn(task.extra, '__proto__')).toBe(false);
    if (task.due !== undefined) expect(task.due).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  for (const { code, params } of plan.notes) {
    const text: string | undefined = Object.entries(importMessages.en).find(([key]) => key === `problem.${code}`)?.[1];
    for (const name of (text ?? '').matchAll(/(?<!(?:one|other) )\{([a-z]+)[,}]/g)) expect(Object.keys(params), code).toContain(name[1]);
    expect(text, code).toBeDefined();
  }
}

const accounted = (plan: ImportPlan) => plan.tasks.length + plan.notes.filter(({ level }) => level === 'skipped').length;

describe('every importer', () => {
  it('finds the format of its own files', () => {
    for (const { format, text, bytes } of SAMPLES) expect(detectFormat(bytes(text)), format).toBe(format);
    expect(detectFormat(strToU8('{"format":"relais-export/1","tables":{}}'))).toBe('relais');
    expect(detectFormat(strToU8('{"uuid":"a","description":"b"}\n{"uuid":"c","description":"d"}'))).toBe('taskwarrior');
    expect(detectFormat(strToU8(''))).toBeUndefined();
    expect(detectFormat(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]))).toBeUndefined();
    expect(detectFormat(strToU8('{"x":1}'))).toBeUndefined();
    expect(detectFormat(strToU8('\ufeff<!doctype html><title>Sign in</title>'))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => [undefined, 'csv', 'vikunja'].includes(detectFormat(bytes)) || true),
    );
  });

  it('makes a task or a note of every row of a whole file', async () => {
    for (const { format, text, rows, bytes } of SAMPLES) {
      const result = await readImport(format, bytes(text), options);
      expect(result.ok && accounted(result.value), format).toBe(rows);
      if (result.ok) expectSound(result.value);
    }
  });

  it('never throws on a damaged file, and never loses a row without a word', async () => {
    const junk = fc.constantFrom(
      '',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      'null',
      '\\',
      '\n',
      '0',
      '\u0000',
      '\u202E',
      '__proto__',
      'é',
      ';',
      '=1',
      '1e999',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SAMPLES),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), junk), { minLength: 1, maxLength: 3 }),
        async ({ format, text, rows, bytes }, cuts) => {
          let damaged = text;
          for (const [where, length, put] of cuts) {
            const from = Math.floor(where * damaged.length);
            damaged = damaged.slice(0, from) + put + damaged.slice(from + length);
          }
          const result = await readImport(format, bytes(damaged), options);
          if (!result.ok) return;
          expectSound(result.value);
          if (format === 'taskwarrior' && result.value.tasks.length < rows)
            expect(accounted(result.value)).toBeGreaterThan(result.value.tasks.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes values of any type where others were, and accounts for every card', async () => {
    const junk = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        1e300,
        '',
        'x',
        [],
        {},
        [[]],
        { id: {} },
        '=cmd|x',
        'javascript:alert(1)',
        '\u0000\u202Ex',
        'x'.repeat(3000),
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const card = fc.oneof(
      fc.record(
        {
          id: junk,
          name: junk,
          desc: junk,
          idList: junk,
          due: junk,
          closed: junk,
          idLabels: junk,
          idMembers: junk,
          attachments: junk,
          labels: junk,
          badges: junk,
          customFieldItems: junk,
          pos: junk,
        },
        { requiredKeys: [] },
      ),
      fc.record({ id: fc.constantFrom('a', 'b'), name: fc.string(), attachments: fc.array(fc.record({ url: junk, name: junk })) }),
      junk,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(card, { maxLength: 5 }),
        fc.record(
          { name: junk, lists: junk, labels: junk, members: junk, actions: junk, checklists: junk, customFields: junk },
          { requiredKeys: [] },
        ),
        async (cards, board) => {
          const result = await readImport('trello', strToU8(JSON.stringify({ ...board, cards })), options);
          if (!result.ok) throw new Error(result.problem.code);
          expect(accounted(result.value)).toBeGreaterThanOrEqual(cards.length);
          expectSound(result.value);
          for (const format of FORMATS) {
            const other = await readImport(
              format,
              format === 'vikunja' ? zipped(JSON.stringify([{ title: 'p', tasks: cards }])) : strToU8(JSON.stringify(cards)),
              options,
            );
            if (other.ok) expectSound(other.value);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('[A28] keeps hostile names as text', async () => {
    const rows =
      '[{"uuid":"__proto__","description":"constructor","__proto__":{"x":1},"constructor":"y","project":"__proto__","tags":["toString"]}]';
    const result = await readImport('taskwarrior', strToU8(rows), options);
    expect(result.ok && result.value.tasks).toMatchObject([
      {
        key: '__proto__',
        title: 'constructor',
        list: '__proto__',
        tags: ['toString'],
        extra: { '(__proto__)': '{"x":1}', '(constructor)': 'y' },
      },
    ]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('[A25] keeps links that lead to the web and refuses the others', async () => {
    const urls = [
      'https://x.fr/a',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'http://',
      ' https://x.fr',
      'HTTPS://X.FR',
      'mailto:a@b.fr',
    ];
    const board = { lists: [], cards: [{ id: 'a', name: 'a', attachments: urls.map((url) => ({ url, name: '../../x' })) }] };
    const result = await readImport('trello', strToU8(JSON.stringify(board)), options);
    expect(result.ok && result.value.tasks[0]?.attachments.map(({ name, url }) => [name, url])).toEqual([
      ['x', 'https://x.fr/a'],
      ['x', 'HTTPS://X.FR'],
      ['x', 'mailto:a@b.fr'],
    ]);
    expect(result.ok && result.value.notes.filter(({ code }) => code === 'import.link-unsafe')).toHaveLength(5);
  });

  it('shortens what is too long and keeps the whole of it elsewhere', async () => {
    const title = `${'mot '.repeat(200)}fin`;
    const board = {
      lists: [],
      cards: [{ id: 'a', name: title, desc: 'corps', attachments: [{ url: 'https://x.fr', name: `${'n'.repeat(400)}.tar.gz` }] }],
    };
    const result = await readImport('trello', strToU8(JSON.stringify(board)), options);
    const [task] = result.ok ? result.value.tasks : [];
    expect(task?.title).toHaveLength(LIMITS.title);
    expect(task?.body).toBe(`${title}\n\ncorps`);
    expect(task?.attachments[0]?.name).toMatch(/^n+….gz$/);
    expect(task?.attachments[0]?.name).toHaveLength(LIMITS.fileName);
  });

  it('leaves out what is beyond all measure, and says how much', async () => {
    const board = {
      lists: [],
      labels: [],
      cards: [{ id: 'a', name: 'a', labels: Array.from({ length: 600 }, (_, index) => ({ name: `l${index}` })) }],
    };
    const result = await readImport('trello', strToU8(JSON.stringify(board)), options);
    expect(result.ok && result.value.tasks[0]?.tags).toHaveLength(500);
    expect(result.ok && result.value.notes.at(-1)).toEqual({
      row: 1,
      level: 'lost',
      code: 'import.too-many',
      params: { title: 'a', count: 100 },
    });
  });

  it('goes on past ten thousand damaged lines', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => (index % 2 === 0 ? `{"uuid":"u${index}","description":"t"}` : '{"uuid":["'));
    const result = await readImport('taskwarrior', strToU8(lines.join('\n')), options);
    expect(result.ok && result.value.tasks.length).toBe(5000);
    expect(result.ok && accounted(result.value)).toBe(10_000);
  });
});

describe('the messages of the imports', () => {
  const sources = readdirSync(new URL('.', import.meta.url)).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.startsWith('messages'),
  );
  const used = new Set(
    sources.flatMap((name) =>
      [...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/'(import\.[a-z-]+)'/g)].map((found) => `problem.${found[1]}`),
    ),
  );

  it('are there for every code, in both languages, and none is left over', () => {
    expect([...used].toSorted()).toEqual(Object.keys(importMessages.en).toSorted());
    expect(checkCatalogue(importMessages)).toEqual([]);
  });
});
