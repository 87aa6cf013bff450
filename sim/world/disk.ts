/** A disk of the simulator: what it holds, what it has really written, and what befalls its commits. */

import type { Commit } from '../../src/kernel/store.ts';
import { type MemoryDisk, memoryDisk } from '../../src/storage/index.ts';
import type { Chance } from './chance.ts';

/** What a disk held before a commit; undefined where there was nothing, and for a commit that let go of nothing. */
export type Before = (collection: string, key: string) => Uint8Array | undefined;

/** `torn` is written and answered with an error; `crash before` and `crash after` end the process. */
export type Mishap = 'full' | 'unavailable' | 'torn' | 'crash before' | 'crash after';

export interface DiskWays {
  /** What befalls a commit. */
  mishap(): Mishap | undefined;
  /** ms that an access takes. */
  latency(): number;
  /** Whether what a commit takes away is looked at. */
  minds?(commit: Commit): boolean;
  /** A commit was written. */
  committed(commit: Commit, before: Before): void;
}

export class SimDisk {
  memory: MemoryDisk;
  ways: DiskWays;
  private readonly chance: Chance;
  /** What would be left after a power cut, on a disk that lies about what it has written. */
  private written: ReturnType<MemoryDisk['snapshot']> | undefined;
  readonly lies: boolean;

  constructor(chance: Chance, ways: DiskWays, lies: boolean, memory = memoryDisk()) {
    this.chance = chance;
    this.ways = ways;
    this.lies = lies;
    this.memory = memory;
  }

  /** What is there now, for when `commit` will be written. */
  before(commit: Commit): Before {
    const held = this.ways.minds?.(commit) === true ? this.memory.snapshot().collections : undefined;
    return (collection, key) => held?.get(collection)?.get(key);
  }

  committed(commit: Commit, before: Before): void {
    this.ways.committed(commit, before);
    if (this.lies && this.chance.once(0.2)) this.written = this.memory.snapshot();
  }

  /** What was confirmed is really written. */
  settle(): void {
    if (this.lies) this.written = this.memory.snapshot();
  }

  /** The power goes; true when something that had been confirmed is lost. */
  powerCut(): boolean {
    if (!this.lies || this.written === undefined) return false;
    this.memory.restore(this.written);
    return true;
  }
}
