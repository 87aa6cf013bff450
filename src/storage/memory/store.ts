/** A store opened on a disk in memory: stands for one process or tab. */

import { type Commit, type CommitOutcome, type Store, StoreError } from '../../kernel/store.ts';
import { checkCommit, checkTopic } from '../limits.ts';
import { Listeners } from '../listeners.ts';
import type { Disk } from './disk.ts';

export function openMemoryStore(disk: Disk): Store {
  const listeners = new Listeners();
  const self = {};
  let open = true;
  disk.wakers.set(self, (topic) => queueMicrotask(() => listeners.tell(topic)));

  const end = () => {
    open = false;
    disk.wakers.delete(self);
    listeners.clear();
  };
  const demandOpen = () => {
    if (!open) throw new StoreError('closed', 'this store in memory is closed');
  };

  return {
    async get(collection, key) {
      demandOpen();
      return disk.read(collection, key);
    },
    async getMany(collection, keys) {
      demandOpen();
      return keys.map((key) => disk.read(collection, key));
    },
    async range(collection, range) {
      demandOpen();
      const keys = disk.collection(collection)?.keys(range) ?? [];
      return keys.flatMap((key) => {
        const value = disk.read(collection, key);
        return value === undefined ? [] : [{ key, value }];
      });
    },
    async keys(collection, range) {
      demandOpen();
      return disk.collection(collection)?.keys(range) ?? [];
    },
    async commit(commit) {
      checkCommit(commit);
      demandOpen();
      return commitTo(disk, commit, end);
    },
    watch: (listener) => (open ? listeners.add(listener) : () => undefined),
    notify(topic) {
      checkTopic(topic);
      for (const [other, wake] of disk.wakers) if (open && other !== self) wake(topic);
    },
    async collections() {
      demandOpen();
      return disk.names();
    },
    async close() {
      end();
    },
  };
}

function commitTo(disk: Disk, commit: Commit, end: () => void): CommitOutcome {
  const fault = disk.fault(commit);
  switch (fault) {
    case undefined:
      return disk.apply(commit);
    case 'full':
      throw new StoreError('full', 'the disk in memory is full, as the test asked');
    case 'unavailable':
      throw new StoreError('unavailable', 'the disk in memory does not answer, as the test asked');
    case 'crash before':
    case 'crash after':
      if (fault === 'crash after') disk.apply(commit);
      end();
      throw new StoreError('unavailable', 'the process died, as the test asked');
  }
}
