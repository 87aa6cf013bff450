/** Answers of commands and queries for people: lists as tables, rows as records, whatever the room. */

import type { Field, Table } from '../replica/schema.ts';
import { DELETED } from '../replica/schema.ts';
import type { Registry } from '../rooms/create-registry.ts';
import { fieldWords, nounOf, rowName, valueWords } from '../rooms/words.ts';
import type { Translate } from '../ui/i18n/index.ts';
import { asRecord, asTable } from './terminal.ts';

/** How many columns a list has beside the id, where its query does not say which. */
const COLUMNS = 6;

/** As much of an id as a list shows; its beginning is enough wherever an id is asked for. */
const SHORT = 8;

/** What is too long for a line. */
const LONG: readonly Field['kind'][] = ['long', 'text', 'json'];

/** Names of rows by id, for the columns that point to them. */
export type Names = ReadonlyMap<string, string>;

/** What is known about an answer beside itself. */
export interface About {
  /** The command or query. */
  readonly name: string;
  readonly names: Names;
  readonly registry: Registry;
}

export function showAnswer(t: Translate, about: About, answer: unknown): string {
  if (answer === null || answer === undefined) return t('cli.nothing');
  if (Array.isArray(answer)) return showList(t, about, answer, about.registry.queries.get(about.name)?.shows);
  if (!isRecord(answer)) return String(answer);
  const parts = partsOf(answer);
  if (parts.length === 0) return showRecord(t, about, answer);
  const filled = inOrder(parts, about.registry.queries.get(about.name)?.shows ?? []).filter(([, rows]) => rows.length > 0);
  if (filled.length === 0) return t('cli.empty', { name: about.name });
  return filled.map(([key, rows]) => `${word(t, about, key)}\n${showList(t, about, rows)}`).join('\n\n');
}

/** Several lists in one answer, such as what waits for me today; none when it is a row. */
function partsOf(answer: Readonly<Record<string, unknown>>): readonly (readonly [string, readonly unknown[]])[] {
  const parts = Object.entries(answer).flatMap(([key, value]) =>
    Array.isArray(value) && value.every(isRecord) ? [[key, value] as const] : [],
  );
  return 'id' in answer || parts.length < Object.keys(answer).length ? [] : parts;
}

const inOrder = <T>(parts: readonly (readonly [string, T])[], first: readonly string[]) =>
  parts.toSorted(([a], [b]) => place(first, a) - place(first, b));

const place = (keys: readonly string[], key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);

function showList(t: Translate, about: About, rows: readonly unknown[], shows?: readonly string[]): string {
  const records = rows.filter(isRecord);
  if (records.length === 0) return rows.length === 0 ? t('cli.empty', { name: about.name }) : rows.map(String).join('\n');
  const listed = ['id', ...(shows ?? shortKeys(about, records))].filter((key) =>
    records.some((row) => shown(t, about, key, row[key]) !== ''),
  );
  return asTable(
    listed.map((key) => word(t, about, key)),
    records.map((row) => listed.map((key) => (key === 'id' ? String(row.id).slice(0, SHORT) : shown(t, about, key, row[key])))),
  );
}

/** The first short columns that hold something, and what the query adds to them. */
function shortKeys(about: About, rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const keys = Object.keys(rows[0] ?? {}).filter((key) => key !== 'id' && key !== DELETED && rows.some((row) => isSaid(row[key])));
  return keys.filter((key) => !LONG.includes(tablesWith(about, key)[0]?.columns[key]?.kind ?? 'string')).slice(0, COLUMNS);
}

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);

const showRecord = (t: Translate, about: About, row: Readonly<Record<string, unknown>>): string =>
  asRecord(Object.entries(row).map(([key, value]) => [word(t, about, key), shown(t, about, key, value)] as const));

function word(t: Translate, about: About, key: string): string {
  const [table] = tablesWith(about, key);
  return fieldWords(t, table === undefined ? { noun: nounOf(about.name), name: key } : placed(table, key));
}

function shown(t: Translate, about: About, key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'cli.yes' : 'cli.no');
  const tables = tablesWith(about, key);
  if (typeof value === 'number') return isInstant(tables, key) ? new Date(value).toISOString() : String(value);
  if (typeof value === 'string') {
    const table = tables.find(({ columns }) => columns[key]?.values?.includes(value));
    return about.names.get(value) ?? (table === undefined ? value : valueWords(t, placed(table, key), value));
  }
  if (Array.isArray(value))
    return value
      .map((item) => shown(t, about, key, item))
      .filter((text) => text !== '')
      .join(', ');
  if (!isRecord(value)) return '';
  return rowName(value) ?? JSON.stringify(value);
}

/** The tables whose column a key of the answer may be: its noun's first, then those it is about, then any. */
function tablesWith({ name, registry }: About, key: string): readonly Table[] {
  const input = (registry.commands.get(name) ?? registry.queries.get(name))?.input ?? {};
  const near = [nounOf(name), ...Object.values(input).map((field) => field.table ?? '')];
  const tables = [...near.flatMap((each) => registry.tables.get(each) ?? []), ...registry.tables.values()];
  return [...new Set(tables)].filter(({ columns }) => Object.hasOwn(columns, key));
}

const placed = (table: Table, key: string) => ({ noun: table.name, name: key, field: table.columns[key] });

const isInstant = (tables: readonly Table[], key: string): boolean => tables[0]?.columns[key]?.kind === 'instant';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
