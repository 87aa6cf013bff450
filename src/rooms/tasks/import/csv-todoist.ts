/** Todoist's project export: tasks, sections and comments are rows of one CSV file, sub-tasks are indented. */

import { cut } from './clean.ts';
import { cellDay } from './csv-dates.ts';
import type { CsvRecord } from './csv-reader.ts';
import type { FoundTask, PlanBuilder } from './plan.ts';
import { rhythmOf } from './rhythms.ts';
import type { ImportedTask, ImportOptions } from './types.ts';

const DAY_FIRST = { monthFirst: false, assumed: false };
/** Columns with a place of their own, or that say nothing about the task. */
const PLACED = new Set([
  'TYPE',
  'CONTENT',
  'DESCRIPTION',
  'PRIORITY',
  'INDENT',
  'AUTHOR',
  'RESPONSIBLE',
  'DATE',
  'DATE_LANG',
  'TIMEZONE',
  'IS_COLLAPSED',
]);

type Draft = { -readonly [Name in keyof FoundTask]: FoundTask[Name] } & {
  readonly line: number;
  readonly notes: { text: string; author?: string }[];
};

export function isTodoist(headers: readonly string[]): boolean {
  const names = headers.map((header) => header.trim().toUpperCase());
  return names.includes('TYPE') && names.includes('CONTENT') && (names.includes('INDENT') || names.includes('PRIORITY'));
}

export function addTodoistRows(headers: readonly string[], records: readonly CsvRecord[], options: ImportOptions, plan: PlanBuilder): void {
  const names = headers.map((header) => header.trim().toUpperCase());
  const parents: string[] = [];
  let section: string | undefined;
  let current: Draft | undefined;
  const flush = () => {
    if (current !== undefined) plan.task(current.line, { ...current, comments: current.notes });
    current = undefined;
  };
  for (const { cells, line } of records) {
    const cell = (name: string) => (cells[names.indexOf(name)] ?? '').trim();
    const type = cell('TYPE').toLowerCase();
    if (type === 'note' && current !== undefined)
      current.notes.push({ text: cell('CONTENT'), ...(person(cell('AUTHOR')) === '' ? {} : { author: person(cell('AUTHOR')) }) });
    else if (type === 'section') {
      flush();
      section = plan.list(cell('CONTENT'));
      parents.length = 0;
    } else if (type === 'task') {
      flush();
      const depth = Math.max(1, Math.min(Number(cell('INDENT')) || 1, parents.length + 1));
      parents.length = depth - 1;
      const rest = names.flatMap((name, column) => (PLACED.has(name) || name === '' ? [] : [[name.toLowerCase(), cells[column]] as const]));
      current = taskOf(cell, line, section, parents.at(-1), rest, options, plan);
      parents.push(current.key ?? '');
    } else plan.note(line, 'skipped', 'import.row-no-task', { type: cut(cell('TYPE'), 40), content: cut(cell('CONTENT'), 80) });
  }
  flush();
}

function taskOf(
  cell: (name: string) => string,
  line: number,
  list: string | undefined,
  parent: string | undefined,
  rest: NonNullable<FoundTask['extra']>,
  options: ImportOptions,
  plan: PlanBuilder,
): Draft {
  const { title, tags } = withoutLabels(cell('CONTENT'));
  const date = cell('DATE');
  const due = date === '' ? undefined : cellDay(date, DAY_FIRST, options, cell('TIMEZONE') || options.zone);
  const rule = date === '' || due !== undefined ? undefined : rhythmOf(date, options.today ?? '1970-01-01');
  if (due?.time !== undefined) plan.note(line, 'changed', 'import.due-time', { time: due.time, date: due.date });
  if (date !== '' && due === undefined && rule === undefined) plan.note(line, 'changed', 'import.date-unknown', { text: cut(date, 80) });
  const priority = cell('PRIORITY');
  return {
    line,
    notes: [],
    key: `row-${line}`,
    title,
    body: cell('DESCRIPTION'),
    list,
    due: due?.date,
    recurrence: rule,
    tags,
    holders: person(cell('RESPONSIBLE')) === '' ? [] : [person(cell('RESPONSIBLE'))],
    links: parent === undefined ? [] : [{ kind: 'part-of', key: parent }],
    extra: [
      ['priority', priority === '4' ? undefined : priority],
      ['date', due !== undefined && due.time === undefined ? undefined : date],
      ...rest,
    ],
  };
}

/** `Water the plants @home @garden`. */
function withoutLabels(content: string): { readonly title: string; readonly tags: ImportedTask['tags'] } {
  const tags = [...content.matchAll(/(?:^|\s)@([\p{L}\p{N}_-]+)/gu)].map((found) => found[1] ?? '');
  return { title: content.replace(/(?:^|\s)@[\p{L}\p{N}_-]+/gu, ' ').replace(/^\*\s+/, ''), tags };
}

/** `Ana Sousa (12345)`. */
function person(text: string): string {
  return text.replace(/\s*\(\d+\)$/, '');
}
