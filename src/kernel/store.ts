/**
 * The storage port: an ordered map from collection and key to bytes, with atomic, durable, conditional commits.
 * Everything Relais keeps (log, blocks, accounts) is laid out over it, so that an adapter is small and one contract
 * suite covers them all. Several tabs, processes or servers may share one store: `expect` is how they do not
 * overwrite each other.
 *
 * Limits, the same on every adapter (going over them is a bug, so an assertion): a collection's name and a topic
 * are 1 to 100 characters, a key 1 to 512, all printable ASCII (space to `~`), compared byte by byte; a value is at most 64 MB.
 * Bytes given may be reused by the caller once the promise settles; bytes received belong to the receiver.
 */

export interface Entry {
  readonly key: string;
  readonly value: Uint8Array;
}

/** Bounds are keys, or what `after` and `startingWith` make of them. */
export interface Range {
  /** First key included; `''` comes before every key. */
  readonly from: string;
  /** First key excluded. */
  readonly to: string;
  /** At most this many entries; all when missing. */
  readonly limit?: number;
  /** From the greatest key down. */
  readonly reverse?: boolean;
}

export interface Commit {
  /** Each must hold, or nothing is written: `undefined` means "no such key". They are about the store before the commit. */
  readonly expect?: readonly { readonly collection: string; readonly key: string; readonly value: Uint8Array | undefined }[];
  /** When a key is put twice in one commit, the last one stands. */
  readonly put?: readonly { readonly collection: string; readonly key: string; readonly value: Uint8Array }[];
  readonly remove?: readonly { readonly collection: string; readonly key: string }[];
  readonly removeRange?: readonly { readonly collection: string; readonly from: string; readonly to: string }[];
}

/** `conflict`: an expectation did not hold and nothing was written; read again and retry. */
export type CommitOutcome = 'done' | 'conflict';

/**
 * `full`: disk or quota; nothing of this commit was written. `damaged`: what is stored cannot be read back.
 * `blocked`: another process or tab holds the store. `newer`: a newer version of Relais wrote it; nothing was touched.
 * `foreign`: the file or database is not a Relais store; nothing was touched. `closed`: it was closed here, or had to
 * close for another tab's upgrade. `unavailable`: no connection, no permission, input or output failed; a commit that
 * ends so may or may not have been written.
 */
export type StoreFailure = 'full' | 'damaged' | 'blocked' | 'newer' | 'foreign' | 'closed' | 'unavailable';

/** The one failure adapters throw. The message is for logs; people are told by `reason`, in their language. */
export class StoreError extends Error {
  readonly reason: StoreFailure;
  constructor(reason: StoreFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.reason = reason;
  }
}

export interface Store {
  get(collection: string, key: string): Promise<Uint8Array | undefined>;
  /** The values in the order of `keys`, from one moment. */
  getMany(collection: string, keys: readonly string[]): Promise<(Uint8Array | undefined)[]>;
  /** A consistent slice in key order. */
  range(collection: string, range: Range): Promise<Entry[]>;
  /** As `range`, without reading the values. */
  keys(collection: string, range: Range): Promise<string[]>;
  /** Atomic; on `done` the writes survive a power cut. In one commit removals come before puts. Throws `StoreError`. */
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Calls back, soon but not at once, with the topics another process or tab notified. The answer stops it. */
  watch(listener: (topic: string) => void): () => void;
  /** Wakes the watchers of other processes and tabs, never this one's. May be lost: what matters is in the store. Nothing once closed. */
  notify(topic: string): void;
  /** Names of the collections that hold anything, sorted. */
  collections(): Promise<string[]>;
  /** What was removed leaves no trace in what the store keeps beside it, as far as it can see to that. Where missing, there is none. */
  scrub?(): Promise<void>;
  /** Waits for the commits under way. Everything later is refused with `closed`. */
  close(): Promise<void>;
}

/** A bound after every key. */
const END = '\x7f';

/** Every key of a collection. */
export const EVERYTHING: Range = { from: '', to: END };

/** The bound just after `key`: as `from`, what follows it; as `to`, up to and with it. */
export const after = (key: string): string => `${key}\x01`;

/** The keys that begin with `prefix`. */
export const startingWith = (prefix: string): Range => ({ from: prefix, to: prefix + END });
