/** The distinct values of a coded column: each stays bytes until somebody asks for it, and codes count from 1; 0 is absent. */

import { ByteReader } from '../kernel/bytes.ts';
import { daysOfDate, encodeValue, readDays, readValue, sameValue, skipValue, type Value } from './value.ts';

const NOTHING = new Uint8Array(0);
/** A map takes 0 and -0 for one key; they are two values. */
const NEGATIVE_ZERO = Symbol('-0');
type Key = Value | typeof NEGATIVE_ZERO;
const keyOf = (value: Value): Key => (Object.is(value, -0) ? NEGATIVE_ZERO : value);

export class Dictionary {
  private readonly bytes: Uint8Array;
  /** Where each value begins in `bytes`; those beyond were added since. */
  private readonly starts: number[];
  private readonly values: (Value | undefined)[] = [];
  private codes: Map<Key, number> | undefined;

  private constructor(bytes: Uint8Array, starts: number[]) {
    this.bytes = bytes;
    this.starts = starts;
    this.size = starts.length;
  }

  /** How many values there are, so the greatest code. */
  size: number;

  static empty(): Dictionary {
    return new Dictionary(NOTHING, []);
  }

  /** From where the reader stands: how many, then each. Damage shows in the reader. */
  static read(reader: ByteReader): Dictionary {
    const starts: number[] = [];
    for (let left = reader.unsigned(); left > 0 && !reader.damaged; left--) {
      starts.push(reader.position);
      skipValue(reader);
    }
    return new Dictionary(reader.source, starts);
  }

  /** The value of a code; `undefined` for 0 and for what is not there. */
  value(code: number): Value | undefined {
    if (code === 0 || code > this.size) return undefined;
    const known = this.values[code - 1];
    return known === undefined ? this.decode(code - 1) : known;
  }

  /** The day of a civil date, counted from 2024-01-01, without making its text; `undefined` for any other value. */
  days(code: number): number | undefined {
    const start = this.starts[code - 1];
    if (start === undefined) return daysOf(this.value(code));
    return readDays(new ByteReader(this.bytes, start));
  }

  private decode(index: number): Value {
    const value = readValue(new ByteReader(this.bytes, this.starts[index]));
    this.values[index] = value;
    return value;
  }

  /** The code of a text or a truth that may be there, else 0; bytes are compared, so that no other value is made. */
  find(value: string | boolean): number {
    if (this.codes !== undefined) return this.codes.get(value) ?? 0;
    const wanted = encodeValue(value);
    const index = this.starts.findIndex((start) => this.begins(start, wanted));
    return index < 0 ? this.values.indexOf(value, this.starts.length) + 1 : index + 1;
  }

  /** Makes every later `find` quick, at the price of making each value once. */
  index(): void {
    this.codes ??= this.everyCode();
  }

  private begins(start: number, wanted: Uint8Array): boolean {
    for (let i = 0; i < wanted.length; i++) if (this.bytes[start + i] !== wanted[i]) return false;
    return true;
  }

  /** The code of a value, which is added when it is new. */
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

const daysOf = (value: Value | undefined): number | undefined =>
  typeof value === 'string' && value.length === 10 ? daysOfDate(value) : undefined;
