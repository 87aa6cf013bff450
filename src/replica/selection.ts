/** Selections of rows by column scans: conditions narrow row numbers, sorting orders them, objects are made last. */

import type { Id } from '../kernel/ids.ts';
import { CodedColumn, type CodedPart } from './coded-column.ts';
import type { Dictionary } from './dictionary.ts';
import { arrange, type Rank, rankBy, rankById } from './order.ts';
import type { Conditions, Rows, SortKey } from './read.ts';
import { type Field, type Row, shown, type Table } from './schema.ts';
import type { TableState } from './table-state.ts';
import type { Value } from './value.ts';

type Condition = unknown;
type Test = (value: unknown) => boolean;

/** Told which columns a reader looked at, so that it reruns only for them. */
export type Look = (column: string) => void;

export class Selection<T extends Table> implements Rows<T> {
  private readonly table: T;
  private readonly state: TableState | undefined;
  /** Row numbers; `undefined` for all rows, which nobody has to count out. */
  private readonly numbers: Int32Array | undefined;
  private readonly look: Look;

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
    return this.numbers ?? Int32Array.from({ length: this.count }, (_, row) => row);
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
    const parts = live.scan();
    if (parts === undefined) return NONE;
    const named = namedBy(condition)?.filter((value) => shown(field, value) === value);
    const test = named === undefined ? testOf(condition) : undefined;
    const passes = ({ dictionary }: CodedPart): Uint8Array =>
      named === undefined ? passing(dictionary, (value) => test?.(shown(field, value)) === true) : passingOnly(dictionary, named);
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

  ids(): Id[] {
    const { state } = this;
    if (state === undefined || !state.openIds()) return [];
    return Array.from(this.rows, (row) => state.index.idAt(row));
  }

  all(): Row<T>[] {
    const { state } = this;
    if (state === undefined || !state.openIds()) return [];
    return Array.from(this.rows, (row) => rowObject(this.table, state, row, this.look));
  }

  first(): Row<T> | undefined {
    return this.slice(0, 1).all()[0];
  }

  values<K extends keyof T['columns'] & string>(column: K): ReturnType<Rows<T>['values']> & never[] {
    this.look(column);
    const field = this.table.columns[column] as Field;
    const live = this.state?.liveColumn(column);
    return Array.from(this.rows, (row) => shown(field, live?.get(row))) as never[];
  }

  writtenAt(): number[] {
    const { state } = this;
    this.lookAtAll();
    return Array.from(this.rows, (row) => state?.writtenAt(row) ?? 0);
  }

  unwrittenSince(instant: number): Selection<T> {
    const { state } = this;
    this.lookAtAll();
    return this.of(this.rows.filter((row) => (state?.writtenAt(row) ?? Number.POSITIVE_INFINITY) < instant));
  }

  /** Whatever is written may change the answer. */
  private lookAtAll(): void {
    for (const column of Object.keys(this.table.columns)) this.look(column);
  }

  tally<K extends keyof T['columns'] & string>(column: K): Map<never, number> {
    const counts = new Map<unknown, number>();
    const count = (value: unknown, times: number): void => void counts.set(value, (counts.get(value) ?? 0) + times);
    const live = this.state?.liveColumn(column);
    if (live instanceof CodedColumn) {
      this.look(column);
      const field = this.table.columns[column] as Field;
      for (const [value, times] of tallyCodes(this.rows, live.scan() ?? [])) count(shown(field, value), times);
    } else for (const value of this.values(column)) count(value, 1);
    return counts as Map<never, number>;
  }
}

const NONE = new Int32Array(0);

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

/** The values that a condition names, when it names texts and truths and nothing else. */
function namedBy(condition: Condition): readonly (string | boolean)[] | undefined {
  const values: readonly unknown[] = Array.isArray(condition) ? condition : [condition];
  return values.every((value) => typeof value === 'string' || typeof value === 'boolean') ? values : undefined;
}

/** Values among which one is rare enough to be searched. */
const MANY = 8;

/** Per code of a dictionary, whether it is one of these values'. */
function passingOnly(dictionary: Dictionary, named: readonly (string | boolean)[]): Uint8Array {
  const passes = new Uint8Array(dictionary.size + 1);
  dictionary.find(named, (code) => {
    passes[code] = 1;
  });
  return passes;
}

/** Per code of a dictionary, whether its value passes; code 0 stands for null. */
function passing(dictionary: Dictionary, test: (value: Value | undefined) => boolean): Uint8Array {
  const passes = new Uint8Array(dictionary.size + 1);
  for (let code = 0; code <= dictionary.size; code++) passes[code] = test(dictionary.value(code)) ? 1 : 0;
  return passes;
}

/** The rows whose code passes, of all `count`. */
function scanAll(parts: readonly CodedPart[], passesOf: (part: CodedPart) => Uint8Array, count: number): Int32Array {
  const found = new Int32Array(count);
  let length = 0;
  for (const [number, part] of parts.entries()) {
    const { from, codes } = part;
    const passes = passesOf(part);
    // New rows that never had the column come after the last code.
    const rows = (parts[number + 1]?.from ?? count) - from;
    const coded = Math.min(rows, codes.length);
    const only = onlyCode(passes);
    // One value of many: the platform's own search finds it quicker.
    if (only > 0)
      for (let row = codes.indexOf(only); row >= 0 && row < coded; row = codes.indexOf(only, row + 1)) found[length++] = from + row;
    else for (let row = 0; row < coded; row++) if (passes[codes[row] as number] === 1) found[length++] = from + row;
    if (passes[0] === 1) for (let row = coded; row < rows; row++) found[length++] = from + row;
  }
  return found.subarray(0, length);
}

/** The one code that passes, of many; else 0. */
function onlyCode(passes: Uint8Array): number {
  const first = passes.indexOf(1);
  return passes.length > MANY && first > 0 && passes.indexOf(1, first + 1) < 0 ? first : 0;
}

/** Of these rows, those whose code passes. */
function scanSome(numbers: Int32Array, parts: readonly CodedPart[], passesOf: (part: CodedPart) => Uint8Array): Int32Array {
  const tables = parts.map(passesOf);
  const found = new Int32Array(numbers.length);
  let length = 0;
  let at = 0;
  for (let i = 0; i < numbers.length; i++) {
    const row = numbers[i] as number;
    while (row < (parts[at] as CodedPart).from) at--;
    while (row >= (parts[at + 1]?.from ?? Number.POSITIVE_INFINITY)) at++;
    const { from, codes } = parts[at] as CodedPart;
    if ((tables[at] as Uint8Array)[codes[row - from] ?? 0] === 1) found[length++] = row;
  }
  return found.subarray(0, length);
}

/** How many of these rows have each value, by segment; nothing while blocks are missing. */
function* tallyCodes(rows: Int32Array, parts: readonly CodedPart[]): Iterable<readonly [Value | undefined, number]> {
  const counts = parts.map(({ dictionary }) => new Uint32Array(dictionary.size + 1));
  let at = 0;
  for (let i = 0; i < rows.length && parts.length > 0; i++) {
    const row = rows[i] as number;
    while (row < (parts[at] as CodedPart).from) at--;
    while (row >= (parts[at + 1]?.from ?? Number.POSITIVE_INFINITY)) at++;
    const { from, codes } = parts[at] as CodedPart;
    const own = counts[at] as Uint32Array;
    own[codes[row - from] ?? 0] = (own[codes[row - from] ?? 0] as number) + 1;
  }
  for (const [number, part] of parts.entries())
    for (const [code, times] of (counts[number] as Uint32Array).entries()) if (times > 0) yield [part.dictionary.value(code), times];
}
