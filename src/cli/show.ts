/** Answers of commands and queries for people: lists as tables, rows as records, whatever the room. */

import type { Translate } from '../ui/i18n/index.ts';
import { asRecord, asTable } from './terminal.ts';

/** Columns of a list, in this order, as far as its rows have them; everything else is in the row itself. */
const LISTED = ['id', 'title', 'name', 'state', 'due', 'holders', 'tags', 'role', 'place', 'kind', 'zone', 'purpose', 'text'];

/** As much of an id as a list shows; its beginning is enough wherever an id is asked for. */
const SHORT = 8;

/** Names of rows by id, for the columns that point to them. */
export type Names = ReadonlyMap<string, string>;

export function showAnswer(t: Translate, name: string, answer: unknown, names: Names): string {
  if (answer === null || answer === undefined) return t('cli.nothing');
  if (Array.isArray(answer)) return showList(t, name, answer, names);
  if (!isRecord(answer)) return String(answer);
  const inner = Object.values(answer).find((value) => Array.isArray(value));
  const isListing = Object.keys(answer).length <= 4 && Array.isArray(inner) && inner.every(isRecord) && !('id' in answer);
  return isListing ? showList(t, name, inner as readonly unknown[], names) : showRecord(t, answer, names);
}

function showList(t: Translate, name: string, rows: readonly unknown[], names: Names): string {
  const records = rows.filter(isRecord);
  if (records.length === 0) return rows.length === 0 ? t('cli.empty', { name }) : rows.map(String).join('\n');
  const columns = LISTED.filter((column) => records.some((row) => shown(t, column, row[column], names) !== ''));
  const kept = columns.length > 0 ? columns : Object.keys(records[0] ?? {});
  return asTable(
    kept.map((column) => fieldName(t, column)),
    records.map((row) => kept.map((column) => (column === 'id' ? String(row.id).slice(0, SHORT) : shown(t, column, row[column], names)))),
  );
}

const showRecord = (t: Translate, row: Readonly<Record<string, unknown>>, names: Names): string =>
  asRecord(Object.entries(row).map(([column, value]) => [fieldName(t, column), shown(t, column, value, names)] as const));

const fieldName = (t: Translate, column: string): string => (t.has(`field.${column}`) ? t(`field.${column}`) : column);

function shown(t: Translate, column: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'cli.yes' : 'cli.no');
  if (typeof value === 'number') return looksLikeInstant(column, value) ? new Date(value).toISOString() : String(value);
  if (typeof value === 'string' && names.has(value)) return names.get(value) ?? '';
  if (typeof value === 'string') return t.has(`value.task.${column}.${value}`) ? t(`value.task.${column}.${value}`) : value;
  if (Array.isArray(value))
    return value
      .map((item) => shown(t, column, item, names))
      .filter((text) => text !== '')
      .join(', ');
  if (!isRecord(value)) return '';
  const name = value.name ?? value.title ?? value.text;
  return typeof name === 'string' ? name : JSON.stringify(value);
}

/** Instants are named for it: `createdAt`, `since`, `until`. */
const looksLikeInstant = (column: string, value: number): boolean =>
  value > 1e11 && (/At$/.test(column) || column === 'since' || column === 'until' || column === 'deleted');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
