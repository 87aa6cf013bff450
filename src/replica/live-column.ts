/**
 * A column as queries and writes see it: the decoded blocks of its segments, opened when looked at, with what was written
 * since laid over them. Rows are numbered over all segments, then the new ones.
 */

import type { BaseColumn } from './column-block.ts';
import { sameValue, type Value } from './value.ts';

/** Gives a segment's column, or `undefined` while its block is not loaded. */
export type OpenSegment = () => BaseColumn | undefined;

interface Part {
  readonly from: number;
  readonly rows: number;
  /** `undefined` when no row of the segment has this column. */
  readonly open: OpenSegment | undefined;
  base: BaseColumn | undefined;
}

export interface LiveColumn {
  /** `undefined` is absent, or not loaded yet. */
  get(row: number): Value | undefined;
  set(row: number, value: Value): void;
  addSegment(from: number, rows: number, open: OpenSegment | undefined): void;
}

/** Values of any kind: free text, numbers, unknown columns. */
export class PlainColumn implements LiveColumn {
  private readonly parts: Part[] = [];
  private baseRows = 0;
  private readonly over = new Map<number, Value>();
  private readonly fresh: (Value | undefined)[] = [];

  addSegment(from: number, rows: number, open: OpenSegment | undefined): void {
    this.parts.push({ from, rows, open, base: undefined });
    this.baseRows = from + rows;
  }

  get(row: number): Value | undefined {
    if (row >= this.baseRows) return this.fresh[row - this.baseRows];
    if (this.over.size > 0) {
      const value = this.over.get(row);
      if (value !== undefined) return value;
    }
    return readPart(this.parts, row);
  }

  set(row: number, value: Value): void {
    if (row < this.baseRows) this.over.set(row, value);
    else {
      const at = row - this.baseRows;
      while (this.fresh.length < at) this.fresh.push(undefined);
      this.fresh[at] = value;
    }
  }
}

/** Stands for a base whose codes have been taken over. */
const OPENED: BaseColumn = { get: () => undefined };

/** Few distinct values: one code a row, so that conditions are tested once per value and scans compare numbers. */
export class CodedColumn implements LiveColumn {
  private readonly parts: Part[] = [];
  private codes: Uint16Array | Uint32Array = new Uint16Array(64);
  /** Rows that have a code; those beyond are absent. */
  private length = 0;
  private readonly dictionary: Value[] = [];
  private codeOf: Map<Value, number> | undefined = new Map();
  private unopened = 0;
  /** What was written to rows whose segment is not open yet. */
  private readonly early = new Map<number, Value>();

  addSegment(from: number, rows: number, open: OpenSegment | undefined): void {
    this.parts.push({ from, rows, open, base: undefined });
    this.grow(from + rows);
    if (open !== undefined) this.unopened++;
  }

  get(row: number): Value | undefined {
    if (this.unopened > 0) {
      const part = partOf(this.parts, row);
      if (part?.open !== undefined && part.base === undefined) {
        const value = this.early.get(row);
        if (value !== undefined) return value;
        if (!this.openPart(part)) return undefined;
      }
    }
    return row < this.length ? this.dictionary[(this.codes[row] as number) - 1] : undefined;
  }

  set(row: number, value: Value): void {
    if (this.unopened > 0) {
      const part = partOf(this.parts, row);
      if (part?.open !== undefined && part.base === undefined) {
        this.early.set(row, value);
        return;
      }
    }
    this.grow(row + 1);
    this.codes[row] = this.code(value);
  }

  /** The code of every row (0 absent, n is `dictionary[n - 1]`), valid until the next write; `undefined` while blocks are missing. */
  scan(): { codes: Uint16Array | Uint32Array; length: number; dictionary: readonly Value[] } | undefined {
    if (this.unopened > 0) for (const part of this.parts) if (part.open !== undefined && part.base === undefined) this.openPart(part);
    return this.unopened > 0 ? undefined : { codes: this.codes, length: this.length, dictionary: this.dictionary };
  }

  private openPart(part: Part): boolean {
    const base = part.open?.();
    if (base === undefined) return false;
    part.base = OPENED;
    this.unopened--;
    if (base.coded !== undefined) this.layCodes(part, base.coded.codes, base.coded.dictionary);
    else {
      for (let i = 0; i < part.rows; i++) {
        const value = base.get(i);
        if (value !== undefined) this.codes[part.from + i] = this.code(value);
      }
    }
    for (const [row, value] of this.early) {
      if (row < part.from || row >= part.from + part.rows) continue;
      this.codes[row] = this.code(value);
      this.early.delete(row);
    }
    return true;
  }

  private layCodes(part: Part, codes: Uint8Array | Uint16Array, dictionary: readonly Value[]): void {
    if (this.dictionary.length === 0) {
      // The first one opened brings its dictionary as it is; the way back is made when somebody writes or a second comes.
      for (const value of dictionary) this.dictionary.push(value);
      this.codeOf = undefined;
      this.widen(dictionary.length);
      this.codes.set(codes, part.from);
      return;
    }
    const map = new Uint32Array(dictionary.length + 1);
    dictionary.forEach((value, i) => {
      map[i + 1] = this.code(value);
    });
    for (let i = 0; i < part.rows; i++) this.codes[part.from + i] = map[codes[i] as number] as number;
  }

  private code(value: Value): number {
    if (this.codeOf === undefined) {
      this.codeOf = new Map(this.dictionary.map((known, i) => [known, i + 1]));
    }
    const known = this.codeOf.get(value);
    if (known !== undefined) return known;
    if (value instanceof Uint8Array) {
      const same = this.dictionary.findIndex((other) => sameValue(other, value));
      if (same >= 0) return same + 1;
    }
    this.dictionary.push(value);
    const code = this.dictionary.length;
    this.codeOf.set(value, code);
    this.widen(code);
    return code;
  }

  private widen(code: number): void {
    if (code > 65_535 && this.codes instanceof Uint16Array) this.codes = Uint32Array.from(this.codes);
  }

  private grow(rows: number): void {
    if (rows <= this.length) return;
    if (rows > this.codes.length) {
      const size = Math.max(rows, this.codes.length * 2);
      const larger = this.codes instanceof Uint16Array ? new Uint16Array(size) : new Uint32Array(size);
      larger.set(this.codes);
      this.codes = larger;
    }
    this.length = rows;
  }
}

function readPart(parts: readonly Part[], row: number): Value | undefined {
  const part = partOf(parts, row);
  if (part === undefined || part.open === undefined) return undefined;
  part.base ??= part.open();
  return part.base?.get(row - part.from);
}

/** Segments but the last have the same number of rows only by habit, so this searches; there are few. */
function partOf(parts: readonly Part[], row: number): Part | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle] as Part).from <= row) low = middle;
    else high = middle - 1;
  }
  const part = parts[low];
  return part !== undefined && row >= part.from && row < part.from + part.rows ? part : undefined;
}
