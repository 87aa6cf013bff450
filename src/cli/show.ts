/** Answers of commands and queries for people: lists as tables, rows as records, whatever the room. */

import type { Translate } from '../ui/i18n/index.ts';
import { asRecord, asTable } from './terminal.ts';

/** Columns of a list, in this order, as far as its rows have them; everything else is in the row itself. */
const LISTED = ['id', 'title', 'name', 'state', 'due', 'holders', 'tags', 'role', 'place', 'kind', 'zone', 'purpose', 'text'];

export function showAnswer(t: Translate, name: string, answer: unknown): string {
  if (answer === null || answer === undefined) return t('cli.nothing');
  if (Array.isArray(answer)) return showList(t, name, answer);
  if (!isRecord(answer)) return String(answer);
  const inner = Object.values(answer).find((value) => Array.isArray(value));
  const isListing = Object.keys(answer).length <= 4 && Array.isArray(inner) && inner.every(isRecord) && !('id' in answer);
  return isListing ? showList(t, name, inner as readonly unknown[]) : showRecord(t, answer);
}

function showList(t: Translate, name: string, rows: readonly unknown[]): string {
  const records = rows.filter(isRecord);
  if (records.length === 0) return rows.length === 0 ? t('cli.empty', { name }) : rows.map(String).join('\n');
  const columns = LISTED.filter((column) => records.some((row) => shown(t, column, row[column]) !== ''));
  const kept = columns.length > 0 ? columns : Object.keys(records[0] ?? {});
  return asTable(
    kept.map((column) => fieldName(t, column)),
    records.map((row) => kept.map((column) => shown(t, column, row[column]))),
  );
}

const showRecord = (t: Translate, row: Readonly<Record<string, unknown>>): string =>
  asRecord(Object.entries(row).map(([column, value]) => [fieldName(t, column), shown(t, column, value)] as const));

const fieldName = (t: Translate, column: string): string => (t.has(`field.${column}`) ? t(`field.${column}`) : column);

function shown(t: Translate, column: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'cli.yes' : 'cli.no');
  if (typeof value === 'number') return looksLikeInstant(column, value) ? new Date(value).toISOString() : String(value);
  if (typeof value === 'string') return t.has(`value.task.${column}.${value}`) ? t(`value.task.${column}.${value}`) : value;
  if (Array.isArray(value))
    return value
      .map((item) => shown(t, column, item))
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
