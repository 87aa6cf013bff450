/** Opens (or makes) a store in one SQLite file, which any number of processes may share. */

import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Store, StoreError } from '../../kernel/store.ts';
import { fileErrorOf } from '../file-errors.ts';
import { type Driver, openDriver } from './driver.ts';
import { storeErrorOf } from './errors.ts';
import { patiently } from './patience.ts';
import { createTables, recognise } from './schema.ts';
import { SqliteStore } from './store.ts';

export interface SqliteOptions {
  /** How long to wait for another process that holds the file, ms. */
  readonly patience?: number;
  /** How often watchers look for notices of other processes, ms. */
  readonly pollEvery?: number;
  /** Replaces node:sqlite, for tests of faults. */
  readonly driver?: (path: string) => Driver;
}

/**
 * FULL makes a commit wait for the disk (F24), and on macOS for its cache. Deleted bytes are overwritten, so that what is expunged is gone. The log is
 * folded into the file every 8 MB: rarer folding writes less, a longer log reads slower.
 */
const SETTINGS = `
  PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 2048;
  PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -16384; PRAGMA trusted_schema = OFF;
`;

/** ms that SQLite may sleep on our thread at a time; longer waits let other work go on. */
const NAP = 50;

/** Throws `StoreError`: `foreign` and `newer` leave the file as it was. */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Store> {
  const { patience = 5_000, pollEvery = 50 } = options;
  let driver: Driver | undefined;
  try {
    makePlace(path);
    driver = options.driver?.(path) ?? openDriver(path, NAP);
    await patiently(patience, () => driver !== undefined && prepare(driver, path));
    return new SqliteStore(driver, path, { patience, pollEvery });
  } catch (error) {
    driver?.close();
    throw storeErrorOf(fileErrorOf(error, path), path);
  }
}

/** Only the owner may read a new store. */
function makePlace(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

function prepare(driver: Driver, path: string): void {
  const found = recognise(driver, path);
  const mode = driver.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode;
  if (mode !== 'wal') throw new StoreError('unavailable', `${path}: this file system cannot hold a write-ahead log; use a local disk`);
  driver.exec(SETTINGS);
  if (found === 'new') createTables(driver, path);
}
