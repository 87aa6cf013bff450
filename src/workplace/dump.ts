/** Everything shared, as `relais-export/1`: complete, in the open, and readable again without loss. */

import { base64url, type Id } from '../kernel/ids.ts';
import { type Scope, SHARED } from '../replica/change.ts';
import { textUpdates } from '../replica/members.ts';
import type { Replica } from '../replica/replica.ts';
import type { Table } from '../replica/schema.ts';
import { shown } from '../replica/schema.ts';
import type { TextPort } from '../replica/text-port.ts';
import type { Value } from '../replica/value.ts';
import { agreementSignature, type Keys, readMark } from '../rooms/organisation/index.ts';

export const DUMP_FORMAT = 'relais-export/1';

/** A row: `id`, then its cells that are not null. Cells of columns this version does not know are there too. */
export type DumpRow = { readonly id: string } & Readonly<Record<string, unknown>>;

export interface Dump {
  readonly format: typeof DUMP_FORMAT;
  /** When, ms since 1970. */
  readonly at: number;
  readonly tables: Readonly<Record<string, readonly DumpRow[]>>;
  /** Whose the devices are that signed an agreement in it, with their public keys in base64url, so that it can be checked with nothing else at hand. */
  readonly signers: readonly { readonly device: Id; readonly member: Id; readonly key: string }[];
}

/** Rows in the trash are there, with `deleted`. A text column gives its plain text, and `<column>.updates` what merges. */
export async function dump(
  replica: Replica,
  tables: ReadonlyMap<string, Table>,
  text: TextPort,
  at: number,
  keyHolder: Keys['keyHolder'],
  scope: Scope = SHARED,
): Promise<Dump> {
  const dumped: Record<string, readonly DumpRow[]> = {};
  const names = [...new Set([...tables.keys(), ...replica.tableNames(scope)])].sort();
  for (const name of names) dumped[name] = await replica.read(() => dumpTable(replica, tables.get(name), name, text, scope));
  return { format: DUMP_FORMAT, at, tables: dumped, signers: await signersOf(dumped[agreementSignature.name] ?? [], keyHolder) };
}

async function signersOf(signatures: readonly DumpRow[], keyHolder: Keys['keyHolder']): Promise<Dump['signers']> {
  const devices = new Set(signatures.flatMap(({ mark }) => readMark(mark)?.device ?? []));
  const signers = [];
  for (const device of [...devices].sort()) {
    const holder = await keyHolder(device);
    if (holder !== undefined) signers.push({ device, member: holder.member, key: base64url(holder.key) });
  }
  return signers;
}

function dumpTable(replica: Replica, table: Table | undefined, name: string, text: TextPort, scope: Scope): DumpRow[] {
  const state = replica.state(scope, name);
  const count = state.rowCount ?? 0;
  if (!state.openIds()) return [];
  const columns = state.columnNames().sort();
  return Array.from({ length: count }, (_, row) => {
    const cells: Record<string, unknown> = {};
    for (const column of columns) {
      const value = state.get(row, column);
      if (value === undefined || value === null) continue;
      if (state.ruleOf(column) === 'text') putText(cells, column, value, text);
      else cells[column] = plainOf(table, column, value);
    }
    return { id: state.index.idAt(row), ...cells };
  });
}

function putText(cells: Record<string, unknown>, column: string, value: Value, text: TextPort): void {
  const updates = textUpdates(value);
  if (updates.length === 0) return;
  cells[column] = text.plain(updates);
  cells[`${column}.updates`] = base64url(text.merge(updates));
}

/** As rows show it, when the column is known and the value of its kind; else as it is kept. */
function plainOf(table: Table | undefined, column: string, value: Value): unknown {
  const field = table?.columns[column];
  const seen = field === undefined ? null : shown(field, value);
  if (seen !== null) return seen;
  return value instanceof Uint8Array ? { bytes: base64url(value) } : value;
}
