/** Selections of rows by column scans: conditions narrow row numbers, sorting orders them, objects are made last. */

import type { Id } from '../kernel/ids.ts';
import { CodedColumn } from './live-column.ts';
import type { Conditions, Rows, SortKey } from './read.ts';
import { type Field, type Row, shown, type Table } from './schema.ts';
import type { TableState } from './table-state.ts';

type Condition = unknown;
type Test = (value: unknown) => boolean;

/** Told which columns a reader looked at, so that it reruns only for them. */
export type Look = (column: string) => void;

export class Selection<T extends Table> implements Rows<T> {
  private readonly table: T;
  private readonly state: TableState | undefined;
  private readonly numbers: Int32Array;
  private readonly look: Look;

  constructor(table: T, state: TableState | undefined, numbers: Int32Array, look: Look) {
    this.table = table;
    this.state = state;
    this.numbers = numbers;
    this.look = look;
  }

  /** Every row of a table. */
  static all<T extends Table>(table: T, state: TableState | undefined, look: Look): Selection<T> {
    const count = state?.rowCount ?? 0;
    const numbers = new Int32Array(count);
    for (let row = 0; row < count; row++) numbers[row] = row;
    return new Selection(table, state, numbers, look);
  }

  get count(): number {
    return this.numbers.length;
  }

  where(conditions: Conditions<T>): Selection<T> {
    let { numbers } = this;
    for (const [column, condition] of Object.entries(conditions)) {
      if (condition !== undefined) numbers = this.narrow(numbers, column, condition);
    }
    return new Selection(this.table, this.state, numbers, this.look);
  }

  private narrow(numbers: Int32Array, column: string, condition: Condition): Int32Array {
    const { state } = this;
    if (state === undefined) return NONE;
    if (column === 'id') return this.narrowIds(numbers, condition as Id | readonly Id[]);
    this.look(column);
    const field = this.table.columns[column];
    const live = state.liveColumn(column);
    const test = testOf(condition);
    if (live === undefined || field === undefined) return test(null) ? numbers : NONE;
    if (!(live instanceof CodedColumn)) return numbers.filter((row) => test(shown(field, live.get(row))));
    const scan = live.scan();
    if (scan === undefined) return NONE;
    const { codes, length } = scan;
    const wanted = new Uint8Array(scan.dictionary.length + 1);
    wanted[0] = test(null) ? 1 : 0;
    scan.dictionary.forEach((value, i) => {
      wanted[i + 1] = test(shown(field, value)) ? 1 : 0;
    });
    const found = new Int32Array(numbers.length);
    let count = 0;
    for (let i = 0; i < numbers.length; i++) {
      const row = numbers[i] as number;
      if (wanted[row < length ? (codes[row] as number) : 0] === 1) found[count++] = row;
    }
    return found.subarray(0, count);
  }

  private narrowIds(numbers: Int32Array, condition: Id | readonly Id[]): Int32Array {
    const { state } = this;
    if (state === undefined || !state.openIds()) return NONE;
    const wanted = new Set<number>();
    for (const id of typeof condition === 'string' ? [condition] : condition) wanted.add(state.index.find(id));
    // Every row, in the order of their numbers: no need to look at each. Once sorted, the order is kept.
    if (numbers.length === state.index.size && isAscending(numbers)) {
      wanted.delete(-1);
      return Int32Array.from(wanted).sort();
    }
    return numbers.filter((row) => wanted.has(row));
  }

  sort(...keys: readonly SortKey<T>[]): Selection<T> {
    const { state } = this;
    if (state === undefined || !state.openIds()) return new Selection(this.table, state, NONE, this.look);
    const orders = keys.map((key) => this.order(key));
    const sorted = this.numbers.slice().sort((a, b) => {
      for (const order of orders) {
        const difference = order(a, b);
        if (difference !== 0) return difference;
      }
      return state.index.compare(a, b);
    });
    return new Selection(this.table, state, sorted, this.look);
  }

  private order({ by, descending = false }: SortKey<T>): (a: number, b: number) => number {
    const state = this.state as TableState;
    const sign = descending ? -1 : 1;
    if (by === 'id') return (a, b) => sign * state.index.compare(a, b);
    this.look(by);
    const live = state.liveColumn(by);
    const field = this.table.columns[by];
    if (live === undefined || field === undefined) return () => 0;
    if (live instanceof CodedColumn) {
      const scan = live.scan();
      if (scan === undefined) return () => 0;
      const ranks = rank(
        scan.dictionary.map((value) => shown(field, value)),
        sign,
      );
      const rankOf = (row: number): number => (row < scan.length ? (ranks[scan.codes[row] as number] as number) : (ranks[0] as number));
      return (a, b) => rankOf(a) - rankOf(b);
    }
    const values = new Map<number, unknown>();
    for (const row of this.numbers) values.set(row, shown(field, live.get(row)));
    return (a, b) => compareShown(values.get(a), values.get(b), sign);
  }

  slice(from: number, to?: number): Selection<T> {
    return new Selection(this.table, this.state, this.numbers.slice(from, to), this.look);
  }

  ids(): Id[] {
    const { state } = this;
    if (state === undefined || !state.openIds()) return [];
    return Array.from(this.numbers, (row) => state.index.idAt(row));
  }

  all(): Row<T>[] {
    const { state } = this;
    if (state === undefined || !state.openIds()) return [];
    return Array.from(this.numbers, (row) => rowObject(this.table, state, row, this.look));
  }

  first(): Row<T> | undefined {
    return this.slice(0, 1).all()[0];
  }

  values<K extends keyof T['columns'] & string>(column: K): ReturnType<Rows<T>['values']> & never[] {
    this.look(column);
    const field = this.table.columns[column] as Field;
    const live = this.state?.liveColumn(column);
    return Array.from(this.numbers, (row) => shown(field, live?.get(row))) as never[];
  }

  tally<K extends keyof T['columns'] & string>(column: K): Map<never, number> {
    const counts = new Map<unknown, number>();
    for (const value of this.values(column)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts as Map<never, number>;
  }
}

const NONE = new Int32Array(0);

function isAscending(numbers: Int32Array): boolean {
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] as number) < (numbers[i - 1] as number)) return false;
  return true;
}

export function rowObject<T extends Table>(table: T, state: TableState, row: number, look: Look): Row<T> {
  const object: Record<string, unknown> = { id: state.index.idAt(row) };
  for (const [name, field] of Object.entries(table.columns)) {
    look(name);
    object[name] = shown(field, state.get(row, name));
  }
  return object as Row<T>;
}

function testOf(condition: Condition): Test {
  if (typeof condition === 'function') return condition as Test;
  if (Array.isArray(condition)) {
    const wanted = new Set<unknown>(condition);
    return (value) => wanted.has(value);
  }
  return (value) => value === condition;
}

/** The place of each code among the sorted values; absent (code 0) and null come last. */
function rank(values: readonly unknown[], sign: number): Float64Array {
  const ranks = new Float64Array(values.length + 1);
  ranks[0] = values.length;
  const order = values.map((_, i) => i).sort((a, b) => compareShown(values[a], values[b], sign));
  order.forEach((code, place) => {
    ranks[code + 1] = values[code] === null ? values.length : place;
  });
  return ranks;
}

function compareShown(a: unknown, b: unknown, sign: number): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return (a as string) < (b as string) ? -sign : sign;
}
