/**
 * Sorting rows by keys: each key ranks rows by whole numbers, so that the platform sorts numbers and nothing is compared
 * but what ranks alike. Ranks and positions share a double, which holds both exactly.
 */

import { CodedColumn, type CodedPart } from './coded-column.ts';
import type { LiveColumn } from './live-column.ts';
import type { RowIndex } from './row-index.ts';
import { type Field, shown } from './schema.ts';

/** Ranks each of the rows it was made for, from 0 up to below 2^32. */
export type Rank = (row: number) => number;

/** More rows than this at once leave a double too few bits. */
const POSITIONS = 2 ** 20;

/** The rows by the ranks in turn, then by id. */
export function arrange(rows: Int32Array, ranks: readonly Rank[], index: RowIndex): Int32Array {
  const sorted = rows.slice();
  arrangeRun(sorted, ranks, index);
  return sorted;
}

/** In place. */
function arrangeRun(rows: Int32Array, ranks: readonly Rank[], index: RowIndex): void {
  const [rank, ...rest] = ranks;
  if (rows.length > POSITIONS) {
    rows.sort((a, b) => compareAll(a, b, ranks) || index.compare(a, b));
    return;
  }
  const rankOf: Rank = rank ?? ((row) => index.prefix(row));
  const keys = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) keys[i] = rankOf(rows[i] as number) * POSITIONS + i;
  keys.sort();
  const before = rows.slice();
  for (let from = 0; from < keys.length; ) {
    const first = Math.floor((keys[from] as number) / POSITIONS);
    const limit = (first + 1) * POSITIONS;
    let to = from;
    for (; to < keys.length && (keys[to] as number) < limit; to++) rows[to] = before[(keys[to] as number) - first * POSITIONS] as number;
    if (to - from > 1) {
      const run = rows.subarray(from, to);
      if (rank === undefined) run.sort((a, b) => index.compare(a, b));
      else arrangeRun(run, rest, index);
    }
    from = to;
  }
}

function compareAll(a: number, b: number, ranks: readonly Rank[]): number {
  for (const rank of ranks) {
    const difference = rank(a) - rank(b);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Ranks rows by a column; `undefined` while blocks are missing. Null comes last, whichever the direction. */
export function rankBy(rows: Int32Array, live: LiveColumn, field: Field, descending: boolean): Rank | undefined {
  if (!(live instanceof CodedColumn)) return rankByValue(rows, live, field, descending);
  const parts = live.scan();
  if (parts === undefined) return undefined;
  return (field.kind === 'date' ? rankByDay(rows, parts, descending) : undefined) ?? rankByCode(rows, parts, field, descending);
}

/** Ranks rows by their ids. */
export function rankById(rows: Int32Array, index: RowIndex, descending: boolean): Rank {
  const sorted = arrange(rows, [], index);
  const ranks = new Map(Array.from(sorted, (row, rank) => [row, descending ? sorted.length - rank : rank]));
  return (row) => ranks.get(row) as number;
}

/** A number for each code that the rows have, worked out once, and the way from a row to it. */
function byCode(parts: readonly CodedPart[], numberOf: (part: CodedPart, code: number) => number): Rank {
  const tables = parts.map(({ dictionary }) => new Float64Array(dictionary.size + 1).fill(-1));
  let at = 0;
  return (row) => {
    while (row < (parts[at] as CodedPart).from) at--;
    while (row >= (parts[at + 1]?.from ?? Number.POSITIVE_INFINITY)) at++;
    const part = parts[at] as CodedPart;
    const table = tables[at] as Float64Array;
    const code = part.codes[row - part.from] ?? 0;
    const known = table[code] as number;
    if (known >= 0) return known;
    const number = numberOf(part, code);
    table[code] = number;
    return number;
  };
}

/** More than any civil date is away from 2024, in days. */
const DAYS = 4_000_000;

/** Civil dates rank by their days; `undefined` when something else lies in the column. */
function rankByDay(rows: Int32Array, parts: readonly CodedPart[], descending: boolean): Rank | undefined {
  let strange = false;
  const rank = byCode(parts, ({ dictionary }, code) => {
    const days = dictionary.days(code);
    if (days !== undefined && Math.abs(days) < DAYS) return DAYS + (descending ? -days : days);
    if (code !== 0 && dictionary.value(code) !== null) strange = true;
    return 2 * DAYS;
  });
  for (const row of rows) rank(row);
  return strange ? undefined : rank;
}

/** Only the values that the rows have are made and compared, once each. */
function rankByCode(rows: Int32Array, parts: readonly CodedPart[], field: Field, descending: boolean): Rank {
  const places = new Map<unknown, number>();
  const placeOf = byCode(parts, ({ dictionary }, code) => {
    const value = shown(field, dictionary.value(code));
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  for (const row of rows) placeOf(row);
  const ranks = ranksOf([...places.keys()], descending);
  return (row) => ranks[placeOf(row)] as number;
}

function rankByValue(rows: Int32Array, live: LiveColumn, field: Field, descending: boolean): Rank {
  const places = new Map<unknown, number>();
  const placeOf = new Map<number, number>();
  for (const row of rows) {
    const value = shown(field, live.get(row));
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    placeOf.set(row, place);
  }
  const ranks = ranksOf([...places.keys()], descending);
  return (row) => ranks[placeOf.get(row) as number] as number;
}

/** The rank of each of some distinct values; those that have no order, as JSON, rank alike. */
function ranksOf(values: readonly unknown[], descending: boolean): Uint32Array {
  const compare = (a: number, b: number): number => compareShown(values[a], values[b], descending ? -1 : 1);
  const order = values.map((_, place) => place).sort(compare);
  const ranks = new Uint32Array(values.length);
  let rank = 0;
  order.forEach((place, i) => {
    if (i > 0 && compare(order[i - 1] as number, place) !== 0) rank++;
    ranks[place] = rank;
  });
  return ranks;
}

function compareShown(a: unknown, b: unknown, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if ((a as string) < (b as string)) return -sign;
  return (a as string) > (b as string) ? sign : 0;
}
