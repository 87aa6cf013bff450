/** The values of a coded column: each stays bytes until somebody asks for it, and codes count from 1; 0 is absent. */

import { ByteReader, fromUtf8, utf8 } from '../kernel/bytes.ts';
import { daysOfDate, encodeValue, readDays, readValue, sameValue, skipValue, type Value } from './value.ts';

/** Values as bytes, one after the other. */
interface Stored {
  readonly bytes: Uint8Array;
  /** Where each value begins, and where the last one ends. */
  readonly starts: ArrayLike<number>;
  readonly size: number;
  value(index: number): Value;
  /** The day of a civil date; `undefined` where it is none, or nobody can tell from the bytes. */
  days(index: number): number | undefined;
  /** A value as it lies in `bytes`; `undefined` where it can be none of them. */
  encode(value: string | boolean): Uint8Array | undefined;
}

/** A map takes 0 and -0 for one key; they are two values. */
const NEGATIVE_ZERO = Symbol('-0');
type Key = Value | typeof NEGATIVE_ZERO;
const keyOf = (value: Value): Key => (Object.is(value, -0) ? NEGATIVE_ZERO : value);

export class Dictionary {
  private readonly stored: Stored | undefined;
  private readonly values: (Value | undefined)[] = [];
  private codes: Map<Key, number> | undefined;

  private constructor(stored: Stored | undefined) {
    this.stored = stored;
    this.size = stored?.size ?? 0;
  }

  /** How many values there are, so the greatest code. */
  size: number;

  static empty(): Dictionary {
    return new Dictionary(undefined);
  }

  /** From where the reader stands: how many, then each. Damage shows in the reader. */
  static read(reader: ByteReader): Dictionary {
    const bytes = reader.source;
    const starts: number[] = [];
    for (let left = reader.unsigned(); left > 0 && !reader.damaged; left--) {
      starts.push(reader.position);
      skipValue(reader);
    }
    const size = starts.length;
    starts.push(reader.position);
    const at = (index: number): ByteReader => new ByteReader(bytes, starts[index]);
    return new Dictionary({
      bytes,
      starts,
      size,
      value: (index) => readValue(at(index)),
      days: (index) => readDays(at(index)),
      encode: encodeValue,
    });
  }

  /** Texts that lie one after the other, null where `nulls` is not 0. One that stands there twice has two codes. */
  static texts(bytes: Uint8Array, starts: Uint32Array, nulls: Uint8Array): Dictionary {
    const value = (index: number): Value => (nulls[index] === 0 ? fromUtf8(bytes.subarray(starts[index], starts[index + 1])) : null);
    return new Dictionary({
      bytes,
      starts,
      size: nulls.length,
      value,
      days: (index) => daysOf(value(index)),
      encode: (text) => (typeof text === 'string' ? utf8(text) : undefined),
    });
  }

  /** The value of a code; `undefined` for 0 and for what is not there. */
  value(code: number): Value | undefined {
    if (code === 0 || code > this.size) return undefined;
    const known = this.values[code - 1];
    if (known !== undefined) return known;
    const value = this.stored?.value(code - 1);
    if (value !== undefined) this.values[code - 1] = value;
    return value;
  }

  /** The day of a civil date, counted from 2024-01-01, without making its text; `undefined` for any other value. */
  days(code: number): number | undefined {
    const { stored } = this;
    return stored === undefined || code > stored.size ? daysOf(this.value(code)) : code === 0 ? undefined : stored.days(code - 1);
  }

  /** Calls back with every code of these texts and truths; bytes are compared, so that no other value is made. */
  find(values: readonly (string | boolean)[], found: (code: number) => void): void {
    const { stored } = this;
    if (stored !== undefined) findStored(stored, values, found);
    const first = stored?.size ?? 0;
    if (first === this.size) return;
    const wanted = new Set<Value | undefined>(values);
    for (let code = first + 1; code <= this.size; code++) if (wanted.has(this.values[code - 1])) found(code);
  }

  /** A code of a value, which is added when it is new. */
  code(value: Value): number {
    this.codes ??= this.everyCode();
    const key = keyOf(value);
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    if (value instanceof Uint8Array) {
      for (let code = 1; code <= this.size; code++) if (sameValue(this.value(code), value)) return code;
    }
    this.values[this.size] = value;
    this.size++;
    this.codes.set(key, this.size);
    return this.size;
  }

  private everyCode(): Map<Key, number> {
    const codes = new Map<Key, number>();
    for (let code = 1; code <= this.size; code++) codes.set(keyOf(this.value(code) as Value), code);
    return codes;
  }
}

/** Bytes at the beginning of a value by which it is looked for: behind the first one, which often tells the kind. */
const HEAD = 5;

function findStored(stored: Stored, values: readonly (string | boolean)[], found: (code: number) => void): void {
  const { bytes, starts, size, encode } = stored;
  const short: Uint8Array[] = [];
  const byHead = new Map<number, Uint8Array[]>();
  for (const value of values) {
    const wanted = encode(value);
    if (wanted === undefined) continue;
    if (wanted.length < HEAD) short.push(wanted);
    else byHead.set(headAt(wanted, 0), [...(byHead.get(headAt(wanted, 0)) ?? []), wanted]);
  }
  if (short.length === 0 && byHead.size === 0) return;
  for (let index = 0; index < size; index++) {
    const from = starts[index] as number;
    const length = (starts[index + 1] as number) - from;
    const candidates = length < HEAD ? short : byHead.get(headAt(bytes, from));
    const stands = candidates?.some((wanted) => wanted.length === length && standsAt(bytes, from, wanted)) === true;
    // The empty text and null are alike in their bytes.
    if (stands && (length > 0 || stored.value(index) !== null)) found(index + 1);
  }
}

const headAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at + 1] as number) << 24) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 8) | (bytes[at + 4] as number);

function standsAt(bytes: Uint8Array, from: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[from + i] !== wanted[i]) return false;
  return true;
}

const daysOf = (value: Value | undefined): number | undefined =>
  typeof value === 'string' && value.length === 10 ? daysOfDate(value) : undefined;
