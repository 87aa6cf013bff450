/** Compaction: accepted changes folded into the segments they touch. Same manifest, same changes, same blocks. */

import type { Compressor } from '../kernel/ports.ts';
import { packBlock } from './blocks.ts';
import type { Change, Scope } from './change.ts';
import { encodeColumn } from './column-block.ts';
import { Replica } from './replica.ts';
import type { BlockRef, BlockSource, ColumnRef, Manifest, Segment } from './segment-types.ts';
import type { TableState } from './table-state.ts';
import type { Value } from './value.ts';

/** Rows of a full segment: a changed row costs its segment's blocks, a scan opens one block a segment and column. */
const SEGMENT_ROWS = 16_384;

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
  /** 16,384 unless told: with a few rows a segment, tests and the simulator have many. */
  readonly segmentRows?: number | undefined;
  /** Awaited after each block that was made, so that who folds in the background lets others have their turn. */
  readonly pause?: (() => Promise<void>) | undefined;
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
  const keep = async (bytes: Uint8Array): Promise<ColumnRef> => {
    const { ref, stored } = packBlock(bytes, compressor);
    blocks.set(ref.hash, stored);
    await input.pause?.();
    return { ...ref, rule: 'last' };
  };
  for (const name of replica.tableNames(scope)) {
    const before = manifest?.tables[name] ?? [];
    const state = replica.state(scope, name);
    await replica.read(() => state.rowCount);
    const segments: Segment[] = [];
    for (const [number, range] of ranges(before, state, input.segmentRows ?? SEGMENT_ROWS).entries()) {
      const former = before[number];
      const grown = former?.rows !== range.to - range.from;
      const written = state.dirty.get(number);
      if (!grown && written === undefined) segments.push(former);
      else {
        const standing = grown || written === undefined ? undefined : { columns: former.columns, ids: former.ids, written };
        await replica.read(() => openRows(state, range.from, former?.rows ?? 0, standing));
        segments.push(await encodeSegment(state, range.from, range.to, standing, keep));
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
function ranges(before: readonly Segment[], state: TableState, full: number): { from: number; to: number }[] {
  const rows = state.rowCount ?? 0;
  const found: { from: number; to: number }[] = [];
  let from = 0;
  before.forEach((segment, number) => {
    const isLast = number === before.length - 1;
    const to = isLast ? Math.min(rows, from + Math.max(segment.rows, full)) : from + segment.rows;
    found.push({ from, to });
    from = to;
  });
  for (; from < rows; from += full) found.push({ from, to: Math.min(rows, from + full) });
  return found;
}

/** What a segment that only some columns were written to may keep as it is. */
interface Standing {
  readonly columns: Segment['columns'];
  readonly ids: BlockRef;
  readonly written: ReadonlySet<string>;
}

/** Everything that is to be encoded anew. */
function openRows(state: TableState, from: number, rows: number, standing: Standing | undefined): void {
  state.open();
  if (rows > 0) for (const name of standing?.written ?? state.columnNames()) state.liveColumn(name)?.open(from);
}

async function encodeSegment(
  state: TableState,
  from: number,
  to: number,
  standing: Standing | undefined,
  keep: (bytes: Uint8Array) => Promise<ColumnRef>,
): Promise<Segment> {
  const columns: Record<string, ColumnRef> = {};
  for (const name of state.columnNames().sort()) {
    const former = standing?.written.has(name) === false ? standing.columns[name] : undefined;
    if (former !== undefined) columns[name] = former;
    else if (standing === undefined || standing.written.has(name)) {
      const cells = cellsOf(state, name, from, to);
      if (cells !== undefined) columns[name] = { ...(await keep(encodeColumn(cells))), rule: state.ruleOf(name) };
    }
  }
  const stamps = withoutRule(await keep(state.stamps.encode(from, to, Object.keys(columns), (name) => writtenIn(state, name))));
  return { rows: to - from, ids: standing?.ids ?? withoutRule(await keep(state.index.slice(from, to))), stamps, columns };
}

const withoutRule = ({ hash, bytes, size }: ColumnRef): BlockRef => ({ hash, bytes, size });

/** A column's cells; `undefined` when nobody wrote any of them. */
function cellsOf(state: TableState, name: string, from: number, to: number): (Value | undefined)[] | undefined {
  const live = state.liveColumn(name);
  const cells = Array.from({ length: to - from }, (_, i) => live?.get(from + i));
  return cells.some((cell) => cell !== undefined) ? cells : undefined;
}

/** Whether anybody wrote a row's cell: of rows in segments the stamps know. */
function writtenIn(state: TableState, name: string): (row: number) => boolean {
  const live = state.liveColumn(name);
  return (row) => (row < state.baseRows ? state.stamps.isWritten(row, name) : live?.get(row) !== undefined);
}
