/** A disk of the simulator: what it holds, what it has really written, and what befalls its commits. */

import type { Commit } from '../../src/kernel/store.ts';
import { type MemoryDisk, memoryDisk } from '../../src/storage/index.ts';
import type { Chance } from './chance.ts';

/** `torn` is written and answered with an error; `crash before` and `crash after` end the process. */
export type Mishap = 'full' | 'unavailable' | 'torn' | 'crash before' | 'crash after';

export interface DiskWays {
  /** What befalls a commit. */
  mishap(): Mishap | undefined;
  /** ms that an access takes. */
  latency(): number;
  /** A commit was written. */
  committed(commit: Commit): void;
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

  committed(commit: Commit): void {
    this.ways.committed(commit);
    if (this.lies && this.chance.once(0.2)) this.written = this.memory.snapshot();
  }

  /** The power goes; true when something that had been confirmed is lost. */
  powerCut(): boolean {
    if (!this.lies || this.written === undefined) return false;
    this.memory.restore(this.written);
    return true;
  }
}
