/** Cells with who wrote them when, read from a state or worked out from a part of the log: what undo is made of. */

import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { type Change, isLater, type Scope, type Write } from '../replica/change.ts';
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

/** Lays the writes of changes over cells, by their rules (R1, R5, R8). `cells` is changed; other cells are left out. */
export function layOver(cells: Map<string, Cell | undefined>, changes: readonly Change[]): void {
  for (const { stamp, device, writes } of changes) {
    for (const write of writes) {
      const key = cellKey(write);
      if (!cells.has(key)) continue;
      const before = cells.get(key);
      if (write.rule === 'last') {
        const later = before === undefined || isLater(stamp, device, before.stamp, before.device);
        const same = before !== undefined && before.stamp === stamp && before.device === device;
        if (later || (same && compareValues(write.value, before.value) > 0)) cells.set(key, { value: write.value, stamp, device });
        continue;
      }
      const members = new Map(unpackMembers(before?.value).map((member) => [member.join(), member]));
      const added = encodeValue(write.value);
      members.set(added.join(), added);
      const latest = before === undefined || isLater(stamp, device, before.stamp, before.device) ? { stamp, device } : before;
      cells.set(key, { value: packMembers([...members.values()]), stamp: latest.stamp, device: latest.device });
    }
  }
}
