/** The live state of one table of one scope: its rows, columns and stamps, over segments that open when looked at. */

import { ID_BYTES, type Id } from '../kernel/ids.ts';
import type { Blocks } from './blocks.ts';
import type { Change, Write } from './change.ts';
import { CodedColumn } from './coded-column.ts';
import { type BaseColumn, decodeColumn } from './column-block.ts';
import { EVERY_COLUMN, EXPUNGE, FOREVER, VOID } from './expunge.ts';
import { type LiveColumn, PlainColumn } from './live-column.ts';
import { withMember } from './members.ts';
import { RowIndex } from './row-index.ts';
import { DELETED, type Field, type Table } from './schema.ts';
import type { ColumnRef, Segment } from './segment-types.ts';
import { instantOf } from './stamp.ts';
import { Stamps } from './stamps.ts';
import { compareValues, type Value } from './value.ts';

/** The change that a write belongs to, for its stamp and device. */
type Origin = Pick<Change, 'stamp' | 'device'>;

interface Column {
  readonly rule: string;
  readonly live: LiveColumn;
}

export class TableState {
  readonly index = new RowIndex();
  readonly stamps = new Stamps();
  private readonly fields: Table['columns'];
  private readonly blocks: Blocks;
  private readonly columns = new Map<string, Column>();
  private readonly segments: readonly Segment[];
  /** How many rows the segments hold; new rows come after. */
  readonly baseRows: number;
  private idsOpen: boolean;
  private stampsOpen: boolean;
  /** Writes that wait for ids and stamps to be loaded. */
  private queue: { readonly write: Write; readonly origin: Origin }[] = [];
  /** The row written last: a row's cells come together. */
  private lastId: Id = '';
  private lastRow = -1;
  /** Columns written since the segments were made, by segment number; new rows are not counted. */
  readonly dirty = new Map<number, Set<string>>();

  constructor(table: Table | undefined, segments: readonly Segment[], blocks: Blocks) {
    this.fields = table?.columns ?? {};
    this.segments = segments;
    this.blocks = blocks;
    this.baseRows = segments.reduce((rows, segment) => rows + segment.rows, 0);
    this.idsOpen = this.stampsOpen = segments.length === 0;
    for (const segment of segments) for (const [name, ref] of Object.entries(segment.columns)) this.column(name, ref.rule);
  }

  /** All rows that are known, in the trash or not. `undefined` while blocks are missing. */
  get rowCount(): number | undefined {
    return this.queue.length === 0 || this.open() ? Math.max(this.index.size, this.baseRows) : undefined;
  }

  /** Ids are needed to find rows and to name them. */
  openIds(): boolean {
    if (this.idsOpen) return true;
    const blocks = this.segments.map((segment) => this.blocks.take(segment.ids));
    if (!areHere(blocks)) return false;
    for (const [number, { ids, rows }] of this.segments.entries()) {
      if (blocks[number]?.length !== rows * ID_BYTES) this.blocks.refuse(ids);
      this.blocks.drop(ids);
    }
    this.index.addAll(blocks, this.baseRows);
    this.idsOpen = true;
    return true;
  }

  private openStamps(): boolean {
    if (this.stampsOpen) return true;
    const blocks = this.segments.map((segment) => this.blocks.take(segment.stamps));
    if (!areHere(blocks)) return false;
    let from = 0;
    for (const [number, segment] of this.segments.entries()) {
      if (!this.stamps.decode(blocks[number] as Uint8Array, from, segment.rows)) this.blocks.refuse(segment.stamps);
      for (const name of this.columns.keys())
        if (segment.columns[name] === undefined) this.stamps.neverWritten(name, from, from + segment.rows);
      this.blocks.drop(segment.stamps);
      from += segment.rows;
    }
    this.stampsOpen = true;
    return true;
  }

  /** Ids and stamps are needed to write; what waited is then applied. */
  open(): boolean {
    // Both are asked for, so that one load brings them.
    const ids = this.openIds();
    if (!this.openStamps() || !ids) return false;
    const waiting = this.queue;
    this.queue = [];
    // In their order: what is expunged goes after all that was written before, also where a set waits for its members.
    for (const { write, origin } of waiting) this.apply(write, origin);
    return true;
  }

  /** Applies one write, at once or when the table is opened; true when it may have changed what readers see. */
  apply(write: Write, origin: Origin): boolean {
    if (write.rule === VOID) return false;
    if (this.queue.length === 0 && this.idsOpen && this.stampsOpen) return this.lay(write, origin);
    this.queue.push({ write, origin });
    return true;
  }

  private lay(write: Write, origin: Origin): boolean {
    const device = this.stamps.deviceNumber(origin.device);
    const row = write.row === this.lastId ? this.lastRow : this.findOrStart(write.row, origin, device);
    if (row < 0) return false;
    if (write.rule === EXPUNGE) return this.expunge(row, write, origin, device);
    const column = this.columns.get(write.column) ?? this.column(write.column, write.rule);
    const changed =
      column.rule === 'last' ? this.layLast(row, write, origin, column.live, device) : this.laySet(row, write, origin, column.live, device);
    if (changed && row < this.baseRows) this.soil(this.segmentOf(row), write.column);
    return changed;
  }

  /**
   * X3. The log has the expunging after all that it takes away, so that a set need not know its members' stamps: it is
   * emptied. The value is the rule of the cell, in case nobody wrote the column here.
   */
  private expunge(row: number, write: Write, origin: Origin, device: number): boolean {
    const name = write.column;
    if (name !== EVERY_COLUMN) {
      const { rule, live } = this.column(name, `${write.value}`);
      const stands = rule === 'last' && this.isWritten(row, name, live) && this.stamps.compare(row, name, origin.stamp, device) < 0;
      return !stands && this.fill(row, live, { column: name, value: null }, origin, device);
    }
    // Whatever its stamp: nothing of this row stands any more.
    for (const [column, { live }] of this.columns) {
      if (column !== DELETED && this.isWritten(row, column, live)) this.fill(row, live, { column, value: null }, origin, device);
    }
    return this.fill(row, this.column(DELETED, 'last').live, { column: DELETED, value: FOREVER }, origin, device);
  }

  private fill(row: number, live: LiveColumn, cell: Pick<Write, 'column' | 'value'>, { stamp }: Origin, device: number): boolean {
    this.stamps.set(row, cell.column, stamp, device);
    live.set(row, cell.value);
    if (row < this.baseRows) this.soil(this.segmentOf(row), cell.column);
    return true;
  }

  private soil(segment: number, column: string): void {
    const columns = this.dirty.get(segment);
    if (columns === undefined) this.dirty.set(segment, new Set([column]));
    else columns.add(column);
  }

  private findOrStart(id: Id, { stamp }: Origin, device: number): number {
    const known = this.index.size;
    const row = this.index.findOrAdd(id);
    if (row === known) this.stamps.startRow(row, stamp, device);
    this.lastId = id;
    this.lastRow = row;
    return row;
  }

  /** R1. A cell that nobody wrote has no stamp to lose against. */
  private layLast(row: number, write: Write, { stamp }: Origin, live: LiveColumn, device: number): boolean {
    if (this.isWritten(row, write.column, live)) {
      const order = this.stamps.compare(row, write.column, stamp, device);
      if (order < 0) return false;
      if (order === 0) {
        // The same change again, or its second write of one cell. In a block that is not open it was folded already.
        const before = live.get(row);
        if (before === undefined || compareValues(write.value, before) <= 0) return false;
      }
    }
    this.stamps.set(row, write.column, stamp, device);
    live.set(row, write.value);
    return true;
  }

  /** R5, R8: a set of values; its stamp is the latest one's. Waits when the members so far are not loaded. */
  private laySet(row: number, write: Write, origin: Origin, live: LiveColumn, device: number): boolean {
    const before = live.get(row);
    const written = this.isWritten(row, write.column, live);
    if (written && before === undefined) {
      this.queue.push({ write, origin });
      return true;
    }
    const cell = withMember(before, write.value);
    const newer = !written || this.stamps.compare(row, write.column, origin.stamp, device) > 0;
    // Also of a member that is there already: whichever of the two came first, the later one is its stamp.
    if (newer) this.stamps.set(row, write.column, origin.stamp, device);
    if (cell !== undefined) live.set(row, cell);
    return newer || cell !== undefined;
  }

  /** For rows of segments the stamps know, so that writing needs no column block. */
  private isWritten(row: number, column: string, live: LiveColumn): boolean {
    return row < this.baseRows ? this.stamps.isWritten(row, column) : live.get(row) !== undefined;
  }

  /** A cell as it is kept; `undefined` when absent or its block is missing. */
  get(row: number, column: string): Value | undefined {
    return this.columns.get(column)?.live.get(row);
  }

  /** When each of these rows was last written, ms since 1970; what is told while blocks are missing does not count. */
  writtenAt(rows: Int32Array): Float64Array {
    this.open();
    return this.stamps.latest(rows).map(instantOf);
  }

  liveColumn(column: string): LiveColumn | undefined {
    return this.columns.get(column)?.live;
  }

  ruleOf(column: string): string {
    return this.columns.get(column)?.rule ?? 'last';
  }

  columnNames(): string[] {
    return [...this.columns.keys()];
  }

  /** Rows `from` (included) to `to` of segment `number`. */
  segmentRange(number: number): { from: number; to: number } {
    const from = this.segments.slice(0, number).reduce((rows, segment) => rows + segment.rows, 0);
    return { from, to: from + (this.segments[number]?.rows ?? 0) };
  }

  private segmentOf(row: number): number {
    let end = 0;
    return this.segments.findIndex((segment) => {
      end += segment.rows;
      return row < end;
    });
  }

  private column(name: string, rule: string): Column {
    let column = this.columns.get(name);
    if (column === undefined) {
      const field = this.fields[name];
      column = { rule, live: rule === 'last' && isCoded(name, field) ? new CodedColumn() : new PlainColumn() };
      this.columns.set(name, column);
      let from = 0;
      for (const segment of this.segments) {
        const ref = segment.columns[name];
        const { rows } = segment;
        column.live.addSegment(from, rows, ref === undefined ? undefined : () => this.openColumn(ref, rows));
        if (ref === undefined && this.stampsOpen) this.stamps.neverWritten(name, from, from + rows);
        from += rows;
      }
    }
    return column;
  }

  private openColumn(ref: ColumnRef, rows: number): BaseColumn | undefined {
    const bytes = this.blocks.take(ref);
    if (bytes === undefined) return undefined;
    const base = decodeColumn(bytes, rows);
    this.blocks.drop(ref);
    if (base === undefined) this.blocks.refuse(ref);
    return base;
  }
}

/** Whether every block asked for is loaded. */
const areHere = (blocks: readonly (Uint8Array | undefined)[]): blocks is readonly Uint8Array[] =>
  blocks.every((bytes) => bytes !== undefined);

/** Kinds with few distinct values, and the trash mark, which nearly every row lacks. */
const isCoded = (name: string, field: Field | undefined): boolean =>
  name === DELETED || field?.kind === 'enum' || field?.kind === 'ref' || field?.kind === 'date' || field?.kind === 'boolean';
