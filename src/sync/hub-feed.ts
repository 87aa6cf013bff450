/** One connection's place in one scope's log: pages while it is behind, the shared stream once it is not (S7). */

import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { fingerprintOf, isStripped } from '../replica/chain.ts';
import type { Entry } from './entries.ts';
import type { HubLog, LogBlock } from './hub-log.ts';
import type { Follower, HubStream } from './hub-stream.ts';
import { decodeBlock, encodeBlock, isDeflated } from './log-block.ts';
import { encodeMessage, type MessageOf } from './messages.ts';
import { packMessage } from './packing.ts';
import { stored } from './records.ts';

/** Bytes on their way to a device that it has not said it got. */
const WINDOW = 512 << 10;
/** Bytes of one message with pages. */
const PAGE = 64 << 10;
/** From so many own changes in one block on, a device gets markers instead of what it sent. */
const MANY_OWN = 32;

export class HubFeed implements Follower {
  readonly scopeIndex: number;
  private readonly log: HubLog;
  private readonly shared: HubStream;
  private readonly compressor: Compressor;
  readonly device: Id;
  private readonly send: (message: Uint8Array) => void;
  private following = false;
  private pumping = false;
  private cursor = 0;
  private sent: { last: number; bytes: number }[] = [];
  private outstanding = 0;
  /** The device is to hear how far all chains go where it has caught up. */
  private telling = false;
  private readonly understandsHeads: boolean;

  constructor(options: {
    log: HubLog;
    stream: HubStream;
    compressor: Compressor;
    device: Id;
    scopeIndex: number;
    understandsHeads: boolean;
    send: (message: Uint8Array) => void;
  }) {
    this.log = options.log;
    this.shared = options.stream;
    this.compressor = options.compressor;
    this.device = options.device;
    this.scopeIndex = options.scopeIndex;
    this.understandsHeads = options.understandsHeads;
    this.send = options.send;
  }

  /** Begins, or begins anew, after `cursor`. */
  follow(cursor: number): Promise<void> {
    this.shared.leave(this);
    this.following = true;
    this.telling = this.understandsHeads;
    this.cursor = cursor;
    this.sent = [];
    this.outstanding = 0;
    return this.pump();
  }

  /** The device has applied everything up to `cursor`. */
  got(cursor: number): Promise<void> {
    while (this.sent[0] !== undefined && this.sent[0].last <= cursor) this.outstanding -= (this.sent.shift() as { bytes: number }).bytes;
    return this.pump();
  }

  stop(): void {
    this.following = false;
    this.shared.leave(this);
  }

  stream(message: Uint8Array, last: number): void {
    this.deliver(message, last);
    if (this.outstanding > WINDOW) this.shared.leave(this);
  }

  /** Before a group is sent: who sent much of it leaves the stream and gets markers. */
  beforeGroup(own: number): void {
    if (own >= MANY_OWN) this.shared.leave(this);
  }

  private deliver(message: Uint8Array, last: number): void {
    this.cursor = last;
    this.sent.push({ last, bytes: message.length });
    this.outstanding += message.length;
    this.send(message);
  }

  /** Sends pages until the device is up to date or its window is full. */
  async pump(): Promise<void> {
    if (this.pumping || this.shared.follows(this)) return;
    this.pumping = true;
    try {
      while (this.following && this.outstanding <= WINDOW && this.cursor < this.log.cursor) {
        const from = this.cursor;
        const blocks = await this.log.after(from, PAGE);
        if (blocks.length === 0) break;
        if (!this.following || this.cursor !== from) continue;
        const pages = blocks.map((block) => this.page(block, this.cursor));
        const last = (blocks.at(-1) as LogBlock).last;
        const message: MessageOf<'pages'> = { kind: 'pages', scope: this.scopeIndex, first: from + 1, blocks: pages };
        this.deliver(pages.some(isDeflated) ? encodeMessage(message) : packMessage(message, this.compressor), last);
      }
    } finally {
      this.pumping = false;
    }
    if (!this.following || this.cursor !== this.log.cursor) return;
    this.shared.join(this);
    if (this.telling) this.send(encodeMessage({ kind: 'heads', scope: this.scopeIndex, cursor: this.cursor, sum: this.log.heads.sum }));
    this.telling = false;
  }

  /** The block as it is kept, unless it begins too early or holds much that the device itself sent. */
  private page(block: LogBlock, cursor: number): Uint8Array {
    const known = Math.max(0, cursor + 1 - block.first);
    const own = block.entries.reduce((count, entry) => count + (this.isOwn(entry) ? 1 : 0), 0);
    if (known === 0 && own < MANY_OWN) return block.block;
    const entries = block.entries.length > 0 ? block.entries : stored(decodeBlock(this.log.scope, block.block, this.compressor));
    return encodeBlock(this.marked(entries.slice(known)));
  }

  private isOwn(entry: Entry): boolean {
    // What something was expunged of is sent as it is: the device may have it whole (X3).
    return entry.kind === 'change' && entry.change.device === this.device && !isStripped(entry.change);
  }

  private marked(entries: readonly Entry[]): Entry[] {
    const marked: Entry[] = [];
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as Entry;
      if (entry.kind !== 'change' || !this.isOwn(entry)) {
        marked.push(entry);
        continue;
      }
      const first = entry.change.seq;
      let last = entry.change;
      for (let next = entries[at + 1]; next?.kind === 'change' && this.isOwn(next); next = entries[at + 1]) {
        last = next.change;
        at++;
      }
      marked.push({ kind: 'own', first, last: last.seq, fingerprint: fingerprintOf(last) });
    }
    return marked;
  }
}
