/** Scans of coded columns: what passes is asked once per value, rows compare numbers. */

import type { CodedPart } from './coded-column.ts';
import type { Dictionary } from './dictionary.ts';
import { type Field, shown } from './schema.ts';
import type { Value } from './value.ts';

export type Test = (value: unknown) => boolean;

/** Values among which one is rare enough to be searched. */
const MANY = 8;

/** Per code of a dictionary, whether it is one of these values'. */
export function passingOnly(dictionary: Dictionary, named: readonly (string | boolean)[]): Uint8Array {
  const passes = new Uint8Array(dictionary.size + 1);
  dictionary.find(named, (code) => {
    passes[code] = 1;
  });
  return passes;
}

/** Per code of a dictionary, whether its value passes; code 0 stands for null. */
export function passing(dictionary: Dictionary, field: Field, test: Test): Uint8Array {
  const passes = new Uint8Array(dictionary.size + 1);
  const known = shownOf(dictionary, field);
  for (let code = 0; code <= dictionary.size; code++) passes[code] = test(known(code)) === true ? 1 : 0;
  return passes;
}

/** What stands for a code never changes, and most is asked for again. */
const showing = new WeakMap<Dictionary, WeakMap<Field, unknown[]>>();

/** The value of each code of a dictionary as rows show it. */
export function shownOf(dictionary: Dictionary, field: Field): (code: number) => unknown {
  const byField = showing.get(dictionary) ?? new WeakMap<Field, unknown[]>();
  const values = byField.get(field) ?? [];
  showing.set(dictionary, byField);
  byField.set(field, values);
  return (code) => {
    const known = values[code];
    if (known !== undefined) return known;
    const value = shown(field, dictionary.value(code));
    values[code] = value;
    return value;
  };
}

/** The rows whose code passes, of all `count`. */
export function scanAll(parts: readonly CodedPart[], passesOf: (part: CodedPart) => Uint8Array, count: number): Int32Array {
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
export function scanSome(numbers: Int32Array, parts: readonly CodedPart[], passesOf: (part: CodedPart) => Uint8Array): Int32Array {
  const found = new Int32Array(numbers.length);
  let length = 0;
  eachCode(numbers, parts, (part) => {
    const passes = passesOf(part);
    return (at, code) => {
      if (passes[code] === 1) found[length++] = numbers[at] as number;
    };
  });
  return found.subarray(0, length);
}

/** How many of these rows have each value, by segment; nothing while blocks are missing. */
export function* tallyCodes(rows: Int32Array, parts: readonly CodedPart[]): Iterable<readonly [Value | undefined, number]> {
  const counts = new Map<CodedPart, { readonly times: Uint32Array; readonly seen: number[] }>();
  eachCode(rows, parts, (part) => {
    const times = new Uint32Array(part.dictionary.size + 1);
    // Few rows have few of the values: the others are not walked through.
    const seen: number[] = [];
    counts.set(part, { times, seen });
    return (_, code) => {
      const before = times[code] as number;
      if (before === 0) seen.push(code);
      times[code] = before + 1;
    };
  });
  for (const [{ dictionary }, { times, seen }] of counts) for (const code of seen) yield [dictionary.value(code), times[code] as number];
}

/** Calls back with each row's place and code, 0 where it has none; `begin` is asked once for each part that has any of them. */
export function eachCode(
  rows: Int32Array,
  parts: readonly CodedPart[],
  begin: (part: CodedPart) => (at: number, code: number) => void,
): void {
  if (parts.length === 0) return;
  const tellers: ((at: number, code: number) => void)[] = [];
  const starts = [...parts.map(({ from }) => from), Number.POSITIVE_INFINITY] as const;
  const startOf = (number: number): number => starts[number] as number;
  for (let at = 0, number = 0; at < rows.length; ) {
    let row = rows[at] as number;
    while (row < startOf(number)) number--;
    while (row >= startOf(number + 1)) number++;
    const { codes, from } = parts[number] as CodedPart;
    const end = startOf(number + 1);
    const tell = tellers[number] ?? begin(parts[number] as CodedPart);
    tellers[number] = tell;
    // Rows that lie in one part mostly come together.
    for (; row >= from && row < end; row = rows[++at] as number) tell(at, codes[row - from] ?? 0);
  }
}
