/** Looks through an SQLite file with a connection of its own: what it holds, and what SQLite finds damaged in it. */

import { createHash } from 'node:crypto';
import { CollectionCounter, type CollectionInventory, type Inventory } from '../inventory.ts';
import type { Driver } from './driver.ts';

/** One reading, so that it is consistent when made within a transaction. `database` may be an attached one. */
export function inventoryOf(driver: Driver, database = 'main'): Inventory {
  const rows = driver
    .prepare(
      `SELECT name, key, value FROM ${database}.entry JOIN ${database}.collection ON collection.id = entry.collection ORDER BY entry.collection, key`,
    )
    .iterate();
  const inventory: CollectionInventory[] = [];
  let name: string | undefined;
  let counter = counting();
  for (const row of rows) {
    const collection = String(row.name);
    if (collection !== name) {
      if (name !== undefined) inventory.push(counter.finish(name));
      name = collection;
      counter = counting();
    }
    if (row.value instanceof Uint8Array) counter.add(String(row.key), row.value);
  }
  if (name !== undefined) inventory.push(counter.finish(name));
  return inventory.sort((one, other) => (one.name < other.name ? -1 : 1));
}

const counting = () => new CollectionCounter(createHash('sha256'));

/** SQLite's own integrity check: nothing when the file is sound, else its findings, for logs. */
export function findings(driver: Driver): string[] {
  const found = driver
    .prepare('PRAGMA integrity_check(20)')
    .all()
    .map((row) => String(row.integrity_check));
  return found.filter((finding) => finding !== 'ok');
}
