/**
 * Which texts name a field and its choices, wherever one is shown: in a form, a flag, a list, a history. Two rooms may
 * call different things by one name: the text of the noun or the table comes before the one that all rooms share.
 */

import type { Field, Table } from '../replica/schema.ts';

/** As much of a translator as words need. */
export interface Saying {
  (key: string): string;
  readonly has: (key: string) => boolean;
}

/** A command's or query's noun (`meal` of `meal.plan`), or a table, and the field's name there. */
export interface FieldAt {
  readonly noun: string;
  readonly name: string;
  /** Without it: a key of an answer that no schema describes. */
  readonly field?: Field | undefined;
}

export const nounOf = (commandOrQuery: string): string => commandOrQuery.slice(0, commandOrQuery.indexOf('.'));

/** The keys that may name a field, the first that is there counts. An argument taken from a column has the column's words. */
export function fieldKeys({ noun, name, field }: FieldAt): readonly string[] {
  const columns = columnOf(field).map((column) => `field.${column}`);
  return [...new Set([`field.${noun}.${name}`, ...columns, `field.${name}`])];
}

export function valueKeys({ noun, name, field }: FieldAt, value: string): readonly string[] {
  return [...new Set([`${noun}.${name}`, ...columnOf(field)])].map((owner) => `value.${owner}.${value}`);
}

/** The field's name in the reader's language; as it stands in the schema when no text names it. */
export const fieldWords = (t: Saying, at: FieldAt): string => said(t, fieldKeys(at)) ?? at.name;

/** What helps to fill it in. */
export function hintWords(t: Saying, at: FieldAt): string | undefined {
  const key = fieldKeys(at).find((each) => t.has(each));
  return key === undefined || !t.has(`${key}.hint`) ? undefined : t(`${key}.hint`);
}

/** A choice in the reader's language; as it is kept when no text names it. */
export const valueWords = (t: Saying, at: FieldAt, value: string): string => said(t, valueKeys(at, value)) ?? value;

function said(t: Saying, keys: readonly string[]): string | undefined {
  const key = keys.find((each) => t.has(each));
  return key === undefined ? undefined : t(key);
}

const columnOf = (field: Field | undefined): readonly string[] => {
  const column = field?.column ?? field?.of?.column;
  return column === undefined ? [] : [column];
};

/** The columns that say what a row is called, the first that says something counts. */
const NAMING = ['name', 'title', 'text'] as const;

/** What a person calls a row. */
export function rowName(row: Readonly<Record<string, unknown>>): string | undefined {
  const found = NAMING.map((column) => row[column]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : undefined;
}

/** One value of an argument as text: what has parts, such as a section of an agreement, by what it is called. */
export function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return rowName(value as Readonly<Record<string, unknown>>) ?? JSON.stringify(value);
}

/** The column that `rowName` reads first in this table; rows of some tables have no name. */
export const namingColumn = ({ columns }: Table): string | undefined => NAMING.find((column) => Object.hasOwn(columns, column));
