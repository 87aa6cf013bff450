/** A store as one process has it: it takes time, it fails, and it answers nothing once the process is dead. */

import { type Commit, type CommitOutcome, type Store, StoreError } from '../../src/kernel/store.ts';
import type { SimDisk } from './disk.ts';
import type { Process } from './process.ts';
import type { VirtualTime } from './time.ts';

/** `hears`: whether it is told, this time, that another process wrote. */
export function openStore(disk: SimDisk, process: Process, time: VirtualTime, hears = (): boolean => true): Store {
  const inner = disk.memory.open();
  process.onEnd(() => void inner.close());
  let free = 0;

  /** Runs `work` when the disk comes to it, in the order asked for, and answers the process if it lives. */
  const access = <T>(work: () => Promise<T>): Promise<T> => {
    const latency = disk.ways.latency();
    if (latency === 0 && free <= time.now()) return process.alive ? guard(work()) : never();
    free = Math.max(free, time.now() + latency);
    return new Promise((resolve, reject) => {
      time.after(free - time.now(), () => {
        if (process.alive) guard(work()).then(resolve, reject);
      });
    });
  };

  const guard = <T>(answer: Promise<T>): Promise<T> =>
    answer.then(
      (value) => (process.alive ? value : never<T>()),
      (error: unknown) => (process.alive ? Promise.reject(error) : never<T>()),
    );

  const commit = async (given: Commit): Promise<CommitOutcome> => {
    const mishap = disk.ways.mishap();
    if (mishap === 'full') throw new StoreError('full', 'the simulated disk is full');
    if (mishap === 'unavailable') throw new StoreError('unavailable', 'the simulated disk did not answer');
    if (mishap === 'crash before') {
      process.kill();
      return never();
    }
    const before = disk.before(given);
    const outcome = await inner.commit(given);
    if (outcome === 'done') disk.committed(given, before);
    if (mishap === 'crash after') process.kill();
    if (mishap === 'torn' && process.alive) throw new StoreError('unavailable', 'the simulated disk wrote and did not say so');
    return outcome;
  };

  return {
    get: (collection, key) => access(() => inner.get(collection, key)),
    getMany: (collection, keys) => access(() => inner.getMany(collection, keys)),
    range: (collection, range) => access(() => inner.range(collection, range)),
    keys: (collection, range) => access(() => inner.keys(collection, range)),
    commit: (given) => access(() => commit(given)),
    watch: (listener) =>
      inner.watch((topic) => {
        if (hears()) process.enter(() => listener(topic));
      }),
    notify: (topic) => {
      if (process.alive) inner.notify(topic);
    },
    collections: () => access(() => inner.collections()),
    close: () => inner.close(),
  };
}

/** What a dead process waits for. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
