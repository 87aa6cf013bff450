/** What a store holds, told in a few figures: two stores with the same inventory hold the same entries. */

import { sha256 } from '@noble/hashes/sha2.js';
import { ByteWriter, sameBytes } from '../kernel/bytes.ts';
import type { Store } from '../kernel/store.ts';
import { entriesOf } from './pages.ts';

export interface CollectionInventory {
  readonly name: string;
  readonly entries: number;
  /** Of the values, without the keys. */
  readonly bytes: number;
  /** SHA-256 over keys and values in order, each after its length. */
  readonly digest: Uint8Array;
}

/** By collection, sorted by name; empty ones are left out. */
export type Inventory = readonly CollectionInventory[];

/** As node:crypto and @noble/hashes have it. */
interface Hasher {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

const PIECE = 64 * 1024;

/** Takes the inventory of one collection, entry by entry in key order. */
export class CollectionCounter {
  private readonly hasher: Hasher;
  private readonly piece = new ByteWriter(PIECE);
  private entries = 0;
  private bytes = 0;

  constructor(hasher: Hasher = sha256.create()) {
    this.hasher = hasher;
  }

  add(key: string, value: Uint8Array): void {
    this.entries++;
    this.bytes += value.length;
    this.piece.string(key);
    this.piece.unsigned(value.length);
    if (value.length >= PIECE) {
      this.flush();
      this.hasher.update(value);
    } else {
      this.piece.raw(value);
      if (this.piece.length >= PIECE) this.flush();
    }
  }

  finish(name: string): CollectionInventory {
    this.flush();
    return { name, entries: this.entries, bytes: this.bytes, digest: Uint8Array.from(this.hasher.digest()) };
  }

  private flush(): void {
    this.hasher.update(this.piece.take());
  }
}

/** Reads everything. Throws `StoreError`. */
export async function takeInventory(store: Store): Promise<Inventory> {
  const inventory: CollectionInventory[] = [];
  for (const name of await store.collections()) {
    const counter = new CollectionCounter();
    for await (const { key, value } of entriesOf(store, name)) counter.add(key, value);
    inventory.push(counter.finish(name));
  }
  return inventory;
}

/** The collections in which two inventories differ. */
export function differences(one: Inventory, other: Inventory): string[] {
  const names = new Set([...one, ...other].map(({ name }) => name));
  return [...names].sort().filter((name) => {
    const [here, there] = [one, other].map((inventory) => inventory.find((collection) => collection.name === name));
    if (here === undefined || there === undefined) return true;
    return here.entries !== there.entries || !sameBytes(here.digest, there.digest);
  });
}
