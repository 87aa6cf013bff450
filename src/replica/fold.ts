/** Compaction: accepted changes folded into the segments they touch. Same manifest, same changes, same blocks. */

import type { Compressor } from '../kernel/ports.ts';
import { packBlock } from './blocks.ts';
import type { Change, Scope } from './change.ts';
import { encodeColumn } from './column-block.ts';
import { Replica } from './replica.ts';
import type { BlockSource, ColumnRef, Manifest, Segment } from './segment-types.ts';
import type { TableState } from './table-state.ts';
import type { Value } from './value.ts';

/** Rows of a full segment: a changed row costs its segment's blocks, a scan opens one block a segment and column. */
export const SEGMENT_ROWS = 16_384;

export interface FoldInput {
  /** The accepted state so far; `undefined` when there is none. */
  readonly manifest: Manifest | undefined;
  readonly scope: Scope;
  /** Accepted changes after the manifest's cursor, in the order of their cursors. */
  readonly changes: readonly Change[];
  /** The cursor of the last of them. */
  readonly cursor: number;
  readonly blocks: BlockSource;
  readonly compressor: Compressor;
}

export interface Folded {
  readonly manifest: Manifest;
  /** Those that the former manifest did not have, by hash. */
  readonly blocks: ReadonlyMap<string, Uint8Array>;
}

export async function fold(input: FoldInput): Promise<Folded> {
  const { manifest, scope, changes, cursor, compressor } = input;
  const replica = new Replica({ tables: [], blocks: input.blocks, compressor });
  replica.reset(scope, manifest);
  replica.apply(changes);
  const tables: Record<string, readonly Segment[]> = {};
  const blocks = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array): ColumnRef => {
    const { ref, stored } = packBlock(bytes, compressor);
    blocks.set(ref.hash, stored);
    return { ...ref, rule: 'last' };
  };
  for (const name of replica.tableNames(scope)) {
    const before = manifest?.tables[name] ?? [];
    const state = replica.state(scope, name);
    await replica.read(() => state.rowCount);
    const segments: Segment[] = [];
    for (const [number, range] of ranges(before, state).entries()) {
      const kept = before[number];
      if (kept !== undefined && kept.rows === range.to - range.from && !state.dirty.has(number)) segments.push(kept);
      else {
        await replica.read(() => openRows(state, range.from, kept?.rows ?? 0));
        segments.push(encodeSegment(state, range.from, range.to, keep));
      }
    }
    tables[name] = segments;
  }
  for (const segments of Object.values(manifest?.tables ?? {})) for (const hash of hashesOf(segments)) blocks.delete(hash);
  return { manifest: { scope, cursor, tables }, blocks };
}

/** Every hash a table's segments name. */
export const hashesOf = (segments: readonly Segment[]): string[] =>
  segments.flatMap((segment) => [segment.ids.hash, segment.stamps.hash, ...Object.values(segment.columns).map((column) => column.hash)]);

/** Full segments stay where they are; the last one takes new rows until it is full. */
function ranges(before: readonly Segment[], state: TableState): { from: number; to: number }[] {
  const rows = state.rowCount ?? 0;
  const found: { from: number; to: number }[] = [];
  let from = 0;
  before.forEach((segment, number) => {
    const isLast = number === before.length - 1;
    const to = isLast ? Math.min(rows, from + Math.max(segment.rows, SEGMENT_ROWS)) : from + segment.rows;
    found.push({ from, to });
    from = to;
  });
  for (; from < rows; from += SEGMENT_ROWS) found.push({ from, to: Math.min(rows, from + SEGMENT_ROWS) });
  return found;
}

/** Everything a segment holds, so that it can be written again. */
function openRows(state: TableState, from: number, rows: number): void {
  state.open();
  // Every row: one that was written since answers without its column's block.
  for (const name of state.columnNames()) for (let row = from; row < from + rows; row++) state.get(row, name);
}

function encodeSegment(state: TableState, from: number, to: number, keep: (bytes: Uint8Array) => ColumnRef): Segment {
  const columns: Record<string, ColumnRef> = {};
  const names: string[] = [];
  const written = new Map<string, (Value | undefined)[]>();
  for (const name of state.columnNames().sort()) {
    const cells: (Value | undefined)[] = [];
    let any = false;
    for (let row = from; row < to; row++) {
      const value = state.get(row, name);
      if (value !== undefined) any = true;
      cells.push(value);
    }
    if (!any) continue;
    names.push(name);
    written.set(name, cells);
    columns[name] = { ...keep(encodeColumn(cells)), rule: state.ruleOf(name) };
  }
  const present = (column: string, row: number): boolean => written.get(column)?.[row - from] !== undefined;
  const { rule: _ids, ...ids } = keep(state.index.slice(from, to));
  const { rule: _stamps, ...stamps } = keep(state.stamps.encode(from, to, names, present));
  return { rows: to - from, ids, stamps, columns };
}
