/**
 * Group commit: gathers the commits of one moment so that they share one durable write, each with its own outcome.
 * While a write is under way the next group gathers.
 */

import { type Commit, type CommitOutcome, StoreError } from '../kernel/store.ts';

/** Writes all or nothing, in order, and answers for each; throws when nothing was written or nobody knows. */
type WriteGroup = (commits: readonly Commit[]) => Promise<CommitOutcome[]> | CommitOutcome[];

interface Waiting {
  readonly commit: Commit;
  readonly bytes: number;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_COMMITS = 1_000;
const MOST_BYTES = 16 * 1024 * 1024;

export class CommitGroup {
  private readonly write: WriteGroup;
  private readonly soon: (task: () => void) => void;
  private queue: Waiting[] = [];
  private running: Promise<void> | undefined;

  /** `soon` decides what one moment is: the end of this turn of the event loop, usually. */
  constructor(write: WriteGroup, soon: (task: () => void) => void) {
    this.write = write;
    this.soon = soon;
  }

  add(commit: Commit): Promise<CommitOutcome> {
    let bytes = 0;
    for (const each of commit.put ?? []) bytes += each.value.byteLength;
    return new Promise((resolve, reject) => {
      this.queue.push({ commit, bytes, resolve, reject });
      this.start();
    });
  }

  /** When everything added so far is settled. */
  async settled(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private start(): void {
    this.running ??= new Promise<void>((resolve) => this.soon(resolve))
      .then(() => this.writeNext())
      .finally(() => {
        this.running = undefined;
        if (this.queue.length > 0) this.start();
      });
  }

  private async writeNext(): Promise<void> {
    const batch = this.take();
    try {
      await this.writeTogether(batch);
    } catch (error) {
      const certain = !(error instanceof StoreError) || error.reason === 'full';
      if (batch.length === 1 || !certain) {
        for (const { reject } of batch) reject(error);
        return;
      }
      // One that does not fit must not take the others with it.
      for (const one of batch) await this.writeTogether([one]).catch(one.reject);
    }
  }

  private async writeTogether(batch: readonly Waiting[]): Promise<void> {
    const outcomes = await this.write(batch.map(({ commit }) => commit));
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] ?? 'conflict');
  }

  private take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    while (count < this.queue.length && count < MOST_COMMITS && (count === 0 || bytes < MOST_BYTES))
      bytes += this.queue[count++]?.bytes ?? 0;
    return this.queue.splice(0, count);
  }
}
