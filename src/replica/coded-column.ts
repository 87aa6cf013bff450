/**
 * A column of few distinct values: one code a row, so that conditions are tested once per value and scans compare numbers.
 * Each segment keeps its own codes and dictionary as its block has them; only a segment that is written to gets a copy.
 */

import { Dictionary } from './dictionary.ts';
import type { LiveColumn, OpenSegment } from './live-column.ts';
import { partOf } from './parts.ts';
import type { Value } from './value.ts';

type Codes = Uint8Array | Uint16Array | Uint32Array;

const NONE = new Uint8Array(0);

/** The rows of one segment, or the new ones after all of them. */
export class CodedPart {
  readonly from: number;
  rows: number;
  /** `undefined` once it is open, or when no row of the segment has the column. */
  private source: OpenSegment | undefined;
  private owned = false;
  /** The code of each row, counted from `from`; rows beyond are absent. Valid until the next write. */
  codes: Codes = NONE;
  dictionary: Dictionary = Dictionary.empty();

  constructor(from: number, rows: number, source: OpenSegment | undefined) {
    this.from = from;
    this.rows = rows;
    this.source = source;
  }

  get isOpen(): boolean {
    return this.source === undefined;
  }

  /** False while its block is not loaded. */
  open(): boolean {
    const base = this.source?.();
    if (this.source === undefined) return true;
    if (base === undefined) return false;
    this.source = undefined;
    const { coded } = base;
    if (coded !== undefined) {
      this.codes = coded.codes;
      this.dictionary = coded.dictionary;
    } else {
      for (let row = 0; row < this.rows; row++) {
        const value = base.get(row);
        if (value !== undefined) this.set(row, value);
      }
    }
    return true;
  }

  get(row: number): Value | undefined {
    return this.dictionary.value(this.codes[row] ?? 0);
  }

  set(row: number, value: Value): void {
    const code = this.dictionary.code(value);
    this.rows = Math.max(this.rows, row + 1);
    this.own(code);
    this.codes[row] = code;
  }

  /** Codes of its own, long and wide enough. */
  private own(code: number): void {
    const width = Math.max(this.codes.BYTES_PER_ELEMENT, code < 256 ? 1 : code < 65_536 ? 2 : 4);
    const isLong = this.codes.length >= this.rows;
    if (this.owned && isLong && width === this.codes.BYTES_PER_ELEMENT) return;
    const length = isLong ? this.codes.length : Math.max(this.rows, this.codes.length * 2, 64);
    const copy = width === 1 ? new Uint8Array(length) : width === 2 ? new Uint16Array(length) : new Uint32Array(length);
    copy.set(this.codes);
    this.codes = copy;
    this.owned = true;
  }
}

export class CodedColumn implements LiveColumn {
  private readonly parts: CodedPart[] = [];
  private fresh = new CodedPart(0, 0, undefined);
  private closed = 0;
  /** What was written to rows whose segment is not open yet. */
  private readonly early = new Map<number, Value>();

  addSegment(from: number, rows: number, open: OpenSegment | undefined): void {
    this.parts.push(new CodedPart(from, rows, open));
    this.fresh = new CodedPart(from + rows, 0, undefined);
    if (open !== undefined) this.closed++;
  }

  get(row: number): Value | undefined {
    const part = this.part(row);
    if (part.isOpen) return part.get(row - part.from);
    const value = this.early.get(row);
    if (value !== undefined) return value;
    return this.openPart(part) ? part.get(row - part.from) : undefined;
  }

  set(row: number, value: Value): void {
    const part = this.part(row);
    if (part.isOpen) part.set(row - part.from, value);
    else this.early.set(row, value);
  }

  open(row: number): void {
    const part = this.part(row);
    if (!part.isOpen) this.openPart(part);
  }

  /** All rows in order, until the next write; `undefined` while blocks are missing, all of which are asked for. */
  scan(): readonly CodedPart[] | undefined {
    if (this.closed > 0) for (const part of this.parts) if (!part.isOpen) this.openPart(part);
    return this.closed > 0 ? undefined : [...this.parts, this.fresh];
  }

  /** As `scan`, when only these rows are looked at: no other segment is opened. */
  around(rows: Int32Array): readonly CodedPart[] | undefined {
    const parts = [...this.parts, this.fresh];
    if (this.closed === 0) return parts;
    let missing = false;
    let seen: CodedPart | undefined;
    for (const row of rows) {
      if (seen !== undefined && row >= seen.from && row < seen.from + seen.rows) continue;
      seen = this.part(row);
      if (!seen.isOpen && !this.openPart(seen)) missing = true;
    }
    return missing ? undefined : parts;
  }

  private part(row: number): CodedPart {
    return row >= this.fresh.from ? this.fresh : partOf(this.parts, row);
  }

  private openPart(part: CodedPart): boolean {
    if (!part.open()) return false;
    this.closed--;
    for (const [row, value] of this.early) {
      if (row < part.from || row >= part.from + part.rows) continue;
      part.set(row - part.from, value);
      this.early.delete(row);
    }
    return true;
  }
}
