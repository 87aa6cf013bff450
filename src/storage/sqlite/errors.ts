/** What SQLite's errors mean to who uses a store. */

import { StoreError, type StoreFailure } from '../../kernel/store.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html. */
const REASONS: Readonly<Record<number, StoreFailure>> = {
  3: 'unavailable', // PERM
  5: 'blocked', // BUSY
  6: 'blocked', // LOCKED
  8: 'unavailable', // READONLY
  10: 'unavailable', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'unavailable', // CANTOPEN
  23: 'unavailable', // AUTH
  26: 'foreign', // NOTADB
};

/** Extended codes of a disk without room for the shared memory of the write-ahead log. */
const FULL_IN_DISGUISE: ReadonlySet<number> = new Set([10 | (19 << 8)]); // IOERR_SHMSIZE

/** The code of the library, when `error` comes from SQLite. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** A `StoreError` about the file at `path`; bugs stay what they are. */
export function storeErrorOf(error: unknown, path: string): unknown {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const reason = FULL_IN_DISGUISE.has(code) ? 'full' : REASONS[code & 0xff];
  return reason === undefined ? error : new StoreError(reason, `${path}: ${String(error)} (SQLite ${code})`, error);
}
