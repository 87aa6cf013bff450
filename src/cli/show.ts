/** Answers of commands and queries for people: lists as tables, rows as records, whatever the room. */

import { isId } from '../kernel/ids.ts';
import { civilDateAt, timeOfDayAt } from '../kernel/zones.ts';
import type { Field, Table } from '../replica/schema.ts';
import { DELETED } from '../replica/schema.ts';
import type { Registry } from '../rooms/create-registry.ts';
import { fieldWords, nounOf, rowName, valueWords } from '../rooms/words.ts';
import type { Translate } from '../ui/i18n/index.ts';
import { pictures } from './pictures.ts';
import { asRecord, asTable } from './terminal.ts';

/** How many columns a list has beside the id, where its query does not say which. */
const COLUMNS = 6;

/** As much of an id as a list shows; its beginning is enough wherever an id is asked for. */
const SHORT = 8;

/** Characters of a name that still stands well beside others in a line. */
const LINE = 32;

/** What is too long for a line. */
const LONG: readonly Field['kind'][] = ['long', 'text', 'json'];

/** What is known about an answer beside itself. */
export interface About {
  /** The command or query. */
  readonly name: string;
  readonly names: ReadonlyMap<string, string>;
  readonly registry: Registry;
  /** Where instants are told. */
  readonly zone: string;
}

export function showAnswer(t: Translate, about: About, answer: unknown): string {
  const picture = pictures[about.name];
  if (picture !== undefined && isRecord(answer)) return picture(t, about.names, answer);
  if (answer === null || answer === undefined) return t('cli.nothing');
  // The rows that a command wrote, where it wrote several.
  if (Array.isArray(answer) && about.registry.commands.has(about.name) && answer.every((each) => typeof each === 'string' && isId(each)))
    return t('cli.done');
  if (Array.isArray(answer)) return showList(t, about, answer, about.registry.queries.get(about.name)?.shows);
  if (!isRecord(answer)) return String(answer);
  // A query may say why it has no answer.
  if (answer.ok === true && 'value' in answer) return showAnswer(t, about, answer.value);
  const parts = partsOf(answer);
  if (parts.length === 0) return showRow(t, about, answer);
  const filled = inOrder(parts, about.registry.queries.get(about.name)?.shows ?? []).filter(([, rows]) => rows.length > 0);
  if (filled.length === 0) return t('cli.empty', { name: about.name });
  const within = queryOf(about)?.within;
  const part = (key: string, rows: readonly unknown[]) =>
    within?.[key] === undefined ? showList(t, about, rows) : indented(showInner(t, about, key, rows));
  return filled.map(([key, rows]) => `${word(t, about, key)}\n${part(key, rows)}`).join('\n\n');
}

/** A row with what is short first, then each list in it under its name. */
function showRow(t: Translate, about: About, row: Readonly<Record<string, unknown>>): string {
  const shows = queryOf(about)?.shows;
  const keys = shows === undefined ? Object.keys(row).filter((key) => key === 'id' || isNamed(t, about, key)) : ['id', ...shows];
  const [long, short] = [keys.filter((key) => isLong(row[key])), keys.filter((key) => !isLong(row[key]))];
  const record = asRecord(short.map((key) => [word(t, about, key), key === 'id' ? String(row.id ?? '') : shown(t, about, key, row[key])]));
  const blocks = long.flatMap((key) => {
    const inner = isParted(row[key]) ? showParts(t, about, key, row[key]) : showInner(t, about, key, listIn(row[key]));
    return inner === '' ? [] : [`${word(t, about, key)}\n${indented(inner)}`];
  });
  // Where there is nothing in its lists, that is the answer.
  const isEmpty = blocks.length === 0 && (record === '' || shows?.some((key) => Array.isArray(row[key])) === true);
  return [record, ...blocks, isEmpty ? t('cli.empty', { name: about.name }) : ''].filter((text) => text !== '').join('\n\n');
}

/** What has more to it than names in a line. */
const isLong = (value: unknown): boolean =>
  isParted(value) ||
  (Array.isArray(value) && value.length > 0 && (!value.every(isName) || value.some((each) => [...nameOf(each)].length > LINE)));

/** Several values under one key, such as the plan of a week: no row that has a name. */
const isParted = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) && rowName(value) === undefined && !('id' in value);

function showParts(t: Translate, about: About, key: string, value: Readonly<Record<string, unknown>>): string {
  const told = queryOf(about)?.within?.[key] ?? Object.keys(value).filter((inner) => isNamed(t, about, inner));
  return asRecord(told.map((inner) => [word(t, about, inner), shown(t, about, inner, value[inner])]));
}

/** A list inside a row, a line each, and what hangs on a row below it. */
function showInner(t: Translate, about: About, key: string, values: readonly unknown[]): string {
  const lines = values.map((each) => {
    if (!isRecord(each) || isName(each)) return [about.names.get(nameOf(each)) ?? nameOf(each)];
    const told = queryOf(about)?.within?.[key] ?? Object.keys(each).filter((inner) => inner !== 'id' && isNamed(t, about, inner));
    const said = told.map((inner) => shown(t, about, inner, each[inner])).filter((text) => text !== '');
    const hanging = Object.keys(each).filter((inner) => queryOf(about)?.within?.[inner] !== undefined && !told.includes(inner));
    return [said.join(' · '), ...hanging.map((inner) => indented(showInner(t, about, inner, listIn(each[inner]))))];
  });
  return lines
    .map((line) => line.filter((text) => text.trim() !== '').join('\n'))
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The query itself, or the one that shows the row which a command answers. */
const queryOf = ({ name, registry }: About) => registry.queries.get(name) ?? registry.queries.get(`${nounOf(name)}.show`);

const indented = (text: string): string => text.replace(/^/gm, '  ');

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
  const listed = ['id', ...(shows ?? shortKeys(t, about, records))].filter((key) =>
    records.some((row) => (key === 'id' ? row.id !== undefined : shown(t, about, key, row[key]) !== '')),
  );
  if (listed.length === 0) return t('cli.empty', { name: about.name });
  return asTable(
    listed.map((key) => word(t, about, key)),
    records.map((row) => listed.map((key) => (key === 'id' ? String(row.id).slice(0, SHORT) : cell(t, about, key, row)))),
  );
}

/** What has no name of its own is called as others call it. */
function cell(t: Translate, about: About, key: string, row: Readonly<Record<string, unknown>>): string {
  const text = shown(t, about, key, row[key]);
  return text === '…' ? (about.names.get(String(row.id)) ?? text) : text;
}

/** The first short columns that hold something and have a name, and what the query adds to them. */
function shortKeys(t: Translate, about: About, rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const keys = Object.keys(rows[0] ?? {}).filter(
    (key) => key !== 'id' && key !== DELETED && isNamed(t, about, key) && rows.some((row) => isSaid(row[key])),
  );
  return keys.filter((key) => !LONG.includes(tablesWith(about, key)[0]?.columns[key]?.kind ?? 'string')).slice(0, COLUMNS);
}

const isSaid = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);

/** A key without words is for programs, as is where a row stands among others. */
const isNamed = (t: Translate, about: About, key: string): boolean => key !== 'position' && word(t, about, key) !== key;

/** In the words of what is asked first: `ended` of a role's term is not `ended` of a task. */
function word(t: Translate, about: About, key: string): string {
  const own = `field.${nounOf(about.name)}.${key}`;
  if (t.has(own)) return t(own);
  const [table] = tablesWith(about, key);
  return fieldWords(t, table === undefined ? { noun: nounOf(about.name), name: key } : placed(table, key));
}

function shown(t: Translate, about: About, key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'cli.yes' : 'cli.no');
  const tables = tablesWith(about, key);
  if (typeof value === 'number') return isInstant(tables, key, value) ? toldInstant(value, about.zone) : String(value);
  if (typeof value === 'string') {
    if (key === 'command' && about.registry.commands.has(value)) return t(`command.${value}`);
    const table = tables.find(({ columns }) => columns[key]?.values?.includes(value));
    const at = table === undefined ? { noun: nounOf(about.name), name: key } : placed(table, key);
    return about.names.get(value) ?? valueWords(t, at, value);
  }
  if (Array.isArray(value))
    return value
      .map((item) => shown(t, about, key, item))
      .filter((text) => text !== '')
      .join(', ');
  if (!isRecord(value)) return '';
  return rowName(value) ?? about.names.get(String(value.id)) ?? inOne(t, about, key, value);
}

/** What has no name of its own, by what the query tells of it: "2027-01-05 Ana". */
const inOne = (t: Translate, about: About, key: string, value: Readonly<Record<string, unknown>>): string =>
  (queryOf(about)?.within?.[key] ?? [])
    .map((inner) => shown(t, about, inner, value[inner]))
    .filter((text) => text !== '')
    .join(' ');

/** `2027-01-05 14:02`: it sorts, and fits a column. */
const toldInstant = (at: number, zone: string): string => `${civilDateAt(at, zone)} ${timeOfDayAt(at, zone)}`;

/** A name and no more, or an id that stands for one. */
const isName = (value: unknown): boolean =>
  typeof value === 'string' || (isRecord(value) && rowName(value) !== undefined && Object.keys(value).every((key) => NAME.has(key)));

const nameOf = (value: unknown): string => (isRecord(value) ? (rowName(value) ?? '') : String(value));

const NAME: ReadonlySet<string> = new Set(['id', 'name', 'title', 'text', 'member']);

/** The tables whose column a key of the answer may be: its noun's first, then those it is about, then any. */
function tablesWith({ name, registry }: About, key: string): readonly Table[] {
  const input = (registry.commands.get(name) ?? registry.queries.get(name))?.input ?? {};
  const near = [nounOf(name), ...Object.values(input).map((field) => field.table ?? '')];
  const tables = [...near.flatMap((each) => registry.tables.get(each) ?? []), ...registry.tables.values()];
  return [...new Set(tables)].filter(({ columns }) => Object.hasOwn(columns, key));
}

const placed = (table: Table, key: string) => ({ noun: table.name, name: key, field: table.columns[key] });

/** No other number of ours is as large as an instant since 1973, in ms. */
const isInstant = (tables: readonly Table[], key: string, value: number): boolean =>
  tables[0]?.columns[key]?.kind === 'instant' || value >= 1e11;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
