/**
 * The storage port: an ordered map from collection and key to bytes, with atomic, durable, conditional commits.
 * Everything Relais keeps (log, blocks, accounts) is laid out over it, so that an adapter is small and one contract
 * suite covers them all. Several tabs, processes or servers may share one store: `expect` is how they do not
 * overwrite each other.
 */

/** Keys are printable ASCII without control characters, compared byte by byte. */
export interface Entry {
  readonly key: string;
  readonly value: Uint8Array;
}

export interface Range {
  /** First key included. */
  readonly from: string;
  /** First key excluded. */
  readonly to: string;
  /** At most this many entries; all when missing. */
  readonly limit?: number;
  /** From the greatest key down. */
  readonly reverse?: boolean;
}

export interface Commit {
  /** Each must hold, or nothing is written: `undefined` means "no such key". */
  readonly expect?: readonly { readonly collection: string; readonly key: string; readonly value: Uint8Array | undefined }[];
  readonly put?: readonly { readonly collection: string; readonly key: string; readonly value: Uint8Array }[];
  readonly remove?: readonly { readonly collection: string; readonly key: string }[];
  readonly removeRange?: readonly { readonly collection: string; readonly from: string; readonly to: string }[];
}

/** Why a commit did not happen. `conflict`: an expectation did not hold, read again and retry. */
export type CommitOutcome = 'done' | 'conflict';

/** The disk or quota is full, or the store is damaged or closed. The one failure adapters throw. */
export class StoreError extends Error {
  readonly reason: 'full' | 'damaged' | 'closed' | 'blocked' | 'unavailable';
  constructor(reason: StoreError['reason'], message: string) {
    super(message);
    this.name = 'StoreError';
    this.reason = reason;
  }
}

export interface Store {
  get(collection: string, key: string): Promise<Uint8Array | undefined>;
  /** The values in the order of `keys`. */
  getMany(collection: string, keys: readonly string[]): Promise<(Uint8Array | undefined)[]>;
  /** A consistent slice in key order. */
  range(collection: string, range: Range): Promise<Entry[]>;
  /** Atomic; on `done` the writes survive a power cut. In one commit removals come before puts. Throws `StoreError`. */
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Calls back with the topics another process or tab notified. The answer stops it. */
  watch(listener: (topic: string) => void): () => void;
  /** Wakes the watchers in other processes and tabs. */
  notify(topic: string): void;
  /** Names of the collections that hold anything, sorted. */
  collections(): Promise<string[]>;
  close(): Promise<void>;
}
