/** Selections of rows by column scans: conditions narrow row numbers, sorting orders them, objects are made last. */

import { assert } from '../kernel/assert.ts';
import type { Id } from '../kernel/ids.ts';
import { CodedColumn, type CodedPart } from './coded-column.ts';
import { rowsNamed } from './naming.ts';
import { arrange, type Rank, rankBy, rankById } from './order.ts';
import type { Conditions, Rows, SortKey } from './read.ts';
import { eachCode, passing, passingOnly, scanAll, scanSome, shownOf, type Test, tallyCodes } from './scanning.ts';
import { type Field, type Row, shown, type Table } from './schema.ts';
import type { TableState } from './table-state.ts';

type Condition = unknown;

/** Told which columns a reader looked at, so that it reruns only for them. */
export type Look = (column: string) => void;

export class Selection<T extends Table> implements Rows<T> {
  private readonly table: T;
  private readonly state: TableState | undefined;
  /** Row numbers; `undefined` for all rows, which nobody has to count out. */
  private readonly numbers: Int32Array | undefined;
  private readonly look: Look;
  private standing: Standing | undefined;

  constructor(table: T, state: TableState | undefined, numbers: Int32Array | undefined, look: Look) {
    this.table = table;
    this.state = state;
    this.numbers = numbers;
    this.look = look;
  }

  /** Every row of a table. */
  static all<T extends Table>(table: T, state: TableState | undefined, look: Look): Selection<T> {
    return new Selection(table, state, state?.rowCount === undefined ? NONE : undefined, look);
  }

  get count(): number {
    return this.numbers?.length ?? this.state?.rowCount ?? 0;
  }

  private get rows(): Int32Array {
    return this.numbers ?? firstNumbers(this.count);
  }

  private of(numbers: Int32Array | undefined): Selection<T> {
    return new Selection(this.table, this.state, numbers, this.look);
  }

  where(conditions: Conditions<T>): Selection<T> {
    const { id, ...others } = conditions;
    let numbers = id === undefined ? this.numbers : this.narrowIds(this.numbers, id);
    for (const [column, condition] of Object.entries(others)) {
      if (condition !== undefined) numbers = this.narrow(numbers, column, condition);
    }
    return this.of(numbers);
  }

  private narrow(numbers: Int32Array | undefined, column: string, condition: Condition): Int32Array | undefined {
    const { state } = this;
    if (state === undefined) return NONE;
    this.look(column);
    const field = this.table.columns[column];
    const live = state.liveColumn(column);
    if (live === undefined || field === undefined) return testOf(condition)(null) ? numbers : NONE;
    if (!(live instanceof CodedColumn)) {
      const test = testOf(condition);
      return this.of(numbers).rows.filter((row) => test(shown(field, live.get(row))));
    }
    const parts = numbers === undefined ? live.scan() : live.around(numbers);
    if (parts === undefined) return NONE;
    const named = namedBy(condition)?.filter((value) => shown(field, value) === value);
    const test = named === undefined ? testOf(condition) : undefined;
    const passes = ({ dictionary }: CodedPart): Uint8Array =>
      test === undefined ? passingOnly(dictionary, named ?? []) : passing(dictionary, field, test);
    return numbers === undefined ? scanAll(parts, passes, this.count) : scanSome(numbers, parts, passes);
  }

  private narrowIds(numbers: Int32Array | undefined, condition: Id | readonly Id[]): Int32Array {
    const { state } = this;
    if (state === undefined || !state.openIds()) return NONE;
    const wanted = new Set<number>();
    for (const id of typeof condition === 'string' ? [condition] : condition) wanted.add(state.index.find(id));
    if (numbers !== undefined) return numbers.filter((row) => wanted.has(row));
    wanted.delete(-1);
    return Int32Array.from(wanted).sort();
  }

  sort(...keys: readonly SortKey<T>[]): Selection<T> {
    const { state, rows } = this;
    const ranks = keys.map((key) => this.rank(rows, key));
    // Ids are asked for even when a column is missing: one load brings both.
    if (state === undefined || !state.openIds() || ranks.includes(undefined)) return this.of(NONE);
    return this.of(arrange(rows, ranks as Rank[], state.index));
  }

  private rank(rows: Int32Array, { by, descending = false }: SortKey<T>): Rank | undefined {
    const { state } = this;
    if (by === 'id') return state?.openIds() === true ? rankById(rows, state.index, descending) : undefined;
    this.look(by);
    const live = state?.liveColumn(by);
    const field = this.table.columns[by];
    if (live === undefined || field === undefined) return () => 0;
    return rankBy(rows, live, field, descending);
  }

  slice(from: number, to?: number): Selection<T> {
    return this.of(this.rows.slice(from, to));
  }

  at(places: readonly number[]): Selection<T> {
    const { rows } = this;
    return this.of(Int32Array.from(places, (place) => rows[place] as number));
  }

  ids(): Id[] {
    const { state } = this;
    if (state === undefined || !state.openIds()) return [];
    return Array.from(this.rows, (row) => state.index.idAt(row));
  }

  all(): Row<T>[] {
    const { state } = this;
    if (state === undefined || !state.openIds() || this.count === 0) return [];
    return Array.from(this.rows, rowMaker(this.table, state, this.look));
  }

  first(): Row<T> | undefined {
    return this.slice(0, 1).all()[0];
  }

  values<K extends keyof T['columns'] & string>(column: K): ReturnType<Rows<T>['values']> & never[] {
    this.look(column);
    const field = this.table.columns[column] as Field;
    const live = this.state?.liveColumn(column);
    if (live instanceof CodedColumn) {
      const { rows } = this;
      const values = new Array<unknown>(rows.length).fill(null);
      eachCode(rows, live.around(rows) ?? [], ({ dictionary }) => {
        const known = shownOf(dictionary, field);
        return (at, code) => {
          values[at] = known(code);
        };
      });
      return values as never[];
    }
    return Array.from(this.rows, (row) => shown(field, live?.get(row))) as never[];
  }

  places<U extends Table>(column: (keyof T['columns'] & string) | 'id', others: Rows<U>): Int32Array {
    assert(others instanceof Selection, 'one replica');
    const { rows } = this;
    if (column === 'id') return rows.map(others.stands());
    this.look(column);
    const places = new Int32Array(rows.length).fill(-1);
    const live = this.state?.liveColumn(column);
    const there = others.state;
    if (!(live instanceof CodedColumn) || there === undefined || !there.openIds()) return places;
    const standing = others.stands();
    eachCode(rows, live.around(rows) ?? [], ({ dictionary }) => {
      const numbers = rowsNamed(dictionary, there.index);
      return (at, code) => {
        places[at] = standing(numbers[code] as number);
      };
    });
    return places;
  }

  private stands(): Standing {
    this.standing ??= standingOf(this.rows, this.state?.rowCount ?? 0);
    return this.standing;
  }

  writtenAt(): Float64Array {
    // Whatever is written may change the answer.
    for (const column of Object.keys(this.table.columns)) this.look(column);
    return this.state?.writtenAt(this.rows) ?? new Float64Array(0);
  }

  tally<K extends keyof T['columns'] & string>(column: K): Map<never, number> {
    const counts = new Map<unknown, number>();
    const count = (value: unknown, times: number): void => void counts.set(value, (counts.get(value) ?? 0) + times);
    const live = this.state?.liveColumn(column);
    if (live instanceof CodedColumn) {
      this.look(column);
      const field = this.table.columns[column] as Field;
      const { rows } = this;
      for (const [value, times] of tallyCodes(rows, live.around(rows) ?? [])) count(shown(field, value), times);
    } else for (const value of this.values(column)) count(value, 1);
    return counts as Map<never, number>;
  }
}

const NONE = new Int32Array(0);

/** The place of a row in a selection by its number; -1 for what is not in it. */
type Standing = (row: number) => number;

/** Of few rows in many only these are noted. */
const SPARSE = 64;

function standingOf(rows: Int32Array, count: number): Standing {
  if (rows.length * SPARSE < count) {
    const few = new Map<number, number>();
    for (const [at, row] of rows.entries()) few.set(row, at);
    return (row) => few.get(row) ?? -1;
  }
  const places = new Int32Array(count).fill(-1);
  for (let at = 0; at < rows.length; at++) places[rows[at] as number] = at;
  return (row) => places[row] ?? -1;
}

/** 0, 1, 2…: kept, for whole tables are read often. */
let counted = NONE;
function firstNumbers(count: number): Int32Array {
  if (counted.length < count) {
    counted = new Int32Array(count * 2);
    for (let number = 0; number < counted.length; number++) counted[number] = number;
  }
  return counted.subarray(0, count);
}

/** Makes rows into objects, with every column of their table. */
export function rowMaker<T extends Table>(table: T, state: TableState, look: Look): (row: number) => Row<T> {
  const columns = Object.entries(table.columns).map(([name, field]) => {
    look(name);
    return { name, field, live: state.liveColumn(name) };
  });
  return (row) => {
    const object: Record<string, unknown> = { id: state.index.idAt(row) };
    for (const { name, field, live } of columns) object[name] = shown(field, live?.get(row));
    return object as Row<T>;
  };
}

function testOf(condition: Condition): Test {
  if (typeof condition === 'function') return condition as Test;
  if (Array.isArray(condition)) {
    const wanted = new Set<unknown>(condition);
    return (value) => wanted.has(value);
  }
  return (value) => value === condition;
}

/** The values that a condition names, when it names texts and truths and nothing else. */
function namedBy(condition: Condition): readonly (string | boolean)[] | undefined {
  const values: readonly unknown[] = Array.isArray(condition) ? condition : [condition];
  return values.every((value) => typeof value === 'string' || typeof value === 'boolean') ? values : undefined;
}
