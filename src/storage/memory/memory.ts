/**
 * A disk in memory, for tests and the simulator: it outlives the stores opened on it, each of which stands for a
 * process or a tab, and it fails on demand. It has no clock, chance or timer of its own.
 */

import type { Commit, Store } from '../../kernel/store.ts';
import { Disk, type Fault, type Snapshot } from './disk.ts';
import { openMemoryStore } from './store.ts';

export interface MemoryDisk {
  /** As another process or tab would. */
  open(): Store;
  snapshot(): Snapshot;
  /** An older copy put back (or none: an eviction); stores that are open see it at once. */
  restore(snapshot?: Snapshot): void;
  /** A copied profile or disk image. */
  clone(): MemoryDisk;
  /** Asked at each commit. Without argument, nothing fails any more. */
  fail(decide?: (commit: Commit) => Fault | undefined): void;
  /** Reading this entry answers `damaged` until it is put again. */
  damage(collection: string, key: string): void;
}

export function memoryDisk(start?: Snapshot): MemoryDisk {
  const disk = new Disk();
  disk.restore(start);
  return {
    open: () => openMemoryStore(disk),
    snapshot: () => disk.snapshot(),
    restore: (snapshot) => disk.restore(snapshot),
    clone: () => memoryDisk(disk.snapshot()),
    fail: (decide) => disk.fail(decide),
    damage: (collection, key) => disk.damage(collection, key),
  };
}

/** A store on a disk of its own. */
export const memoryStore = (): Store => memoryDisk().open();
