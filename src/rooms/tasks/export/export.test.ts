/** Exported files, read back by our own import, by a calendar library, and by eye. */

import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { dateOfDay } from '../../../kernel/civil-date.ts';
import { checkCatalogue, createTranslator } from '../../../ui/i18n/index.ts';
import { safeCell } from '../../csv.ts';
import { isoInstant } from '../../utc.ts';
import { cleanLine, cleanText } from '../import/clean.ts';
import { importCsv } from '../import/csv.ts';
import { type ExportTask, exportCalendar, exportCsv, exportMarkdown } from './index.ts';
import { exportMessages } from './messages.ts';

const say = { en: createTranslator('en', exportMessages), fr: createTranslator('fr', exportMessages) };
const AT = 1795512600000;

const full: ExportTask = {
  id: 't1',
  title: 'Réparer le poste 12',
  why: 'La classe attend',
  nextStep: 'Commander un disque',
  details: 'Ligne 1\nLigne 2',
  state: 'doing',
  list: 'À faire',
  role: 'Maintenance',
  place: 'École du Bourg',
  due: '2026-11-27',
  holders: ['Ana Sousa', 'Zoé; Martin'],
  tags: ['réseau'],
  checklist: [
    { title: 'Disque', done: true },
    { title: 'Mémoire', done: false },
  ],
  waitsOn: ['t2'],
  partOf: [],
  createdAt: AT - 86_400_000,
  recurrence: 'FREQ=WEEKLY;BYDAY=FR',
};
const bare: ExportTask = {
  id: 't2',
  title: 'Ranger',
  state: 'done',
  doneAt: AT,
  holders: [],
  tags: [],
  checklist: [],
  waitsOn: [],
  partOf: ['t1'],
};

const nasty = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+33',
    '-x',
    '@cmd',
    '\t=1',
    '＝1',
    "'=1",
    "''+",
    ' =1',
    '"',
    'a"b;c,d',
    'a\nb',
    '\r=1',
    'BEGIN:VCALENDAR\r\nEND:VCALENDAR',
    '<b>',
    '[x](javascript:y)',
    '# t',
    '- l',
    '1. n',
    '\\',
    '😀'.repeat(40),
    'é'.repeat(80),
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ maxLength: 20 }),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anyTask = fc.record({
  title: nasty,
  why: optional(nasty),
  nextStep: optional(nasty),
  details: optional(nasty),
  state: fc.constantFrom('open' as const, 'doing' as const, 'waiting' as const, 'done' as const, 'dropped' as const),
  list: optional(nasty),
  role: optional(nasty),
  place: optional(nasty),
  due: optional(fc.integer({ min: 0, max: 40_000 }).map(dateOfDay)),
  holders: fc.array(nasty, { maxLength: 3 }),
  tags: fc.array(nasty, { maxLength: 3 }),
  checklist: fc.array(fc.record({ title: nasty, done: fc.boolean() }), { maxLength: 2 }),
  createdAt: optional(fc.integer({ min: 0, max: 4e12 })),
});

/** As the import keeps texts: what a person sees is the same. */
const tasks = fc.array(anyTask, { maxLength: 4 }).map((all) =>
  all.map((task, index): ExportTask => {
    const kept = <T>(name: string, value: T | undefined): Record<string, T> =>
      value === undefined || value === '' ? {} : { [name]: value };
    const line = (text: string | undefined) => (text === undefined ? undefined : cleanLine(text));
    const lines = (texts: readonly string[]) => [...new Set(texts.map(cleanLine).filter((text) => text !== ''))];
    return {
      id: `id${index}`,
      title: cleanLine(task.title) || 'x',
      state: task.state,
      holders: lines(task.holders),
      tags: lines(task.tags),
      waitsOn: index > 0 ? ['id0'] : [],
      partOf: [],
      checklist: task.checklist.flatMap(({ title, done }) => (cleanLine(title) === '' ? [] : [{ title: cleanLine(title), done }])),
      ...kept('why', cleanText(task.why ?? '').trim()),
      ...kept('nextStep', cleanText(task.nextStep ?? '').trim()),
      ...kept('details', cleanText(task.details ?? '').trim()),
      ...kept('list', line(task.list)),
      ...kept('role', line(task.role)),
      ...kept('place', line(task.place)),
      ...kept('due', task.due),
      ...kept('createdAt', task.createdAt),
    };
  }),
);

describe('CSV', () => {
  it('has the words of the reader, every cell in quotes', () => {
    const lines = exportCsv({ name: 'x', tasks: [bare] }, say.fr, { delimiter: ';' }).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF"Identifiant";"Titre";"Pourquoi";"Prochaine étape";"État"/);
    expect(lines[1]).toBe(`"t2";"Ranger";"";"";"faite";"";"";"";"";"";"";"";"";"t1";"";"";"${isoInstant(AT)}";""`);
    expect(isoInstant(AT)).toBe(new Date(AT).toISOString());
  });

  it('[A16] has no cell that a spreadsheet takes for a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠1', "'=1", '\u00a0=1']) {
      expect(safeCell(text), JSON.stringify(text)).toMatch(/^"'/);
    }
    expect(safeCell("l'eau = 1")).toBe('"l\'eau = 1"');
    fc.assert(fc.property(nasty, (text) => !/^"\s*[=+\-@＝＋－＠\t\r\n]/.test(safeCell(text))));
  });

  it('[A16] is read back by our own import as it was, in both languages and with both delimiters', () => {
    fc.assert(
      fc.property(
        tasks,
        fc.constantFrom('en' as const, 'fr' as const),
        fc.constantFrom(',' as const, ';' as const),
        (all, language, delimiter) => {
          const text = exportCsv({ name: 'x', tasks: all }, say[language], { delimiter }).slice(1);
          const result = importCsv(text, { zone: 'Europe/Paris' });
          if (!result.ok) throw new Error(result.problem.code);
          const back = result.value.tasks.map(
            ({ key, title, why, nextStep, body, state, list, role, place, due, holders, tags, checklist, links, createdAt }) => ({
              key,
              title,
              why,
              nextStep,
              body,
              state,
              list,
              role,
              place,
              due,
              holders,
              tags,
              checklist,
              links,
              createdAt,
            }),
          );
          expect(back).toEqual(
            all.map(({ id, details, waitsOn, partOf: _, ...task }) => ({
              ...undefinedFields,
              ...task,
              key: id,
              body: details,
              links: waitsOn.map((key) => ({ kind: 'waits-on', key })),
            })),
          );
        },
      ),
    );
  });

  const undefinedFields = {
    why: undefined,
    nextStep: undefined,
    body: undefined,
    list: undefined,
    role: undefined,
    place: undefined,
    due: undefined,
    createdAt: undefined,
  };

  it('is read back with rhythm, completion and names that hold semicolons', () => {
    const result = importCsv(exportCsv({ name: 'x', tasks: [full, bare] }, say.fr).slice(1), { zone: 'Europe/Paris' });
    expect(result.ok && result.value.tasks).toMatchObject([
      {
        key: 't1',
        holders: ['Ana Sousa', 'Zoé; Martin'],
        recurrence: 'FREQ=WEEKLY;BYDAY=FR',
        state: 'doing',
        body: 'Ligne 1\nLigne 2',
        links: [{ kind: 'waits-on', key: 't2' }],
      },
      { key: 't2', state: 'done', doneAt: AT, links: [{ kind: 'part-of', key: 't1' }] },
    ]);
    expect(result.ok && result.value.notes).toEqual([]);
  });
});

describe('Markdown', () => {
  it('groups by list with check boxes', () => {
    expect(exportMarkdown({ name: 'École', tasks: [full, bare] }, say.fr)).toBe(
      [
        '# École',
        '',
        '## À faire',
        '',
        '- [ ] Réparer le poste 12',
        '  - Pourquoi : La classe attend',
        '  - Prochaine étape : Commander un disque',
        '  - État : en cours',
        '  - Porteur·ses : Ana Sousa, Zoé; Martin',
        '  - Échéance : 2026-11-27',
        '  - Rôle : Maintenance',
        '  - Lieu : École du Bourg',
        '  - Étiquettes : réseau',
        '  - Attend : Ranger',
        '  - Récurrence : FREQ=WEEKLY;BYDAY=FR',
        '  - [x] Disque',
        '  - [ ] Mémoire',
        '',
        '  > Ligne 1',
        '  > Ligne 2',
        '',
        '',
        '## Sans liste',
        '',
        '- [x] Ranger',
        '  - Fait partie de : Réparer le poste 12',
        '',
      ]
        .join('\n')
        .replaceAll(' :', '\u00A0:'),
    );
    expect(exportMarkdown({ name: 'x', tasks: [bare, full] }, say.en, 'state')).toMatch(
      /^# x\n\n## in progress\n\n- \[ \] Réparer[\s\S]+## done\n\n- \[x\] Ranger/,
    );
  });

  it('[A18] shows every text as it is: one line, no markup of its own', () => {
    fc.assert(
      fc.property(nasty, (title) => {
        const lines = exportMarkdown({ name: 'x', tasks: [{ ...bare, partOf: [], title }] }, say.en).split('\n');
        expect(lines).toHaveLength(6);
        const shown = (lines[4] ?? '').replace(/^- \[x\] ?/, '');
        expect(shown.replace(/\\([!-/:-@[-`{-~])/g, '')).not.toMatch(/[\\`*_[\]<>|~#&$]/);
        expect(shown.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(title.replace(/\s+/g, ' ').trim());
        expect(shown).not.toMatch(/^(?:[-+=#>]|\d+[.)])/);
      }),
    );
  });
});

describe('iCalendar', () => {
  const parse = (text: string) => new ICAL.Component(ICAL.parse(text));

  it('is read by another program', () => {
    const calendar = parse(exportCalendar({ name: 'École; du Bourg', tasks: [full, bare] }, say.en, { at: AT, as: 'both' }));
    const [first, second] = calendar.getAllSubcomponents('vtodo');
    const [event] = calendar.getAllSubcomponents('vevent');
    expect(first?.getFirstPropertyValue('uid')).toBe('t1@relais');
    expect(String(first?.getFirstPropertyValue('due'))).toBe('2026-11-27');
    expect(first?.getFirstPropertyValue('status')).toBe('IN-PROCESS');
    expect(first?.getFirstPropertyValue('description')).toBe('Why: La classe attend\n\nNext step: Commander un disque\n\nLigne 1\nLigne 2');
    expect(first?.getAllProperties('contact').map((property) => property.getFirstValue())).toEqual(['Ana Sousa', 'Zoé; Martin']);
    expect(String(second?.getFirstPropertyValue('completed'))).toBe('2026-11-24T09:30:00Z');
    expect(second?.getFirstProperty('related-to')?.getParameter('reltype')).toBe('PARENT');
    expect([String(event?.getFirstPropertyValue('dtstart')), String(event?.getFirstPropertyValue('dtend'))]).toEqual([
      '2026-11-27',
      '2026-11-28',
    ]);
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  });

  it('[A25] lets no text break out of its line, folds at 75 octets, and gives the texts back', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 4 }), nasty, (titles, place) => {
        const all = titles.map(
          (title, index): ExportTask => ({ ...bare, id: `é ${index}\r\n`, title, place, tags: [title], details: title, holders: [place] }),
        );
        const text = exportCalendar({ name: place, tasks: all }, say.en, { at: AT, as: 'both' });
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const calendar = parse(text);
        const todos = calendar.getAllSubcomponents('vtodo');
        // Without a task a time zone stands alone: a calendar has a component (RFC 5545, 3.6).
        expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(
          titles.length === 0 ? ['vtimezone'] : titles.map(() => 'vtodo'),
        );
        const kept = (value: string) =>
          [...value.toWellFormed().replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')]
            .filter((character) => character === '\n' || character === '\t' || (character >= ' ' && character !== '\u007F'))
            .join('');
        expect(todos.map((todo) => todo.getFirstPropertyValue('summary'))).toEqual(titles.map(kept));
        expect(new Set(todos.map((todo) => todo.getFirstPropertyValue('uid'))).size).toBe(titles.length);
      }),
    );
  });
});

describe('the words of the exports', () => {
  it('are there in both languages', () => {
    expect(checkCatalogue(exportMessages)).toEqual([]);
  });
});
