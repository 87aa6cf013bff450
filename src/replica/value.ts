/** What a cell may hold, how it is written as bytes, and the total order that breaks ties (R1). */

import { type ByteReader, ByteWriter, compareBytes, sameBytes } from '../kernel/bytes.ts';
import { decodeIdInto, encodeId, ID_BYTES } from '../kernel/ids.ts';

/** JSON is kept as its text; a text column's writes are bytes (Yjs updates). */
export type Value = null | boolean | number | string | Uint8Array;

const NULL = 0;
const FALSE = 1;
const TRUE = 2;
const INTEGER = 3;
const FLOAT = 4;
const STRING = 5;
const BYTES = 6;
const ID = 7;
const DATE = 8;

const idBytes = new Uint8Array(ID_BYTES);
const HALF = 2 ** 51;

/** Appends the value; equal values give equal bytes. Ids and civil dates, kept as strings, take fewer. */
export function writeValue(writer: ByteWriter, value: Value): void {
  if (value === null) writer.byte(NULL);
  else if (value === false) writer.byte(FALSE);
  else if (value === true) writer.byte(TRUE);
  else if (typeof value === 'number') writeNumber(writer, value);
  else if (typeof value === 'string') writeString(writer, value);
  else {
    writer.byte(BYTES);
    writer.block(value);
  }
}

/** Reads one value; damage shows in `reader.damaged`. */
export const readValue = (reader: ByteReader): Value => readTagged(reader, reader.byte());

/** As `readValue`, after its first byte, which is below 16. */
export function readTagged(reader: ByteReader, tag: number): Value {
  switch (tag) {
    case NULL:
      return null;
    case FALSE:
      return false;
    case TRUE:
      return true;
    case INTEGER:
      return reader.signed();
    case FLOAT:
      return reader.float();
    case STRING:
      return reader.string();
    case BYTES:
      return reader.block().slice();
    case ID: {
      const raw = reader.raw(ID_BYTES);
      return reader.damaged ? null : encodeId(raw, 0);
    }
    case DATE:
      return dateFromDays(reader.signed());
    default:
      reader.damaged = true;
      return null;
  }
}

/** The days of a civil date, as `daysOfDate`; `undefined` when the value is none. */
export const readDays = (reader: ByteReader): number | undefined => (reader.byte() === DATE ? reader.signed() : undefined);

/** Where the 16 bytes of an id begin, of the value written at `at`; -1 when it is none. */
export const idIn = (bytes: Uint8Array, at: number): number => (bytes[at] === ID ? at + 1 : -1);

/** Passes over one value without making it. */
export function skipValue(reader: ByteReader): void {
  switch (reader.byte()) {
    case NULL:
    case FALSE:
    case TRUE:
      return;
    case INTEGER:
    case DATE:
      reader.unsigned();
      return;
    case FLOAT:
      reader.raw(8);
      return;
    case STRING:
    case BYTES:
      reader.block();
      return;
    case ID:
      reader.raw(ID_BYTES);
      return;
    default:
      reader.damaged = true;
  }
}

export function encodeValue(value: Value): Uint8Array {
  const writer = new ByteWriter(32);
  writeValue(writer, value);
  return writer.take();
}

/** Order of the encoded bytes: the last tie-break between two writes of one cell (R1). */
export const compareValues = (a: Value, b: Value): number => (a === b ? 0 : compareBytes(encodeValue(a), encodeValue(b)));

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b || (typeof a === 'number' && typeof b === 'number' && Object.is(a, b))) return true;
  return a instanceof Uint8Array && b instanceof Uint8Array && sameBytes(a, b);
}

function writeNumber(writer: ByteWriter, value: number): void {
  if (Number.isInteger(value) && Math.abs(value) < HALF && !Object.is(value, -0)) {
    writer.byte(INTEGER);
    writer.signed(value);
  } else {
    writer.byte(FLOAT);
    writer.float(value);
  }
}

function writeString(writer: ByteWriter, value: string): void {
  if (value.length === 22 && decodeIdInto(value, idBytes, 0)) {
    writer.byte(ID);
    writer.raw(idBytes);
    return;
  }
  const days = value.length === 10 ? daysOfDate(value) : undefined;
  if (days !== undefined) {
    writer.byte(DATE);
    writer.signed(days);
    return;
  }
  writer.byte(STRING);
  writer.string(value);
}

/** Days since 2024-01-01 of a real civil date between years 1000 and 9999; else undefined. */
export function daysOfDate(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
  return civilDays(year, month, day);
}

function monthLength(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The inverse of `daysOfDate`. */
export function dateFromDays(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** From 0000-03-01, where the algorithm counts from, to 2024-01-01. */
const DAYS_TO_2024 = 739_191;

function civilDays(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - DAYS_TO_2024;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + DAYS_TO_2024;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
