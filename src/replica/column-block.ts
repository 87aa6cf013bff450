/**
 * One column of one segment as bytes: the smallest of a few encodings, each readable cell by cell once unpacked.
 * A cell is absent (`undefined`: nobody wrote it) or a value. Damaged bytes give `undefined` for the whole column.
 */

import { ByteReader, ByteWriter, fromUtf8, utf8 } from '../kernel/bytes.ts';
import { Dictionary } from './dictionary.ts';
import { readValue, type Value, writeValue } from './value.ts';

/** A decoded column of one segment. */
export interface BaseColumn {
  get(row: number): Value | undefined;
  /** When the column is, or can be, coded: the code of each row; 0 is absent. */
  readonly coded?: { readonly codes: Uint8Array | Uint16Array; readonly dictionary: Dictionary } | undefined;
}

type Cells = readonly (Value | undefined)[];

const CODED = 1;
const NUMBERS = 2;
const STRINGS = 3;
const PLAIN = 4;

export function encodeColumn(cells: Cells): Uint8Array {
  return encodeCoded(cells) ?? encodeNumbers(cells) ?? encodeStrings(cells) ?? encodePlain(cells);
}

export function decodeColumn(bytes: Uint8Array, rows: number): BaseColumn | undefined {
  const reader = new ByteReader(bytes);
  switch (reader.byte()) {
    case CODED:
      return decodeCoded(reader, rows);
    case NUMBERS:
      return decodeNumbers(reader, rows);
    case STRINGS:
      return decodeStrings(reader, rows);
    case PLAIN:
      return decodePlain(reader, rows);
    default:
      return undefined;
  }
}

/** Distinct values that a column may begin with before it must repeat some. */
const BEGINNING = 256;

/** A dictionary and a code of one or two bytes a row, when values repeat: at most one distinct value for two rows so far. */
function encodeCoded(cells: Cells): Uint8Array | undefined {
  const most = Math.min(65_534, Math.max(16, cells.length / 2));
  const codes = new Map<Value, number>();
  const codeOf = new Uint16Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (value === undefined) continue;
    if (value instanceof Uint8Array) return undefined;
    let code = codes.get(value);
    if (code === undefined) {
      if (codes.size >= Math.min(most, Math.max(BEGINNING, row / 2)) || Object.is(value, -0)) return undefined;
      code = codes.size + 1;
      codes.set(value, code);
    }
    codeOf[row] = code;
  }
  const writer = new ByteWriter(cells.length * 2 + 64);
  writer.byte(CODED);
  writer.unsigned(codes.size);
  for (const value of codes.keys()) writeValue(writer, value);
  writer.raw(codes.size < 256 ? Uint8Array.from(codeOf) : new Uint8Array(codeOf.buffer));
  return writer.take();
}

/** Codes of two bytes lie as the platform has them, little-endian wherever we run: opening looks at no row. */
function decodeCoded(reader: ByteReader, rows: number): BaseColumn | undefined {
  const dictionary = Dictionary.read(reader);
  const wide = dictionary.size >= 256;
  const bytes = reader.raw(wide ? rows * 2 : rows);
  if (reader.damaged || reader.remaining > 0) return undefined;
  const codes = wide ? wideCodes(bytes) : bytes;
  return { get: (row) => dictionary.value(codes[row] as number), coded: { codes, dictionary } };
}

function wideCodes(bytes: Uint8Array): Uint16Array {
  const even = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(even.buffer, even.byteOffset, even.length / 2);
}

/** Integers as differences from the row before; null and absent rows are told by their own first number. */
function encodeNumbers(cells: Cells): Uint8Array | undefined {
  const writer = new ByteWriter(cells.length * 6 + 16);
  writer.byte(NUMBERS);
  let last = 0;
  for (const value of cells) {
    if (value === undefined) writer.byte(0);
    else if (value === null) writer.byte(1);
    else {
      if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 2 ** 49 || Object.is(value, -0)) return undefined;
      const difference = value - last;
      writer.unsigned(difference < 0 ? -difference * 2 + 1 : difference * 2 + 2);
      last = value;
    }
  }
  return writer.take();
}

function decodeNumbers(reader: ByteReader, rows: number): BaseColumn | undefined {
  const values = new Float64Array(rows);
  const nulls = new Uint8Array(rows);
  let last = 0;
  for (let row = 0; row < rows; row++) {
    const code = reader.unsigned();
    if (code < 2) nulls[row] = code + 1;
    else {
      last += code % 2 === 1 ? -(code - 1) / 2 : (code - 2) / 2;
      values[row] = last;
    }
  }
  if (reader.damaged || reader.remaining > 0) return undefined;
  return { get: (row) => (nulls[row] === 0 ? values[row] : nulls[row] === 2 ? null : undefined) };
}

/** All lengths, then all bytes, which stay bytes until a cell is read. */
function encodeStrings(cells: Cells): Uint8Array | undefined {
  const writer = new ByteWriter(cells.length * 48 + 16);
  const texts: Uint8Array[] = [];
  writer.byte(STRINGS);
  for (const value of cells) {
    if (value === undefined) writer.byte(0);
    else if (value === null) writer.byte(1);
    else if (typeof value === 'string') {
      const bytes = utf8(value);
      texts.push(bytes);
      writer.unsigned(bytes.length + 2);
    } else return undefined;
  }
  for (const bytes of texts) writer.raw(bytes);
  return writer.take();
}

function decodeStrings(reader: ByteReader, rows: number): BaseColumn | undefined {
  const starts = new Uint32Array(rows + 1);
  const nulls = new Uint8Array(rows);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const code = reader.unsigned();
    if (code < 2) nulls[row] = code + 1;
    else end += code - 2;
    starts[row + 1] = end;
  }
  const bytes = reader.raw(end);
  if (reader.damaged || reader.remaining > 0) return undefined;
  return {
    get(row) {
      if (nulls[row] !== 0) return nulls[row] === 2 ? null : undefined;
      return fromUtf8(bytes.subarray(starts[row], starts[row + 1]));
    },
    get coded() {
      return rows > WIDEST ? undefined : { codes: ownCodes(nulls), dictionary: Dictionary.texts(bytes, starts, nulls) };
    },
  };
}

/** Codes of two bytes. */
const WIDEST = 65_535;

/** Each row its own code: nothing has to be read to scan a column in which nearly every value is another one, as ids are. */
function ownCodes(nulls: Uint8Array): Uint16Array {
  const codes = new Uint16Array(nulls.length);
  for (let row = 0; row < nulls.length; row++) codes[row] = nulls[row] === 1 ? 0 : row + 1;
  return codes;
}

/** Anything, one value after the other; absent is a byte that begins no value. */
const ABSENT = 255;

function encodePlain(cells: Cells): Uint8Array {
  const writer = new ByteWriter(cells.length * 8 + 16);
  writer.byte(PLAIN);
  for (const value of cells) {
    if (value === undefined) writer.byte(ABSENT);
    else {
      writer.byte(0);
      writeValue(writer, value);
    }
  }
  return writer.take();
}

function decodePlain(reader: ByteReader, rows: number): BaseColumn | undefined {
  const values: (Value | undefined)[] = [];
  for (let row = 0; row < rows && !reader.damaged; row++) values.push(reader.byte() === ABSENT ? undefined : readValue(reader));
  if (reader.damaged || reader.remaining > 0) return undefined;
  return { get: (row) => values[row] };
}
