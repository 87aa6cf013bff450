/** The naive reference: every cell by its rule, in maps, with no cleverness to be wrong. */

import { type Change, isLater } from '../change.ts';
import { packMembers } from '../members.ts';
import type { Replica } from '../replica.ts';
import { compareValues, encodeValue, type Value } from '../value.ts';

interface ReferenceCell {
  value: Value;
  stamp: number;
  device: string;
  members?: Map<string, Uint8Array>;
}

/** Cells by `table/row/column`; set cells as their packed members. */
export function referenceState(changes: readonly Change[]): Map<string, Value> {
  const cells = new Map<string, ReferenceCell>();
  for (const { stamp, device, writes } of changes) {
    for (const { table, row, column, rule, value } of writes) {
      const key = `${table}/${row}/${column}`;
      const cell = cells.get(key);
      if (rule !== 'last') {
        const members = cell?.members ?? new Map<string, Uint8Array>();
        const member = encodeValue(value);
        members.set(member.join(), member);
        cells.set(key, { value: null, stamp, device, members });
      } else if (
        cell === undefined ||
        isLater(stamp, device, cell.stamp, cell.device) ||
        (stamp === cell.stamp && device === cell.device && compareValues(value, cell.value) > 0)
      ) {
        cells.set(key, { value, stamp, device });
      }
    }
  }
  return new Map(
    [...cells]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, cell]) => [key, cell.members === undefined ? cell.value : packMembers([...cell.members.values()])]),
  );
}

/** The same picture of a replica. */
export function replicaState(replica: Replica, scope: string): Promise<Map<string, Value>> {
  return replica.read(() => {
    const cells: [string, Value][] = [];
    for (const table of replica.tableNames(scope)) {
      const state = replica.state(scope, table);
      state.openIds();
      for (let row = 0; row < (state.rowCount ?? 0) && row < state.index.size; row++) {
        for (const column of state.columnNames()) {
          const value = state.get(row, column);
          if (value !== undefined) cells.push([`${table}/${state.index.idAt(row)}/${column}`, value]);
        }
      }
    }
    return new Map(cells.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
