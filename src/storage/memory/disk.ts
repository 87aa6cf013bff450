/** What a disk in memory holds, and what befalls it: shared by the stores opened on it. */

import { sameBytes } from '../../kernel/bytes.ts';
import { type Commit, type CommitOutcome, StoreError } from '../../kernel/store.ts';
import { SortedBytes } from './sorted-bytes.ts';

/**
 * What befalls a commit. `full` and `unavailable`: nothing is written and the store goes on. `crash before` and `crash
 * after`: the process dies before or after the commit is durable; the store answers `unavailable`, then `closed`.
 */
export type Fault = 'full' | 'unavailable' | 'crash before' | 'crash after';

/** All that a disk held at one moment. */
export interface Snapshot {
  readonly collections: ReadonlyMap<string, SortedBytes>;
}

export class Disk {
  /** Wakes each open store; they know their own. */
  readonly wakers = new Map<object, (topic: string) => void>();
  private collections = new Map<string, SortedBytes>();
  private readonly damaged = new Set<string>();
  private decide: ((commit: Commit) => Fault | undefined) | undefined;

  snapshot(): Snapshot {
    return { collections: copied(this.collections) };
  }

  restore(snapshot?: Snapshot): void {
    this.collections = snapshot === undefined ? new Map() : copied(snapshot.collections);
    this.damaged.clear();
  }

  fail(decide?: (commit: Commit) => Fault | undefined): void {
    this.decide = decide;
  }

  damage(collection: string, key: string): void {
    this.damaged.add(`${collection}\n${key}`);
  }

  collection(name: string): SortedBytes | undefined {
    return this.collections.get(name);
  }

  names(): string[] {
    return [...this.collections].flatMap(([name, held]) => (held.size > 0 ? [name] : [])).sort();
  }

  /** A copy, which is the caller's. */
  read(collection: string, key: string): Uint8Array | undefined {
    return this.kept(collection, key)?.slice();
  }

  private kept(collection: string, key: string): Uint8Array | undefined {
    if (this.damaged.size > 0 && this.damaged.has(`${collection}\n${key}`))
      throw new StoreError('damaged', `the entry ${collection} ${key} cannot be read`);
    return this.collections.get(collection)?.get(key);
  }

  /** What befalls this commit, decided before it. */
  fault(commit: Commit): Fault | undefined {
    return this.decide?.(commit);
  }

  apply(commit: Commit): CommitOutcome {
    for (const { collection, key, value } of commit.expect ?? []) {
      const found = this.kept(collection, key);
      if (found === undefined || value === undefined ? found !== value : !sameBytes(found, value)) return 'conflict';
    }
    for (const { collection, from, to } of commit.removeRange ?? []) this.collections.get(collection)?.removeRange(from, to);
    for (const { collection, key } of commit.remove ?? []) this.collections.get(collection)?.remove(key);
    for (const { collection, key, value } of commit.put ?? []) {
      let held = this.collections.get(collection);
      if (held === undefined) {
        held = new SortedBytes();
        this.collections.set(collection, held);
      }
      held.put(key, value.slice());
      if (this.damaged.size > 0) this.damaged.delete(`${collection}\n${key}`);
    }
    return 'done';
  }
}

function copied(collections: ReadonlyMap<string, SortedBytes>): Map<string, SortedBytes> {
  return new Map([...collections].map(([name, held]) => [name, new SortedBytes(held)]));
}
