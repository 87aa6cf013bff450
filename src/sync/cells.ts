/** Cells with who wrote them when, read from a state or worked out from a part of the log: what undo is made of. */

import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { type Change, isLater, type Scope, type Write } from '../replica/change.ts';
import { EXPUNGE, VOID } from '../replica/expunge.ts';
import { packMembers, unpackMembers } from '../replica/members.ts';
import { Replica } from '../replica/replica.ts';
import type { BlockSource, Manifest } from '../replica/segment-types.ts';
import { compareValues, encodeValue, type Value } from '../replica/value.ts';
import type { State } from './device-ports.ts';

/** A cell's value, or its members packed when its rule is not `last`. */
export interface Cell {
  readonly value: Value;
  readonly stamp: number;
  readonly device: Id;
}

export type CellName = Pick<Write, 'table' | 'row' | 'column'>;

export const cellKey = ({ table, row, column }: CellName): string => `${table}/${row}/${column}`;

/** The cells as a state has them now, in the order of `names`; `undefined` for one that nobody wrote. */
export function cellsOf(state: Pick<State, 'read' | 'state'>, scope: Scope, names: readonly CellName[]): Promise<(Cell | undefined)[]> {
  return state.read(() =>
    names.map(({ table, row, column }) => {
      const live = state.state(scope, table);
      const ready = live.rowCount !== undefined && live.open();
      const at = ready ? live.index.find(row) : -1;
      const value = at < 0 ? undefined : live.get(at, column);
      return value === undefined ? undefined : { value, ...live.stamps.stampOf(at, column) };
    }),
  );
}

/** The cells as segments alone have them. */
export function cellsOfSegments(
  scope: Scope,
  manifest: Manifest | undefined,
  blocks: BlockSource,
  compressor: Compressor,
  names: readonly CellName[],
): Promise<(Cell | undefined)[]> {
  const replica = new Replica({ tables: [], blocks, compressor });
  replica.reset(scope, manifest);
  return cellsOf(replica, scope, names);
}

/** One write with the stamp and device of its change. */
export interface CellWrite {
  readonly change: Change;
  readonly write: Write;
}

/** The writes of changes by the cell they are to, for cells that `wanted` names. */
export function writesTo(wanted: ReadonlySet<string>, changes: readonly Change[]): Map<string, CellWrite[]> {
  const found = new Map<string, CellWrite[]>();
  for (const change of changes) {
    for (const write of change.writes) {
      const key = cellKey(write);
      if (write.rule === VOID || !wanted.has(key)) continue;
      const list = found.get(key);
      if (list === undefined) found.set(key, [{ change, write }]);
      else list.push({ change, write });
    }
  }
  return found;
}

/** The cell after a write, by the write's rule (R1, R5, R8). */
export function lay(before: Cell | undefined, { change: { stamp, device }, write }: CellWrite): Cell {
  const later = before === undefined || isLater(stamp, device, before.stamp, before.device);
  if (write.rule === EXPUNGE) return later ? { value: null, stamp, device } : before;
  if (write.rule === 'last') {
    if (later) return { value: write.value, stamp, device };
    const same = before.stamp === stamp && before.device === device;
    return same && compareValues(write.value, before.value) > 0 ? { value: write.value, stamp, device } : before;
  }
  const members = new Map(unpackMembers(before?.value).map((member) => [member.join(), member]));
  const added = encodeValue(write.value);
  members.set(added.join(), added);
  const value = packMembers([...members.values()]);
  return later ? { value, stamp, device } : { value, stamp: before.stamp, device: before.device };
}
