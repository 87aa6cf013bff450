/** What a session sends of one scope: own changes in order (S1), in pages and within a window (S7), and the links over them. */

import { ByteWriter } from '../kernel/bytes.ts';
import type { Change, Scope } from '../replica/change.ts';
import { isLarge, roughSize } from './change-size.ts';
import type { Sharing } from './device-sharing.ts';
import { type Entry, EntryEncoder } from './entries.ts';

/** Bytes of changes in one push message, about. */
const PAGE = 64 << 10;
/** Changes on their way to the hub and not acknowledged. */
const WINDOW = 4096;
/** Changes sent before they are signed; the hub takes some more than that. */
const UNSIGNED = 4096;
/** Links on their way that the log does not hold yet: the hub keeps so many until it is their turn, and some more. */
const LINKS = 32;

export class Pusher {
  private readonly sharing: Sharing;
  private readonly scope: Scope;
  private readonly send: (body: Uint8Array) => void;
  /** No message carries this change: it goes where refused ones go. */
  private readonly tooLarge: (seq: number) => void;
  private readonly encoder = new EntryEncoder();
  /** What the hub had of this device when it welcomed it. */
  private readonly told: number;
  /** Own changes sent on this connection, or known to be accepted before it. */
  private pushed: number;
  private linkSent = 0;
  /** The hub refused something: the chain has a hole, nothing more is sent on this connection. */
  private refused = false;

  constructor(sharing: Sharing, scope: Scope, accepted: number, send: (body: Uint8Array) => void, tooLarge: (seq: number) => void) {
    this.sharing = sharing;
    this.scope = scope;
    this.told = accepted;
    this.pushed = accepted;
    this.send = send;
    this.tooLarge = tooLarge;
  }

  stop(): void {
    this.refused = true;
  }

  /** Sends what is saved and not sent. Answers how many changes were sent that no link covers yet. */
  pump(): number {
    if (this.refused) return 0;
    const { state, savedTop, savedLeft, savedLinked } = this.sharing.journal(this.scope);
    // What the hub has under this id may be a copy's: only what follows one's own is pushed (X1).
    if (state.accepted < this.told) return 0;
    const limit = Math.min(savedTop, savedLeft, state.chain.left, state.accepted + WINDOW, state.chain.linked + UNSIGNED);
    if (this.pushed < limit) this.push(state.pending, limit);
    for (const link of state.links.slice(0, LINKS)) {
      if (link.last > this.pushed || link.last <= this.linkSent || link.last > savedLinked) continue;
      this.linkSent = link.last;
      this.write([{ kind: 'link', link }]);
    }
    return this.refused ? 0 : Math.max(0, this.pushed - state.chain.linked);
  }

  private push(pending: readonly Change[], limit: number): void {
    let page: Entry[] = [];
    let size = 0;
    for (const change of pending) {
      if (change.seq <= this.pushed) continue;
      if (change.seq > limit) break;
      if (isLarge(change)) {
        if (page.length > 0) this.write(page);
        this.stop();
        this.tooLarge(change.seq);
        return;
      }
      const bytes = roughSize(change.writes);
      if (page.length > 0 && size + bytes > PAGE) {
        this.write(page);
        page = [];
        size = 0;
      }
      page.push({ kind: 'change', change });
      size += bytes;
      this.pushed = change.seq;
    }
    if (page.length > 0) this.write(page);
  }

  private write(entries: readonly Entry[]): void {
    const writer = new ByteWriter(256);
    this.encoder.write(writer, entries);
    this.send(writer.take());
  }

  /** Signs what was sent and no link covers. */
  async link(): Promise<void> {
    await this.sharing.link(this.scope, this.pushed);
  }
}
