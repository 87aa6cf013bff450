/** The thread behind `backup.ts`: reads, copies and compares with connections of its own, and answers once. */

import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { StoreError, type StoreFailure } from '../../kernel/store.ts';
import { fileErrorOf } from '../file-errors.ts';
import { differences, type Inventory } from '../inventory.ts';
import { type Driver, openDriver } from './driver.ts';
import { storeErrorOf } from './errors.ts';
import { findings, inventoryOf } from './inspect.ts';
import { recognise, tables } from './schema.ts';

export type BackupOrder =
  | { readonly task: 'backup'; readonly from: string; readonly to: string }
  | { readonly task: 'inspect'; readonly from: string };

export type BackupAnswer =
  | { readonly ok: true; readonly inventory: Inventory }
  | { readonly ok: false; readonly reason: StoreFailure; readonly message: string };

/** ms to wait for others; this thread may sleep. */
const PATIENCE = 10_000;

parentPort?.postMessage(carryOut(workerData));

function carryOut(order: BackupOrder): BackupAnswer {
  try {
    return { ok: true, inventory: order.task === 'backup' ? backup(order.from, order.to) : inspect(order.from) };
  } catch (error) {
    const known = storeErrorOf(fileErrorOf(error, order.from), order.from);
    if (known instanceof StoreError) return { ok: false, reason: known.reason, message: known.message };
    throw error;
  }
}

function inspect(path: string): Inventory {
  return reading(path, (driver) => {
    const found = findings(driver);
    if (found.length > 0) throw new StoreError('damaged', `${path}: ${found.join('; ')}`);
    return inventoryOf(driver);
  });
}

function backup(from: string, to: string): Inventory {
  if (existsSync(to)) throw new StoreError('unavailable', `${to} exists already; a backup never replaces a file`);
  const partial = `${to}.partial-${process.pid}`;
  try {
    rmSync(partial, { force: true });
    closeSync(openSync(partial, 'wx', 0o600));
    const original = reading(from, (driver) => copyInto(driver, partial));
    const copy = inspect(partial);
    const differing = differences(original, copy);
    if (differing.length > 0)
      throw new StoreError('damaged', `the backup of ${from} differs in ${differing.join(', ')} and was thrown away`);
    flush(partial);
    renameSync(partial, to);
    flush(dirname(to));
    return copy;
  } finally {
    for (const end of ['', '-journal']) rmSync(`${partial}${end}`, { force: true });
  }
}

/** The copy and the inventory are of the same moment. */
function copyInto(driver: Driver, partial: string): Inventory {
  driver.prepare('ATTACH ? AS copy').run(partial);
  driver.exec(`PRAGMA copy.synchronous = FULL; BEGIN; ${tables('copy')}
    INSERT INTO copy.collection SELECT id, name FROM main.collection;
    INSERT INTO copy.entry SELECT collection, key, value FROM main.entry ORDER BY collection, key`);
  const inventory = inventoryOf(driver);
  driver.exec('COMMIT; DETACH copy');
  return inventory;
}

function reading<T>(path: string, work: (driver: Driver) => T): T {
  if (!existsSync(path)) throw new StoreError('unavailable', `${path} does not exist`);
  const driver = openDriver(path, PATIENCE);
  try {
    if (recognise(driver, path) === 'new') throw new StoreError('foreign', `${path} is empty: not a store of Relais`);
    return work(driver);
  } finally {
    driver.close();
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
