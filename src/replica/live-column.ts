/**
 * A column as queries and writes see it: the decoded blocks of its segments, opened when looked at, with what was written
 * since laid over them. Rows are numbered over all segments, then the new ones.
 */

import type { BaseColumn } from './column-block.ts';
import { partOf } from './parts.ts';
import type { Value } from './value.ts';

/** Gives a segment's column, or `undefined` while its block is not loaded. */
export type OpenSegment = () => BaseColumn | undefined;

interface Part {
  readonly from: number;
  /** `undefined` when no row of the segment has this column. */
  readonly open: OpenSegment | undefined;
  base: BaseColumn | undefined;
}

export interface LiveColumn {
  /** `undefined` is absent, or not loaded yet. */
  get(row: number): Value | undefined;
  set(row: number, value: Value): void;
  /** Opens the segment that a row lies in, whatever was written to that row since. */
  open(row: number): void;
  addSegment(from: number, rows: number, open: OpenSegment | undefined): void;
}

/** Values of any kind: free text, numbers, unknown columns. */
export class PlainColumn implements LiveColumn {
  private readonly parts: Part[] = [];
  private baseRows = 0;
  private readonly over = new Map<number, Value>();
  private readonly fresh: (Value | undefined)[] = [];

  addSegment(from: number, rows: number, open: OpenSegment | undefined): void {
    this.parts.push({ from, open, base: undefined });
    this.baseRows = from + rows;
  }

  get(row: number): Value | undefined {
    if (row >= this.baseRows) return this.fresh[row - this.baseRows];
    if (this.over.size > 0) {
      const value = this.over.get(row);
      if (value !== undefined) return value;
    }
    const part = this.openPart(row);
    return part.base?.get(row - part.from);
  }

  open(row: number): void {
    if (row < this.baseRows) this.openPart(row);
  }

  private openPart(row: number): Part {
    const part = partOf(this.parts, row);
    part.base ??= part.open?.();
    return part;
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
