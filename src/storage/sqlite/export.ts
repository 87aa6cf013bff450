/** Everything shared as a SQLite file that any tool can query: a table for each table, a column for each column. */

import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';

type Row = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Overwrites `file`. Rejects with the system's error when it cannot be written. */
export async function writeSqlite(dump: { readonly tables: Readonly<Record<string, readonly Row[]>> }, file: string): Promise<void> {
  await rm(file, { force: true });
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN');
  for (const [name, rows] of Object.entries(dump.tables)) writeTable(database, name, rows);
  database.exec('COMMIT; PRAGMA synchronous = FULL; VACUUM');
  database.close();
}

function writeTable(database: DatabaseSync, name: string, rows: readonly Row[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => column !== 'id').sort();
  const definitions = ['"id" TEXT PRIMARY KEY', ...columns.map(quoted)];
  database.exec(`CREATE TABLE ${quoted(name)} (${definitions.join(', ')})`);
  const insert = database.prepare(`INSERT INTO ${quoted(name)} VALUES (${definitions.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(row.id, ...columns.map((column) => cell(row[column])));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function cell(value: unknown): string | number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
