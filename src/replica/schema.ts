/**
 * Tables and the kinds of their columns. From these come the types, the checks, the forms, the flags of the command
 * line and the JSON Schemas. Schemas evolve by addition only (R6).
 */

import { type Id, isId } from '../kernel/ids.ts';
import type { Rule } from './change.ts';
import { daysOfDate, type Value } from './value.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Kind = 'string' | 'long' | 'text' | 'enum' | 'ref' | 'date' | 'instant' | 'number' | 'integer' | 'boolean' | 'json' | 'list';

/** A column of a table or an argument of a command. `T` is what its value is in TypeScript. */
export interface Field<T = unknown, Optional extends boolean = boolean> {
  readonly kind: Kind;
  /** As a command's argument: may be left out. A column may always be null (R7). */
  readonly optional: Optional;
  /** As a command's argument: null is a value of its own and empties the cell. */
  readonly clearable?: boolean;
  /** The choices of an `enum`. */
  readonly values?: readonly string[];
  /** The table a `ref` points to. */
  readonly table?: string;
  /** Longest text in characters, greatest number, or most items. */
  readonly max?: number;
  readonly min?: number;
  /** What a `list` holds. */
  readonly of?: Field;
  /** The column it is, `meal.kind`. An argument made from a column keeps it, and with it the column's words. */
  readonly column?: string;
  /** Never set: carries the type. */
  readonly type?: T;
}

type Required<T> = Field<T, false>;

/** One line of text. `max` characters, 500 unless told. */
export const string = (options: { max?: number } = {}): Required<string> => ({ kind: 'string', optional: false, max: 500, ...options });
/** Several lines, one writer at a time: the last one wins. `max` characters, 20,000 unless told. */
export const long = (options: { max?: number } = {}): Required<string> => ({ kind: 'long', optional: false, max: 20_000, ...options });
/** Text edited together: Yjs updates. A command's argument of this kind is plain text. */
export const text = (): Required<string> & { readonly kind: 'text' } => ({ kind: 'text', optional: false, max: 1_000_000 });
export const oneOf = <const V extends readonly string[]>(values: V): Required<V[number]> => ({ kind: 'enum', optional: false, values });
/** A row of `table`, by id. Rooms may point to tables of any room. */
export const ref = (table: string): Required<Id> => ({ kind: 'ref', optional: false, table });
/** A civil date, `YYYY-MM-DD`: a day, wherever one is. */
export const date = (): Required<string> => ({ kind: 'date', optional: false });
/** Milliseconds since 1970-01-01T00:00Z. */
export const instant = (): Required<number> => ({ kind: 'instant', optional: false });
export const number = (options: { min?: number; max?: number } = {}): Required<number> => ({ kind: 'number', optional: false, ...options });
export const integer = (options: { min?: number; max?: number } = {}): Required<number> => ({
  kind: 'integer',
  optional: false,
  ...options,
});
export const boolean = (): Required<boolean> => ({ kind: 'boolean', optional: false });
/** Any JSON, kept and merged as a whole. */
export const json = (): Required<Json> => ({ kind: 'json', optional: false, max: 100_000 });
/** Arguments only: several of one kind. */
export const list = <T>(of: Field<T>, options: { max?: number } = {}): Required<readonly T[]> => ({
  kind: 'list',
  optional: false,
  of: of as Field,
  max: 1000,
  ...options,
});
export const optional = <T>(field: Field<T>): Field<T, true> => ({ ...field, optional: true });
/** Arguments only: may be left out, which changes nothing, or be null, which empties the cell. */
export const clearable = <T>(field: Field<T>): Field<T | null, true> =>
  ({ ...field, optional: true, clearable: true }) as Field<T | null, true>;

export type Fields = Readonly<Record<string, Field>>;

export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The arguments that fields describe. */
export type Arguments<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, false> ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, false> ? never : K]?: ValueOf<F[K]>;
};

export interface Table<Name extends string = string, Columns extends Fields = Fields> {
  readonly name: Name;
  readonly columns: Columns;
  /** A joining table's ends: its row ids derive from them (R2). */
  readonly ends?: readonly string[];
}

/** Every table has `deleted`: when it was put in the trash (R3), or that the two ends part (R2); null while it stands. */
export const DELETED = 'deleted';

type WithDeleted<C extends Fields> = C & { readonly deleted: Field<number, false> };

export function table<const Name extends string, C extends Fields>(name: Name, columns: C): Table<Name, WithDeleted<C>> {
  return { name, columns: owned(name, { ...columns, deleted: instant() }) };
}

/** A joining table: concurrent additions of different pairs all survive, of the same pair meet (R2). */
export function joining<const Name extends string, E extends Fields, C extends Fields>(
  name: Name,
  ends: E,
  columns: C,
): Table<Name, WithDeleted<E & C>> & { readonly ends: readonly string[] } {
  return { name, columns: owned(name, { ...ends, ...columns, deleted: instant() }), ends: Object.keys(ends) };
}

function owned<C extends Fields>(table: string, columns: C): C {
  const entries = Object.entries(columns).map(([name, field]) => [name, { ...field, column: `${table}.${name}` }]);
  // The same names with the same fields, each knowing where it stands.
  return Object.fromEntries(entries) as C;
}

/** A row as queries give it. Any cell may be null: merging and imports reach every state (R7). Texts are read by `text`. */
export type Row<T extends Table> = { readonly id: Id } & {
  readonly [K in keyof T['columns']]: T['columns'][K] extends { readonly kind: 'text' } ? null : ValueOf<T['columns'][K]> | null;
};

/** What a command may write to a row. */
export type Cells<T extends Table> = { readonly [K in keyof T['columns']]?: ValueOf<T['columns'][K]> | null };

export const ruleOf = (field: Field): Rule => (field.kind === 'text' ? 'text' : 'last');

/** A cell's value as rows show it: JSON parsed; null for what is not of the column's kind (R7), and for texts, which `text` reads. */
export function shown(field: Field, value: Value | undefined): unknown {
  if (value === undefined || value === null) return null;
  switch (field.kind) {
    case 'json':
      return typeof value === 'string' ? parseJson(value) : null;
    case 'number':
    case 'integer':
    case 'instant':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'ref':
      return typeof value === 'string' && isId(value) ? value : null;
    case 'date':
      return typeof value === 'string' && daysOfDate(value) !== undefined ? value : null;
    case 'enum':
      // A choice of a newer version is kept, relayed and saved; nothing here has words for it (R5).
      return typeof value === 'string' && field.values?.includes(value) === true ? value : null;
    case 'text':
    case 'list':
      return null;
    default:
      return typeof value === 'string' ? value : null;
  }
}

/** A cell's value as it is kept. */
export const kept = (field: Field, value: unknown): Value => {
  if (value === undefined || value === null) return null;
  if (field.kind === 'json') return canonicalJson(value as Json);
  return typeof value === 'string' ? value.toWellFormed() : (value as Value);
};

/** JSON with the keys of objects in order, so that equal values are equal text. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item as Json)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as { readonly [key: string]: Json }).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key.toWellFormed())}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value);
}

function parseJson(source: string): Json {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return null;
  }
}
