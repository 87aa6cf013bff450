/** Rows of a CSV file as tasks, once it is known what its columns say. */

import { cut } from './clean.ts';
import { type Cells, cellsOf, isOwn, type Sheet } from './csv-cells.ts';
import type { Columns } from './csv-columns.ts';
import { cellDay, cellInstant, orderOf } from './csv-dates.ts';
import type { CsvRecord } from './csv-reader.ts';
import { rowState } from './csv-states.ts';
import type { PlanBuilder } from './plan.ts';
import { rhythmOf } from './rhythms.ts';
import type { ImportedLink, ImportedTask, ImportOptions } from './types.ts';

export function addRows(columns: Columns, records: readonly CsvRecord[], options: ImportOptions, plan: PlanBuilder): void {
  const sheet = sheetOf(columns, records, options, plan);
  const listsNoted = new Set<string>();
  for (const record of records) {
    const cells = cellsOf(record, sheet);
    const due = dueOf(cells, sheet, plan);
    const { state, kept } = rowState(cells, listsNoted, plan);
    const rhythm = rhythmIn(cells, sheet, plan);
    const links = linksOf(cells, sheet, plan);
    plan.task(cells.line, {
      key: cells.one('key') || undefined,
      title: cells.one('title'),
      why: cells.one('why'),
      nextStep: cells.one('nextStep'),
      body: cells.one('body'),
      state,
      list: cells.one('list'),
      position: Number(cells.one('position') || Number.NaN),
      due: due.date,
      createdAt: cellInstant(cells.one('createdAt'), sheet.orders.createdAt, options),
      doneAt:
        state === 'done' || state === 'dropped'
          ? cellInstant(cells.one('doneAt') || cells.one('done'), sheet.orders.doneAt, options)
          : undefined,
      tags: cells.many('tags'),
      holders: cells.many('holders'),
      role: cells.one('role'),
      place: cells.one('place'),
      checklist: checklistOf(cells),
      comments: commentsOf(cells, sheet, plan),
      links: links.known,
      attachments: cells
        .many('link')
        .filter(isLink)
        .map((url) => ({ name: url, url })),
      recurrence: rhythm.rule,
      extra: [
        ...due.kept,
        ...kept,
        ...rhythm.kept,
        ...links.kept,
        ...cells
          .many('link')
          .filter((text) => !isLink(text))
          .map((text) => ['link', text] as const),
        ...cells.extra,
      ],
    });
    if (cells.beyond > 0) plan.note(cells.line, 'changed', 'import.csv-cells', { count: cells.beyond });
  }
}

function sheetOf(columns: Columns, records: readonly CsvRecord[], options: ImportOptions, plan: PlanBuilder): Sheet {
  const columnValues = (field: 'due' | 'createdAt' | 'doneAt') => {
    const column = columns.of.get(field)?.[0];
    return column === undefined ? [] : records.map(({ cells }) => cells[column] ?? '');
  };
  const order = (field: 'due' | 'createdAt' | 'doneAt') => {
    const found = orderOf(columnValues(field), options);
    if (found.assumed)
      plan.note(undefined, 'changed', found.monthFirst ? 'import.month-first' : 'import.day-first', {
        column: columns.headers[columns.of.get(field)?.[0] ?? 0] ?? '',
      });
    return found;
  };
  for (const [column, header] of columns.extra) {
    if (records.some(({ cells }) => (cells[column] ?? '').trim() !== ''))
      plan.note(undefined, 'changed', 'import.column-kept', { column: header.trim() === '' ? `${column + 1}` : cut(header.trim(), 80) });
  }
  const sheet = {
    columns,
    options,
    own: isOwn(columns),
    orders: { due: order('due'), createdAt: order('createdAt'), doneAt: order('doneAt') },
    keys: new Map<string, string>(),
  };
  nameRows(records, sheet);
  return sheet;
}

/** What other rows may call a row: its key, its other numbers, and its title where no other has the same. */
function nameRows(records: readonly CsvRecord[], sheet: Sheet & { readonly keys: Map<string, string> }): void {
  const titles = new Map<string, string | undefined>();
  for (const record of records) {
    const cells = cellsOf(record, sheet);
    const key = cells.one('key') || `row-${record.line}`;
    for (const name of [key, ...cells.aliases]) if (!sheet.keys.has(name)) sheet.keys.set(name, key);
    const title = cells.one('title');
    titles.set(title, titles.has(title) ? undefined : key);
  }
  for (const [title, key] of titles) if (key !== undefined && title !== '' && !sheet.keys.has(title)) sheet.keys.set(title, key);
}

type Kept = readonly (readonly [string, string])[];

function dueOf(cells: Cells, sheet: Sheet, plan: PlanBuilder): { readonly date: string | undefined; readonly kept: Kept } {
  const text = cells.one('due');
  if (text === '') return { date: undefined, kept: [] };
  const day = cellDay(text, sheet.orders.due, sheet.options, cells.one('timeZone') || sheet.options.zone);
  if (day === undefined) plan.note(cells.line, 'changed', 'import.date-unknown', { text: cut(text, 80) });
  else if (day.time !== undefined) plan.note(cells.line, 'changed', 'import.due-time', { time: day.time, date: day.date });
  return { date: day?.date, kept: day === undefined || day.time !== undefined ? [[cells.header('due'), text]] : [] };
}

function rhythmIn(cells: Cells, sheet: Sheet, plan: PlanBuilder): { readonly rule: string | undefined; readonly kept: Kept } {
  const text = cells.one('recurrence');
  if (text === '' || /^(?:non?|none|aucune?|never|jamais|false|0)$/i.test(text)) return { rule: undefined, kept: [] };
  const rule = rhythmOf(text, sheet.options.today ?? '1970-01-01');
  if (rule === undefined) plan.note(cells.line, 'changed', 'import.recurrence-unknown', { text: cut(text, 80) });
  return { rule, kept: rule === undefined ? [[cells.header('recurrence'), text]] : [] };
}

function linksOf(cells: Cells, sheet: Sheet, plan: PlanBuilder): { readonly known: readonly ImportedLink[]; readonly kept: Kept } {
  const wanted = [
    ...(cells.one('parent') === '' ? [] : [['part-of', cells.one('parent')] as const]),
    ...cells.many('waitsOn').map((name) => ['waits-on', name] as const),
  ];
  const known: ImportedLink[] = [];
  const kept: [string, string][] = [];
  for (const [kind, name] of wanted) {
    const key = sheet.keys.get(name);
    if (key !== undefined) known.push({ kind, key });
    else {
      plan.note(cells.line, 'changed', 'import.link-kept', { key: cut(name, 80) });
      kept.push([kind, name]);
    }
  }
  return { known, kept };
}

/** `[x] Disk` a line, or `Disk; Memory`. */
function checklistOf(cells: Cells): ImportedTask['checklist'] {
  return cells.raw('checklist').flatMap((cell) => {
    const items = cell.includes('\n') || /^\s*\[[ x]\]/i.test(cell) ? cell.split('\n') : cell.split(';');
    return items.map((item) => {
      const found = /^\s*(?:[-*]\s*)?\[([ x])\]\s*(.*)$/i.exec(item);
      return found === null ? { title: item, done: false } : { title: found[2] ?? '', done: found[1] !== ' ' };
    });
  });
}

/** Jira writes `date;author;text`; a bare number only counts comments that are not in the file. */
function commentsOf(cells: Cells, sheet: Sheet, plan: PlanBuilder): ImportedTask['comments'] {
  return cells.raw('comments').flatMap((cell) => {
    if (/^\d{1,4}$/.test(cell.trim())) {
      if (Number(cell) > 0) plan.note(cells.line, 'lost', 'import.comments-missing', { count: Number(cell) });
      return [];
    }
    const found = /^([^;\n]{6,40});([^;\n]{0,80});([\s\S]+)$/.exec(cell);
    const at = found === null ? undefined : cellInstant(found[1] ?? '', sheet.orders.createdAt, sheet.options);
    if (found === null || at === undefined) return [{ text: cell }];
    return [{ at, text: found[3] ?? '', ...((found[2] ?? '') === '' ? {} : { author: found[2] ?? '' }) }];
  });
}

function isLink(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text);
}
