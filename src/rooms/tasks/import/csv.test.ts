/** CSV as many programs write it; every file here is our own, after the shape of theirs. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importCsv } from './csv.ts';
import { findDelimiter, readCsv } from './csv-reader.ts';
import { decodeText } from './encoding.ts';
import type { ImportOptions, ImportPlan } from './types.ts';

const options: ImportOptions = { zone: 'Europe/Paris', today: '2026-11-24' };

function imported(text: string, over: Partial<ImportOptions> = {}): ImportPlan {
  const result = importCsv(text, { ...options, ...over });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}
const codes = (plan: ImportPlan) => plan.notes.map(({ code }) => code);

describe('a spreadsheet of tasks', () => {
  it('is read with French headers, semicolons and dates with the day first', () => {
    const plan = imported(
      [
        'Titre;Pourquoi;Statut;Échéance;Responsables;Étiquettes;Liste;Salle;Notes',
        'Réparer le poste 12;La classe attend;En cours;12/09/2026;Ana Sousa, Zoé Martin;réseau, école;À faire;B12;"Ligne 1',
        'Ligne 2"',
        'Ranger;;Terminé;25/12/2026;;;;;',
      ].join('\r\n'),
    );
    expect(plan.tasks).toMatchObject([
      {
        key: 'row-2',
        row: 2,
        title: 'Réparer le poste 12',
        why: 'La classe attend',
        state: 'doing',
        due: '2026-09-12',
        holders: ['Ana Sousa', 'Zoé Martin'],
        tags: ['réseau', 'école'],
        list: 'À faire',
        body: 'Ligne 1\nLigne 2',
        place: 'B12',
        extra: {},
      },
      { key: 'row-4', row: 4, title: 'Ranger', state: 'done', due: '2026-12-25' },
    ]);
    expect(codes(plan)).toEqual([]);
  });

  it('is read with English headers, commas, tabs or bars', () => {
    for (const delimiter of [',', '\t', '|', ';']) {
      const plan = imported(
        [
          `Task Name${delimiter}Due Date${delimiter}Assigned To`,
          `Fix${delimiter}2026-12-01${delimiter}Ana`,
          `Clean${delimiter}${delimiter}`,
        ].join('\n'),
      );
      expect(plan.tasks, delimiter).toMatchObject([
        { title: 'Fix', due: '2026-12-01', holders: ['Ana'] },
        { title: 'Clean', holders: [] },
      ]);
    }
  });

  it('tells from the whole column whether the day or the month comes first', () => {
    const dues = (plan: ImportPlan) => plan.tasks.map(({ due }) => due);
    expect(dues(imported('title,due\na,03/04/2026\nb,25/04/2026'))).toEqual(['2026-04-03', '2026-04-25']);
    expect(dues(imported('title,due\na,03/04/2026\nb,04/25/2026'))).toEqual(['2026-03-04', '2026-04-25']);
    expect(dues(imported('title,due\na,03/04/2026', { monthFirst: true }))).toEqual(['2026-03-04']);
    expect(dues(imported('title,due\na,3/4/26 3:04 PM'))).toEqual(['2026-03-04']);
    const assumed = imported('title,due\na,03/04/2026');
    expect(dues(assumed)).toEqual(['2026-04-03']);
    expect(codes(assumed)).toEqual(['import.day-first']);
  });

  it('reads dates in words, from spreadsheets and with times, and says when a time is left out', () => {
    const plan = imported(
      'title;due\na;12 sept. 2026\nb;Sep 12, 2026\nc;46277\nd;2026/9/12\ne;demain\nf;12/Sep/26 3:04 PM\ng;2026-09-11T22:30:00Z\nh;un jour',
    );
    expect(plan.tasks.map(({ due }) => due)).toEqual([
      '2026-09-12',
      '2026-09-12',
      '2026-09-12',
      '2026-09-12',
      '2026-11-25',
      '2026-09-12',
      '2026-09-12',
      undefined,
    ]);
    expect(plan.notes).toEqual([
      { row: 7, level: 'changed', code: 'import.due-time', params: { time: '15:04', date: '2026-09-12' } },
      { row: 8, level: 'changed', code: 'import.due-time', params: { time: '00:30', date: '2026-09-12' } },
      { row: 9, level: 'changed', code: 'import.date-unknown', params: { text: 'un jour' } },
    ]);
    expect(plan.tasks[7]?.extra).toEqual({ due: 'un jour' });
  });

  it('keeps unknown columns and cells as text, and says so', () => {
    const plan = imported('Title,Points,Couleur,\na,3,,x,trop\nb,,,');
    expect(plan.tasks.map(({ extra }) => extra)).toEqual([{ Points: '3', 'column 4': 'x', 'column 5': 'trop' }, {}]);
    expect(codes(plan)).toEqual(['import.column-kept', 'import.column-kept', 'import.csv-cells']);
  });

  it('keeps a word it does not know as a state', () => {
    const plan = imported('Title,Status\na,Zen\nb,Closed\nc,À faire\nd,Annulé\ne,Bloqué');
    expect(plan.tasks.map(({ state }) => state)).toEqual(['open', 'done', 'open', 'dropped', 'waiting']);
    expect(plan.tasks[0]?.extra).toEqual({ Status: 'Zen' });
    expect(codes(plan)).toEqual(['import.state-unknown']);
  });

  it('links sub-tasks and what is waited for by key or by title', () => {
    const plan = imported('Id,Title,Parent,Depends on\n1,House,,\n2,Roof,1,"3; Walls"\n3,Walls,House,\n4,Door,,Nowhere');
    expect(plan.tasks.map(({ links }) => links)).toEqual([
      [],
      [
        { kind: 'part-of', key: '1' },
        { kind: 'waits-on', key: '3' },
      ],
      [{ kind: 'part-of', key: '1' }],
      [],
    ]);
    expect(plan.tasks[3]?.extra).toEqual({ 'waits-on': 'Nowhere' });
  });

  it('takes a rhythm, a checklist and comments', () => {
    const plan = imported(
      'Title;Récurrence;Checklist;Commentaires\na;tous les mardis;"[x] Disque\n[ ] Mémoire";Bien vu\nb;parfois;Un; \nc;FREQ=DAILY;;3',
    );
    expect(plan.tasks).toMatchObject([
      {
        recurrence: 'FREQ=WEEKLY;BYDAY=TU',
        checklist: [
          { title: 'Disque', done: true },
          { title: 'Mémoire', done: false },
        ],
        comments: [{ text: 'Bien vu' }],
      },
      { checklist: [{ title: 'Un', done: false }], extra: { Récurrence: 'parfois' } },
      { recurrence: 'FREQ=DAILY', comments: [] },
    ]);
    expect(codes(plan)).toEqual(['import.recurrence-unknown', 'import.comments-missing']);
  });

  it('is a list of titles when it has one column', () => {
    expect(imported('Acheter du pain\nRéparer, vite\n\nAppeler').tasks.map(({ title }) => title)).toEqual([
      'Acheter du pain',
      'Réparer, vite',
      'Appeler',
    ]);
    expect(imported('Titre\nUn\nDeux').tasks.map(({ title }) => title)).toEqual(['Un', 'Deux']);
  });

  it('asks which column is the title when none says so', () => {
    const result = importCsv('Machin;Truc\na;b', options);
    expect(result).toEqual({ ok: false, problem: { code: 'import.csv-no-title', params: { columns: 'Machin, Truc' } } });
    expect(imported('Machin;Truc\na;b', { columns: { Truc: 'title' } }).tasks).toMatchObject([{ title: 'b', extra: { Machin: 'a' } }]);
  });

  it('is refused when it is empty', () => {
    for (const text of ['', '\n\n', '﻿']) expect(importCsv(text, options).ok, JSON.stringify(text)).toBe(text === '﻿');
  });
});

describe('other programs', () => {
  it('Todoist: sections, sub-tasks and comments', () => {
    const plan = imported(
      [
        'TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION',
        'task,Préparer la rentrée @école @2026,Avec Zoé,1,1,Ana (12),Zoé (34),12 Sep 2026,en,Europe/Paris,',
        'note,Voir la mairie,,,,Ana (12),,,,,',
        'task,Imprimer,,4,2,Ana (12),,every tuesday,en,,30',
        'task,Découper,,4,3,,,,,,',
        ',,,,,,,,,,',
        'section,Plus tard,,,,,,,,,',
        'task,Ranger,,4,1,,,zut,fr,,',
        'meta,view_style=list,,,,,,,,,',
      ].join('\n'),
    );
    expect(plan.tasks).toMatchObject([
      {
        title: 'Préparer la rentrée',
        body: 'Avec Zoé',
        due: '2026-09-12',
        tags: ['école', '2026'],
        holders: ['Zoé'],
        comments: [{ author: 'Ana', text: 'Voir la mairie' }],
        extra: { priority: '1' },
      },
      {
        title: 'Imprimer',
        recurrence: 'FREQ=WEEKLY;BYDAY=TU',
        links: [{ kind: 'part-of', key: 'row-2' }],
        extra: { date: 'every tuesday', duration: '30' },
      },
      { title: 'Découper', links: [{ kind: 'part-of', key: 'row-4' }] },
      { title: 'Ranger', list: 'Plus tard', links: [], extra: { date: 'zut' } },
    ]);
    expect(plan.lists).toEqual(['Plus tard']);
    expect(plan.notes.map(({ row, code }) => [row, code])).toEqual([
      [8, 'import.date-unknown'],
      [9, 'import.row-no-task'],
    ]);
  });

  it('TickTick: a preamble, states as figures, days in the zone of the row', () => {
    const plan = imported(
      [
        '"Date: 2026-11-24+0000"',
        '"Version: 7.1"',
        '"Status: ',
        '0 Normal',
        '1 Completed',
        '2 Archived"',
        '"Folder Name","List Name","Title","Kind","Tags","Content","Is Check list","Start Date","Due Date","Reminder","Repeat","Priority","Status","Created Time","Completed Time","Order","Timezone","Is All Day"',
        '"Maison","Courses","Pain","TEXT","a, b","Complet","N","","2026-12-01T23:00:00+0000","","FREQ=DAILY;INTERVAL=2","0","0","2026-11-01T10:00:00+0000","","-100","Europe/Paris","true"',
        '"Maison","Courses","Lait","TEXT","","","N","","","","","5","2","2026-11-01T10:00:00+0000","2026-11-02T10:00:00+0000","-99","Europe/Paris","false"',
      ].join('\n'),
    );
    expect(plan.tasks).toMatchObject([
      {
        title: 'Pain',
        body: 'Complet',
        list: 'Courses',
        due: '2026-12-02',
        state: 'open',
        tags: ['a', 'b'],
        recurrence: 'FREQ=DAILY;INTERVAL=2',
        position: -100,
        createdAt: 1793527200000,
        extra: { 'Folder Name': 'Maison' },
      },
      { title: 'Lait', state: 'done', doneAt: 1793613600000 },
    ]);
    expect(plan.notes[0]).toEqual({ level: 'skipped', code: 'import.csv-preamble', params: { count: 3 } });
  });

  it('Jira: repeated columns, links, comments with author and date', () => {
    const plan = imported(
      [
        'Summary,Issue key,Issue id,Parent,Status,Assignee,Labels,Labels,Comment,Created,Inward issue link (Blocks)',
        'Fix,REL-1,10001,,In Progress,"Dupont, Marie",a,b,"12/Sep/26 3:04 PM;ana;Vu ; oui",10/Sep/26 9:00 AM,',
        'Sub,REL-2,10002,10001,Done,,,,,,REL-1',
      ].join('\n'),
    );
    expect(plan.tasks).toMatchObject([
      {
        key: 'REL-1',
        title: 'Fix',
        state: 'doing',
        holders: ['Dupont, Marie'],
        tags: ['a', 'b'],
        comments: [{ author: 'ana', at: 1789218240000, text: 'Vu ; oui' }],
        createdAt: 1789023600000,
      },
      {
        key: 'REL-2',
        state: 'done',
        links: [
          { kind: 'part-of', key: 'REL-1' },
          { kind: 'waits-on', key: 'REL-1' },
        ],
      },
    ]);
  });

  it('a board of columns: Kanboard, Planner, Asana', () => {
    const kanboard = imported('Task Id,Title,Column,Project,Due date\n7,Tri,En cours,École,2026-12-01');
    expect(kanboard.tasks).toMatchObject([{ key: '7', state: 'doing', list: 'En cours', extra: { Project: 'École' } }]);
    expect(codes(kanboard)).toContain('import.state-from-list');
    const planner = imported(
      'ID de tâche;Nom de tâche;Nom du compartiment;Progression;Assigné à;Éléments de la liste de contrôle\nx1;Tri;Lot 1;En cours;Ana;un;deux'.replace(
        'un;deux',
        '"un;deux"',
      ),
    );
    expect(planner.tasks).toMatchObject([
      { key: 'x1', title: 'Tri', list: 'Lot 1', state: 'doing', holders: ['Ana'], checklist: [{ title: 'un' }, { title: 'deux' }] },
    ]);
    const asana = imported(
      'Task ID,Created At,Completed At,Name,Section/Column,Assignee,Due Date,Tags,Notes,Parent task\n1,2026-01-02,2026-01-03,Tri,Lot,Ana,2026-01-04,t,n,',
    );
    expect(asana.tasks).toMatchObject([{ key: '1', title: 'Tri', list: 'Lot', state: 'done', due: '2026-01-04', body: 'n' }]);
  });
});

describe('bytes of a text file', () => {
  const text = 'Titre;Échéance\nRéparer l’écran – « vite » €;demain\n';
  const utf16 = (little: boolean) =>
    Uint8Array.from(
      [...text].flatMap((character) =>
        little
          ? [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]
          : [character.charCodeAt(0) >> 8, character.charCodeAt(0) & 255],
      ),
    );
  const windows = Uint8Array.from(
    [...text].map((character) => ({ '’': 0x92, '–': 0x96, '€': 0x80 })[character] ?? character.charCodeAt(0)),
  );

  it('are read whatever their encoding', () => {
    const utf8 = new TextEncoder().encode(text);
    const files = [
      utf8,
      [0xef, 0xbb, 0xbf, ...utf8],
      [0xff, 0xfe, ...utf16(true)],
      [0xfe, 0xff, ...utf16(false)],
      utf16(true),
      utf16(false),
      windows,
    ];
    for (const file of files) expect(decodeText(Uint8Array.from(file))).toBe(text);
  });

  it('never make decoding throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decodeText(bytes) === 'string'));
  });
});

describe('a CSV reader', () => {
  const cell = fc.oneof(fc.constantFrom('', 'a', '"', 'a"b', ',', ';', '\n', '\r\n', ' x ', '""'), fc.string({ maxLength: 6 }));

  it('reads back whatever was written, with every delimiter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, delimiter) => {
          const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
          expect(readCsv(text, delimiter).records.map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
  });

  it('loses no row to a quote that never closes', () => {
    const { records, damaged } = readCsv('a,b\n"x,y\nc,d\n5" pipe,e', ',');
    expect(records.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['"x', 'y'],
      ['c', 'd'],
      ['5" pipe', 'e'],
    ]);
    expect(damaged).toEqual([2]);
  });

  it('finds the delimiter though others stand in the text', () => {
    expect(findDelimiter('a;b\n1,5;2,5\n3,5;x')).toBe(';');
    expect(findDelimiter('a,b\n"x;y;z",2')).toBe(',');
    expect(findDelimiter('sep=|\na|b')).toBe('|');
  });

  it('never throws, and every row is a task or a note', () => {
    const line = fc.oneof(
      fc.constantFrom('titre;date', 'TYPE,CONTENT,INDENT', 'task,a,1', 'note,b,', '"', 'a,b', '=1+1', '__proto__,constructor', 'x;"y', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const result = importCsv(['title,due', ...lines].join('\n'), options);
        if (!result.ok) return;
        const keys = result.value.tasks.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const task of result.value.tasks) expect(task.title).not.toBe('');
      }),
    );
  });
});
