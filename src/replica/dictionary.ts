/** The values of a coded column: each stays bytes until somebody asks for it, and codes count from 1; 0 is absent. */

import { ByteReader, fromUtf8, utf8 } from '../kernel/bytes.ts';
import type { RowIndex } from './row-index.ts';
import { daysOfDate, encodeValue, idIn, readDays, readValue, sameValue, skipValue, type Value } from './value.ts';

/** Values as bytes, one after the other. */
interface Stored {
  readonly bytes: Uint8Array;
  /** Where each value begins, and where the last one ends. */
  readonly starts: ArrayLike<number>;
  readonly size: number;
  value(index: number): Value;
  /** The day of a civil date; `undefined` where it is none, or nobody can tell from the bytes. */
  days(index: number): number | undefined;
  /** Where in `bytes` the 16 of an id begin; -1 where the value is none, or nobody can tell from the bytes. */
  idAt(index: number): number;
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
  private heads: Heads | undefined;

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
      idAt: (index) => idIn(bytes, starts[index] as number),
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
      idAt: () => -1,
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

  /** The number of the row whose id a code stands for, without making its text; -1 where there is none. */
  rowIn(index: RowIndex, code: number): number {
    const { stored } = this;
    const at = stored === undefined || code > stored.size ? -1 : stored.idAt(code - 1);
    if (at >= 0) return index.findBytes((stored as Stored).bytes, at);
    const value = this.value(code);
    return typeof value === 'string' ? index.find(value) : -1;
  }

  /** Calls back with every code of these texts and truths; bytes are compared, so that no other value is made. */
  find(values: readonly (string | boolean)[], found: (code: number) => void): void {
    const { stored } = this;
    if (stored !== undefined) {
      this.heads ??= new Heads(stored);
      for (const value of values) this.heads.find(value, found);
    }
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
/** Spreads heads over the slots (the golden ratio, in 32 bits). */
const SPREAD = 0x9e3779b1;

/** Finds values among those stored by their heads: built once, for rows are looked for again and again. */
class Heads {
  private readonly stored: Stored;
  /** By slot, the last index that has it, counted from 1; and by index the one before it. */
  private readonly slots: Int32Array;
  private readonly before: Int32Array;
  private readonly shift: number;
  /** Those without a whole head. */
  private readonly short: number[] = [];

  constructor(stored: Stored) {
    const { bytes, starts, size } = stored;
    const bits = Math.max(4, 32 - Math.clz32(size));
    this.stored = stored;
    this.slots = new Int32Array(1 << bits);
    this.before = new Int32Array(size);
    this.shift = 32 - bits;
    for (let index = 0; index < size; index++) {
      const from = starts[index] as number;
      if ((starts[index + 1] as number) - from < HEAD) {
        this.short.push(index);
        continue;
      }
      const slot = this.slotAt(bytes, from);
      this.before[index] = this.slots[slot] as number;
      this.slots[slot] = index + 1;
    }
  }

  private slotAt(bytes: Uint8Array, at: number): number {
    return Math.imul(headAt(bytes, at), SPREAD) >>> this.shift;
  }

  find(value: string | boolean, found: (code: number) => void): void {
    const wanted = this.stored.encode(value);
    if (wanted === undefined) return;
    if (wanted.length < HEAD) {
      for (const index of this.short) if (this.stands(index, wanted)) found(index + 1);
      return;
    }
    for (let code = this.slots[this.slotAt(wanted, 0)] as number; code > 0; code = this.before[code - 1] as number)
      if (this.stands(code - 1, wanted)) found(code);
  }

  private stands(index: number, wanted: Uint8Array): boolean {
    const { bytes, starts, value } = this.stored;
    const from = starts[index] as number;
    if ((starts[index + 1] as number) - from !== wanted.length) return false;
    for (let i = 0; i < wanted.length; i++) if (bytes[from + i] !== wanted[i]) return false;
    // The empty text and null are alike in their bytes.
    return wanted.length > 0 || value(index) !== null;
  }
}

const headAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at + 1] as number) << 24) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 8) | (bytes[at + 4] as number);

const daysOf = (value: Value | undefined): number | undefined =>
  typeof value === 'string' && value.length === 10 ? daysOfDate(value) : undefined;
