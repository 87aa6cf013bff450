/** Reads a store or files from end to end and reports what is damaged, without changing anything. */

import { sha256 } from '@noble/hashes/sha2.js';
import type { Files } from '../kernel/files.ts';
import { base64url } from '../kernel/ids.ts';
import { EVERYTHING, type Store, StoreError } from '../kernel/store.ts';
import { isHalfCopied } from './copy.ts';
import { CollectionCounter, type Inventory } from './inventory.ts';
import { entriesOf } from './pages.ts';

export interface StoreCheck {
  /** Of the collections that could be read whole. */
  readonly inventory: Inventory;
  /** `key` is absent where not even the keys of the collection could be read. */
  readonly damage: readonly { readonly collection: string; readonly key?: string; readonly message: string }[];
  /** The store is the rest of a copy that was cut short. */
  readonly halfCopied: boolean;
}

/** Throws `StoreError` for anything but damage. SQLite's own check goes further: `inspectSqlite`. */
export async function checkStore(store: Store): Promise<StoreCheck> {
  const inventory: Inventory[number][] = [];
  const damage: StoreCheck['damage'][number][] = [];
  for (const collection of await store.collections()) {
    const counter = new CollectionCounter();
    const found = await damageOf(async () => {
      for await (const { key, value } of entriesOf(store, collection)) counter.add(key, value);
    });
    if (found === undefined) inventory.push(counter.finish(collection));
    else damage.push(...(await damagedEntries(store, collection, found)));
  }
  return { inventory, damage, halfCopied: await isHalfCopied(store) };
}

/** One by one, so that what can still be read is known. */
async function damagedEntries(store: Store, collection: string, message: string): Promise<StoreCheck['damage']> {
  let keys: string[] = [];
  const unlisted = await damageOf(async () => {
    keys = await store.keys(collection, EVERYTHING);
  });
  if (unlisted !== undefined) return [{ collection, message: unlisted }];
  const damage: StoreCheck['damage'][number][] = [];
  for (const key of keys) {
    const found = await damageOf(() => store.get(collection, key));
    if (found !== undefined) damage.push({ collection, key, message: found });
  }
  return damage.length > 0 ? damage : [{ collection, message }];
}

async function damageOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof StoreError && error.reason === 'damaged') return error.message;
    throw error;
  }
}

/** Complete files whose bytes are missing or no longer what their hash says (F32). */
export async function damagedFiles(files: Files): Promise<{ readonly scope: string; readonly hash: string }[]> {
  const damaged: { scope: string; hash: string }[] = [];
  for (const scope of await files.scopes()) {
    for (const { hash } of await files.list(scope)) {
      const hasher = sha256.create();
      const lost = await damageOf(async () => {
        for await (const chunk of (await files.read(scope, hash))?.chunks ?? []) hasher.update(chunk);
      });
      if (lost !== undefined || base64url(hasher.digest()) !== hash) damaged.push({ scope, hash });
    }
  }
  return damaged;
}
