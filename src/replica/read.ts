/** How rooms read a replica: rows by id, and column scans. What was looked at is tracked, so that views rerun only for it. */

import type { Id } from '../kernel/ids.ts';
import type { Row, Table, ValueOf } from './schema.ts';

export interface Reader {
  /** The row whatever its state, also when it lies in the trash; `undefined` when nobody ever wrote it. */
  row<T extends Table>(table: T, id: Id): Row<T> | undefined;
  /** Scans a table. Rows in the trash are left out unless asked for. */
  where<T extends Table>(table: T, conditions?: Conditions<T>, trash?: Trash): Rows<T>;
  /** The plain content of a text column; empty when nothing was written or the text engine is not loaded. */
  text<T extends Table>(table: T, id: Id, column: keyof T['columns'] & string): string;
}

export type Trash = 'without' | 'with' | 'only';

/**
 * Per column: a value, one of several, or a test. Columns with few distinct values run the test once per value.
 * `id` keeps these rows only: what the scan of a joining table found.
 */
export type Conditions<T extends Table> = {
  readonly [K in keyof T['columns']]?: Cell<T, K> | readonly Cell<T, K>[] | ((value: Cell<T, K>) => boolean);
} & { readonly id?: Id | readonly Id[] };

export type Cell<T extends Table, K extends keyof T['columns']> = ValueOf<T['columns'][K]> | null;

export interface SortKey<T extends Table> {
  readonly by: (keyof T['columns'] & string) | 'id';
  readonly descending?: boolean;
}

/** A selection of rows; nothing is made into objects before `all`, `first` or `values`. */
export interface Rows<T extends Table> {
  readonly count: number;
  where(conditions: Conditions<T>): Rows<T>;
  /** By the keys in turn, then by id. Null comes last, whichever the direction; text by UTF-16 code units. */
  sort(...keys: readonly SortKey<T>[]): Rows<T>;
  /** As `Array.prototype.slice`. */
  slice(from: number, to?: number): Rows<T>;
  /** Those that stand at these places, in this order. */
  at(places: readonly number[]): Rows<T>;
  ids(): Id[];
  all(): Row<T>[];
  first(): Row<T> | undefined;
  values<K extends keyof T['columns'] & string>(column: K): Cell<T, K>[];
  /** Where among `others` the row stands that each of these names in `column`, or with `id` is; -1 where it is none of them. Makes no id. */
  places<U extends Table>(column: (keyof T['columns'] & string) | 'id', others: Rows<U>): Int32Array;
  /** When each was last written, by anybody, ms since 1970: whether a thing rests, never what a person does. */
  writtenAt(): Float64Array;
  /** How many rows have each value. */
  tally<K extends keyof T['columns'] & string>(column: K): Map<Cell<T, K>, number>;
}
