/** Where a server's data lies: what `--data` and `--database` name. */

import { stat } from 'node:fs/promises';
import { failed, type Result } from '../../kernel/result.ts';
import { type Store, StoreError } from '../../kernel/store.ts';
import { openStore, zlibCompressor } from '../../storage/node.ts';
import { Hub } from '../../sync/index.ts';
import { systemClock, systemRandom, systemSigner, systemTimers } from '../../workplace/index.ts';

export interface Place {
  /** A path, or what `openStore` takes. */
  readonly database: string;
  /** The folder of attachments. */
  readonly files: string;
}

/** The file, when the database is one. */
export function sqlitePathOf(database: string): string | undefined {
  if (database.startsWith('sqlite:')) return database.slice('sqlite:'.length);
  return /^[a-z][a-z0-9+]+:/.test(database) ? undefined : database;
}

/** Opens the store, closes it whatever happens, and tells its failures as problems. */
export async function withStore<T>(database: string, task: (store: Store) => Promise<Result<T>>): Promise<Result<T>> {
  return tellingStoreErrors(async () => {
    const store = await openStore(database);
    try {
      return await task(store);
    } finally {
      await store.close();
    }
  });
}

/** As `withStore`, of data that must be there: a mistyped place is told (`data-none`), not made. */
export async function withFoundStore<T>(database: string, task: (store: Store) => Promise<Result<T>>): Promise<Result<T>> {
  const path = sqlitePathOf(database);
  if (path !== undefined && (await stat(path).catch(() => undefined)) === undefined) return failed('data-none', { place: path });
  return withStore(database, task);
}

/** `store-full`, `store-damaged`…, with what the disk or database said. */
export async function tellingStoreErrors<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return failed(`store-${error.reason}`, { detail: error.message });
  }
}

/** A hub to read and mark logs with; nobody connects to it. */
export async function withHub<T>(store: Store, task: (hub: Hub) => Promise<T>): Promise<T> {
  const hub = new Hub({
    store,
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    signer: systemSigner,
    compressor: zlibCompressor,
  });
  try {
    return await task(hub);
  } finally {
    await hub.close();
  }
}
