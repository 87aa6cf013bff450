/**
 * Online backup of an SQLite store: one moment of it, while others write, as a file that has been read back and compared
 * before it takes its name (F25). It works in a thread of its own, so that a server goes on answering.
 */

import { Worker } from 'node:worker_threads';
import { StoreError } from '../../kernel/store.ts';
import type { Inventory } from '../inventory.ts';
import type { BackupAnswer, BackupOrder } from './backup-worker.ts';

/** `from` may be in use. `to` must not exist. Throws `StoreError`; then `to` does not exist. */
export function backupSqlite(from: string, to: string): Promise<Inventory> {
  return ask({ task: 'backup', from, to });
}

/** Reads a file that may be in use from end to end. Throws `damaged` with SQLite's findings as its message. */
export function inspectSqlite(path: string): Promise<Inventory> {
  return ask({ task: 'inspect', from: path });
}

function ask(order: BackupOrder): Promise<Inventory> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: order });
    worker.once('message', (answer: BackupAnswer) => {
      if (answer.ok) resolve(answer.inventory);
      else reject(new StoreError(answer.reason, answer.message));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new StoreError('unavailable', `the thread that was to read ${order.from} ended early`)));
  });
}
