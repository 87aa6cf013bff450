/** Whether a replica shows exactly what the reference says: every cell, its stamp, and nothing else. */

import { compareBytes, sameBytes } from '../../src/kernel/bytes.ts';
import type { Scope } from '../../src/replica/change.ts';
import { unpackMembers } from '../../src/replica/members.ts';
import type { Replica } from '../../src/replica/replica.ts';
import type { TableState } from '../../src/replica/table-state.ts';
import type { Value } from '../../src/replica/value.ts';
import type { ExpungedCells } from './expunged.ts';
import type { Reference, ReferenceCell } from './reference.ts';

/**
 * The first difference as a sentence; undefined when there is none. `open` are cells of which an expunging is held and not
 * accepted: until it is, they show what was laid over it or not.
 */
export async function difference(replica: Replica, scope: Scope, reference: Reference, open: ExpungedCells): Promise<string | undefined> {
  const names = new Set([...replica.tableNames(scope), ...reference.keys()]);
  for (const name of names) {
    const state = replica.state(scope, name);
    const found = await replica.read(() => (state.open() ? inTable(name, state, reference.get(name) ?? new Map(), open) : undefined));
    if (found !== undefined) return `${scope} ${name}${found}`;
  }
  return undefined;
}

function inTable(
  table: string,
  state: TableState,
  expected: ReadonlyMap<string, ReadonlyMap<string, ReferenceCell>>,
  open: ExpungedCells,
): string | undefined {
  const rows = state.rowCount ?? 0;
  for (const column of new Set([...state.columnNames(), ...expected.keys()])) {
    const cells = expected.get(column);
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const value = state.get(row, column);
      if (value === undefined) continue;
      const id = state.index.idAt(row);
      if (open.concerns({ table, row: id, column })) continue;
      // Of a row that is gone for ever there may be empty cells or none.
      if (column !== 'deleted' && value === null && expected.get('deleted')?.get(id)?.gone === true) continue;
      count++;
      const cell = cells?.get(id);
      if (cell === undefined) return `.${column} of ${id} holds what nobody wrote: ${String(value)}`;
      const wrong = inCell(state, row, column, value, cell);
      if (wrong !== undefined) return `.${column} of ${id} ${wrong}`;
    }
    const written = [...(cells?.keys() ?? [])].filter((row) => !open.concerns({ table, row, column })).length;
    if (count !== written) return `.${column} holds ${count} cells where ${written} were written`;
  }
  return undefined;
}

function inCell(state: TableState, row: number, column: string, value: Value, cell: ReferenceCell): string | undefined {
  const { stamp, device } = state.stamps.stampOf(row, column);
  const stamped = stamp === cell.stamp && device === cell.device ? undefined : 'has another writer than the last one';
  if (cell.rule !== 'last') {
    const members = unpackMembers(value);
    const same = members.length === cell.members.size && members.every((member) => cell.members.has(String(member)));
    if (!same) return 'is not the set of what was written';
    const inOrder = members.every((member, index) => index === 0 || compareBytes(members[index - 1] as Uint8Array, member) < 0);
    return inOrder ? stamped : 'is not in the one form that all devices have';
  }
  const same =
    value instanceof Uint8Array && cell.value instanceof Uint8Array ? sameBytes(value, cell.value) : Object.is(value, cell.value);
  return same ? stamped : `shows ${String(value)}, and ${String(cell.value)} was written last`;
}
