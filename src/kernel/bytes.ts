/** Reads and writes compact binary: variable-length integers, UTF-8, raw bytes. Damaged input is told, never thrown. */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const double = new DataView(new ArrayBuffer(8));

export const utf8 = (text: string): Uint8Array => encoder.encode(text);
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Less than, equal to or greater than zero, byte by byte, a prefix before what it begins. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && compareBytes(a, b) === 0;

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const EMPTY = new Uint8Array(0);
/** The largest buffer that is kept for the next writer. */
const SPARE_LIMIT = 1 << 20;
/** A buffer whose writer is done: the next one need not grow one of its own. */
let spare: Uint8Array = EMPTY;

function borrow(capacity: number): Uint8Array {
  if (spare.length < capacity) return new Uint8Array(capacity);
  const buffer = spare;
  spare = EMPTY;
  return buffer;
}

/** Grows as it is written to; `take` gives the bytes and empties it. */
export class ByteWriter {
  private buffer: Uint8Array;
  private at = 0;

  constructor(capacity = 64) {
    this.buffer = borrow(capacity);
  }

  get length(): number {
    return this.at;
  }

  private reserve(extra: number): void {
    const needed = this.at + extra;
    if (needed <= this.buffer.length) return;
    const larger = borrow(Math.max(needed, this.buffer.length * 2));
    larger.set(this.buffer.subarray(0, this.at));
    this.buffer = larger;
  }

  byte(value: number): void {
    if (this.at === this.buffer.length) this.reserve(1);
    this.buffer[this.at++] = value;
  }

  /** A safe integer ≥ 0 in 1 to 8 bytes, seven bits each. */
  unsigned(value: number): void {
    this.reserve(8);
    const { buffer } = this;
    let rest = value;
    for (; rest > 0x7fffffff; rest = Math.floor(rest / 128)) buffer[this.at++] = (rest % 128) | 128;
    for (; rest >= 128; rest >>= 7) buffer[this.at++] = (rest & 127) | 128;
    buffer[this.at++] = rest;
  }

  /** An integer with |value| < 2^52, small magnitudes in few bytes. */
  signed(value: number): void {
    this.unsigned(value < 0 ? -value * 2 - 1 : value * 2);
  }

  /** IEEE 754 double, little-endian. */
  float(value: number): void {
    double.setFloat64(0, value, true);
    this.reserve(8);
    for (let i = 0; i < 8; i++) this.buffer[this.at++] = double.getUint8(i);
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** Length, then the bytes. */
  block(bytes: Uint8Array): void {
    this.unsigned(bytes.length);
    this.raw(bytes);
  }

  /** Length in bytes, then UTF-8. */
  string(text: string): void {
    const { length } = text;
    if (length > LONG) {
      this.block(encoder.encode(text));
      return;
    }
    this.reserve(length * 3 + 8);
    if (length <= SHORT && this.ascii(text)) return;
    const guessed = length < 128 ? 1 : 2;
    const from = this.at + guessed;
    const { written } = encoder.encodeInto(text, this.buffer.subarray(from));
    const head = written < 128 ? 1 : 2;
    if (head > guessed) this.buffer.copyWithin(from + 1, from, from + written);
    this.unsigned(written);
    this.at += written;
  }

  /** Short texts are mostly ASCII: cheaper by hand. False, and nothing written, when this one is not. */
  private ascii(text: string): boolean {
    const { buffer, at } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return false;
      buffer[at + 1 + i] = code;
    }
    buffer[at] = text.length;
    this.at += 1 + text.length;
    return true;
  }

  /** The bytes written, in a buffer of their own. */
  take(): Uint8Array {
    const bytes = this.buffer.slice(0, this.at);
    if (this.buffer.length > spare.length && this.buffer.length <= SPARE_LIMIT) {
      spare = this.buffer;
      this.buffer = EMPTY;
    }
    this.at = 0;
    return bytes;
  }
}

/** Characters up to which a text is written by hand, and up to which its length surely takes two bytes. */
const SHORT = 24;
const LONG = 5461;

/** Reads what `ByteWriter` wrote. After reading past the end or a malformed number, `damaged` is true and zeros follow. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private at: number;
  private readonly end: number;
  damaged = false;

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Where in `source` it stands. */
  get position(): number {
    return this.at;
  }

  /** All the bytes it reads from. */
  get source(): Uint8Array {
    return this.bytes;
  }

  get remaining(): number {
    return this.end - this.at;
  }

  byte(): number {
    if (this.at >= this.end) {
      this.damaged = true;
      return 0;
    }
    return this.bytes[this.at++] as number;
  }

  unsigned(): number {
    const first = this.byte();
    if (first < 128) return this.damaged ? 0 : first;
    let value = first & 127;
    let scale = 128;
    for (let i = 1; i < 8; i++) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER) this.damaged = true;
        return this.damaged ? 0 : value;
      }
      scale *= 128;
    }
    this.damaged = true;
    return 0;
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  float(): number {
    for (let i = 0; i < 8; i++) double.setUint8(i, this.byte());
    return double.getFloat64(0, true);
  }

  /** A view on the bytes, not a copy. */
  raw(length: number): Uint8Array {
    if (length > this.remaining) {
      this.damaged = true;
      return new Uint8Array(0);
    }
    const view = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return view;
  }

  block(): Uint8Array {
    return this.raw(this.unsigned());
  }

  string(): string {
    const length = this.unsigned();
    if (length > 24) return fromUtf8(this.raw(length));
    const bytes = this.raw(length);
    let text = '';
    for (let i = 0; i < bytes.length; i++) {
      const code = bytes[i] as number;
      if (code > 127) return fromUtf8(bytes);
      text += String.fromCharCode(code);
    }
    return text;
  }
}
