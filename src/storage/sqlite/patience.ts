/** Waits for another process that holds the file, without holding up this one. */

import { setTimeout as sleep } from 'node:timers/promises';
import { sqliteCode } from './errors.ts';

const BUSY = 5;
const PAUSE = 10;

/** Tries `work` again while the file is busy, for about `patience` ms; `work` must have left no transaction open. */
export async function patiently<T>(patience: number, work: () => T): Promise<T> {
  const start = performance.now();
  for (;;) {
    try {
      return work();
    } catch (error) {
      const busy = ((sqliteCode(error) ?? 0) & 0xff) === BUSY;
      if (!busy || performance.now() - start >= patience) throw error;
      await sleep(PAUSE);
    }
  }
}
