/**
 * What goes to those who are up to date: each group of entries is encoded once and the same bytes go to all of them,
 * so that the encoding stays warm and a thousand followers cost one. Who joins waits for a restart of the encoding, or,
 * when restarts would come too often, is served with pages until the next one.
 */

import { ByteWriter } from '../kernel/bytes.ts';
import type { Compressor } from '../kernel/ports.ts';
import { type Entry, EntryEncoder } from './entries.ts';
import { packMessage } from './packing.ts';

export interface Follower {
  /** The scope's number on this connection: followers with the same one share the same bytes. */
  readonly scopeIndex: number;
  /** A message with entries up to cursor `last`. */
  stream(message: Uint8Array, last: number): void;
}

/** With more followers than this, restarts are kept apart. */
const FEW = 64;
/** ms between two restarts with many followers. */
const RESTART_EVERY = 10_000;

export class HubStream {
  private encoder = new EntryEncoder();
  private readonly followers = new Set<Follower>();
  private readonly waiting = new Set<Follower>();
  private restartedAt = Number.NEGATIVE_INFINITY;
  private readonly compressor: Compressor;

  constructor(compressor: Compressor) {
    this.compressor = compressor;
  }

  /** From the next group on; the follower has everything before it. */
  join(follower: Follower): void {
    if (!this.followers.has(follower)) this.waiting.add(follower);
  }

  leave(follower: Follower): void {
    this.followers.delete(follower);
    this.waiting.delete(follower);
  }

  follows(follower: Follower): boolean {
    return this.followers.has(follower) || this.waiting.has(follower);
  }

  /** Sends a group that begins at cursor `first` to all. Answers those who must be served with pages. `now` in ms. */
  send(first: number, entries: readonly Entry[], now: number): readonly Follower[] {
    const restart = this.waiting.size > 0 && (this.followers.size < FEW || now - this.restartedAt >= RESTART_EVERY);
    if (restart) {
      this.encoder = new EntryEncoder();
      this.restartedAt = now;
      for (const follower of this.waiting) this.followers.add(follower);
      this.waiting.clear();
    }
    if (this.followers.size > 0) this.broadcast(restart, first, entries);
    const left = [...this.waiting];
    this.waiting.clear();
    return left;
  }

  private broadcast(restart: boolean, first: number, entries: readonly Entry[]): void {
    const writer = new ByteWriter(256);
    this.encoder.write(writer, entries);
    const body = writer.take();
    const messages = new Map<number, Uint8Array>();
    for (const follower of [...this.followers]) {
      const scope = follower.scopeIndex;
      const message =
        messages.get(scope) ??
        packMessage(restart ? { kind: 'restart', scope, first, body } : { kind: 'changes', scope, body }, this.compressor);
      messages.set(scope, message);
      follower.stream(message, first + entries.length - 1);
    }
  }
}
