/** What expunging a row or a cell takes with it (X3): its parts, and the files that nothing else names. */

import type { Id } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Write } from '../replica/change.ts';
import { EVERY_COLUMN, EXPUNGE } from '../replica/expunge.ts';
import type { Conditions, Reader } from '../replica/read.ts';
import type { Replica } from '../replica/replica.ts';
import type { Table } from '../replica/schema.ts';
import { fileColumns, parts } from '../rooms/parts.ts';

export interface Target {
  readonly table: string;
  readonly row: Id;
  /** One cell of the row; without it the whole row with its parts. */
  readonly column?: string | undefined;
}

export interface Expunging {
  readonly rows: readonly { readonly table: string; readonly row: Id }[];
  readonly writes: readonly Write[];
  /** Hashes of files that no row names once this is done. */
  readonly files: readonly string[];
}

/** Fails with `expunge-unknown` when there is no such row or column. */
export function expungingOf(replica: Replica, tables: ReadonlyMap<string, Table>, target: Target): Promise<Result<Expunging>> {
  return replica.read((reader): Result<Expunging> => {
    const table = tables.get(target.table);
    const field = target.column === undefined ? undefined : table?.columns[target.column];
    if (table === undefined || reader.row(table, target.row) === undefined) return failed('expunge-unknown');
    if (target.column !== undefined && field === undefined) return failed('expunge-unknown');
    const { row, column } = target;
    const files = filesOf(reader, tables);
    if (column !== undefined) {
      const value = field?.kind === 'text' ? 'text' : 'last';
      const gone = files.filter((file) => file.row === row && file.column === column);
      return ok({
        rows: [{ table: table.name, row }],
        writes: [{ table: table.name, row, column, rule: EXPUNGE, value }],
        files: unnamed(files, gone),
      });
    }
    const rows = [...withParts(reader, tables, table.name, row).values()];
    const going = new Set(rows.map((each) => each.row));
    return ok({
      rows,
      writes: rows.map((each) => ({ ...each, column: EVERY_COLUMN, rule: EXPUNGE, value: null })),
      files: unnamed(
        files,
        files.filter((file) => going.has(file.row)),
      ),
    });
  });
}

interface FileName {
  readonly row: Id;
  readonly column: string;
  readonly hash: string;
}

/** Every file that a row names, also in the trash: what can be restored is still needed. */
function filesOf(reader: Reader, tables: ReadonlyMap<string, Table>): FileName[] {
  return fileColumns.flatMap(([name, column]) => {
    const table = tables.get(name);
    if (table === undefined) return [];
    const rows = reader.where(table, undefined, 'with');
    const hashes = rows.values(column);
    return rows.ids().flatMap((row, index) => (typeof hashes[index] === 'string' ? [{ row, column, hash: hashes[index] }] : []));
  });
}

function unnamed(files: readonly FileName[], gone: readonly FileName[]): string[] {
  const left = new Set(files.filter((file) => !gone.includes(file)).map(({ hash }) => hash));
  return [...new Set(gone.map(({ hash }) => hash))].filter((hash) => !left.has(hash));
}

function withParts(reader: Reader, tables: ReadonlyMap<string, Table>, name: string, row: Id): Map<string, { table: string; row: Id }> {
  const found = new Map([[`${name}/${row}`, { table: name, row }]]);
  for (const { table: whole, row: of } of found.values()) {
    for (const [part, column] of parts[whole] ?? []) {
      const table = tables.get(part);
      if (table === undefined) continue;
      const where = { [column]: of } as unknown as Conditions<Table>;
      for (const id of reader.where(table, where, 'with').ids()) found.set(`${part}/${id}`, { table: part, row: id });
    }
  }
  return found;
}
