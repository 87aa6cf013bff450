/** The naive reference: the last writer of each cell, worked out from all changes, in their order, with no cleverness; shares no code with the replica. */

import { compareBytes } from '../../src/kernel/bytes.ts';
import type { Change } from '../../src/replica/change.ts';
import { encodeValue, type Value } from '../../src/replica/value.ts';

export interface ReferenceCell {
  readonly rule: string;
  /** Of a cell of the last writer. */
  value: Value;
  stamp: number;
  device: string;
  /** Of any other: everything that was ever written, each once. */
  readonly members: Map<string, Uint8Array>;
  /** The trash mark of a row that was expunged. */
  readonly gone?: true;
}

/** Cells by table, column, row. */
export type Reference = Map<string, Map<string, Map<string, ReferenceCell>>>;

export function referenceOf(changes: readonly Change[]): Reference {
  const reference: Reference = new Map();
  for (const change of changes) for (const write of change.writes) lay(reference, change, write);
  return reference;
}

function lay(reference: Reference, { stamp, device }: Change, { table, row, column, rule, value }: Change['writes'][number]): void {
  if (rule === 'void') return;
  if (rule === 'expunge' && column === '*') {
    gone(within(reference, table), row, stamp, device);
    return;
  }
  const cells = within(within(reference, table), column);
  const cell = cells.get(row);
  if (rule === 'expunge') {
    if (reference.get(table)?.get('deleted')?.get(row)?.gone === true) return;
    const stands = cell?.rule === 'last' && (cell.stamp > stamp || (cell.stamp === stamp && cell.device > device));
    if (!stands) cells.set(row, { rule: `${value}`, value: null, stamp, device, members: new Map() });
    return;
  }
  if (cell === undefined) {
    const members = rule === 'last' ? new Map() : new Map([[String(encodeValue(value)), encodeValue(value)]]);
    cells.set(row, { rule, value, stamp, device, members });
    return;
  }
  const newer = stamp > cell.stamp || (stamp === cell.stamp && device > cell.device);
  const same = stamp === cell.stamp && device === cell.device;
  if (cell.rule !== 'last') cell.members.set(String(encodeValue(value)), encodeValue(value));
  if (newer || (same && compareBytes(encodeValue(value), encodeValue(cell.value)) > 0)) Object.assign(cell, { value, stamp, device });
}

/** Of a row that was expunged nothing is left but that it is gone for ever. */
function gone(columns: Map<string, Map<string, ReferenceCell>>, row: string, stamp: number, device: string): void {
  for (const cells of columns.values()) cells.delete(row);
  within(columns, 'deleted').set(row, { rule: 'last', value: 0, stamp, device, members: new Map(), gone: true });
}

function within<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let inner = map.get(key);
  if (inner === undefined) {
    inner = new Map();
    map.set(key, inner);
  }
  return inner;
}
