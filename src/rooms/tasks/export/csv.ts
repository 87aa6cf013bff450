/** Tasks as CSV for spreadsheets, which our own import reads back as they were. */

import { csvFile, type Delimiter } from '../../csv.ts';
import { isoInstant } from '../../utc.ts';
import type { ExportInput, ExportTask, Say } from './types.ts';

/** The columns, in order: the name of the header's message and what stands below it. */
const COLUMNS: readonly (readonly [header: string, cell: (task: ExportTask, say: Say) => string])[] = [
  ['id', (task) => task.id],
  ['title', (task) => task.title],
  ['why', (task) => task.why ?? ''],
  ['next-step', (task) => task.nextStep ?? ''],
  ['state', (task, say) => say(`export.state.${task.state}`)],
  ['holders', (task) => listed(task.holders)],
  ['role', (task) => task.role ?? ''],
  ['place', (task) => task.place ?? ''],
  ['list', (task) => task.list ?? ''],
  ['due', (task) => task.due ?? ''],
  ['tags', (task) => listed(task.tags)],
  ['checklist', (task) => task.checklist.map(({ title, done }) => `[${done ? 'x' : ' '}] ${title}`).join('\n')],
  ['waits-on', (task) => listed(task.waitsOn)],
  ['part-of', (task) => listed(task.partOf)],
  ['recurrence', (task) => task.recurrence ?? ''],
  ['created', (task) => (task.createdAt === undefined ? '' : isoInstant(task.createdAt))],
  ['done', (task) => (task.doneAt === undefined ? '' : isoInstant(task.doneAt))],
  ['details', (task) => task.details ?? ''],
];

export interface CsvOptions {
  /** `,` unless told. */
  readonly delimiter?: Delimiter;
}

export function exportCsv(input: ExportInput, say: Say, options: CsvOptions = {}): string {
  const header = COLUMNS.map(([name]) => say(`export.column.${name}`));
  const rows = input.tasks.map((task) => COLUMNS.map(([, cell]) => cell(task, say)));
  return csvFile([header, ...rows], options.delimiter ?? ',');
}

/** Parted by semicolons; a semicolon or backslash in a name stands behind a backslash. */
function listed(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\;]/g, '\\$&')).join('; ');
}
