/** The little that the SQLite adapter asks of an SQLite library; node:sqlite fits as it is. */

import { DatabaseSync } from 'node:sqlite';

type SqlValue = null | number | bigint | string | Uint8Array;
export type Row = Readonly<Record<string, SqlValue>>;

export interface Statement {
  run(...values: SqlValue[]): unknown;
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
  iterate(...values: SqlValue[]): Iterable<Row>;
}

export interface Driver {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** Waits at most `patience` ms for another process that holds the file. */
export function openDriver(path: string, patience: number, readOnly = false): Driver {
  return new DatabaseSync(path, { timeout: patience, readOnly });
}
