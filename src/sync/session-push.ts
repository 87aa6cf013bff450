/** What a session sends of one scope: own changes in order (S1), in pages and within a window (S7), and the links over them. */

import { ByteWriter } from '../kernel/bytes.ts';
import { LINK_LIMIT, makeLink, SEED_BYTES } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import type { Device } from './device.ts';
import { type Entry, EntryEncoder } from './entries.ts';

/** Bytes of changes in one push message, about. */
const PAGE = 64 << 10;
/** Changes on their way to the hub and not acknowledged. */
const WINDOW = 4096;
/** Bytes of changes under one link, about. */
const LINKED_BYTES = 512 << 10;

export class Pusher {
  private readonly device: Device;
  private readonly scope: Scope;
  private readonly send: (body: Uint8Array) => void;
  private readonly encoder = new EntryEncoder();
  /** Own changes sent on this connection, or known to be accepted before it. */
  private pushed: number;
  private linkSent = 0;
  /** The hub refused something: the chain has a hole, nothing more is sent on this connection. */
  private refused = false;

  constructor(device: Device, scope: Scope, accepted: number, send: (body: Uint8Array) => void) {
    this.device = device;
    this.scope = scope;
    this.pushed = accepted;
    this.send = send;
  }

  stop(): void {
    this.refused = true;
  }

  /** Sends what is saved and not sent. True when changes were sent that no link covers yet. */
  pump(): boolean {
    if (this.refused) return false;
    const { state, savedTop } = this.device.sharing.journal(this.scope);
    const limit = Math.min(savedTop, state.chain.left, state.log.accepted + WINDOW);
    if (this.pushed < limit) this.push(state.pending, limit);
    for (const link of state.links) {
      if (link.last > this.pushed || link.last <= this.linkSent) continue;
      this.linkSent = link.last;
      this.write([{ kind: 'link', link }]);
    }
    return state.chain.linked < this.pushed;
  }

  private push(pending: readonly Change[], limit: number): void {
    let page: Entry[] = [];
    let size = 0;
    for (const change of pending) {
      if (change.seq <= this.pushed) continue;
      if (change.seq > limit) break;
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
    const { secretKey } = await this.device.sharing.keys();
    const { workplace, ports } = this.device;
    const { state } = this.device.sharing.journal(this.scope);
    const { device, digest, linked } = state.chain;
    const changes = linkable(state.unlinked(this.pushed));
    if (changes[0]?.seq !== linked + 1) return;
    const chain = { workplace, scope: this.scope, device };
    const made = await makeLink(ports.signer, secretKey, chain, digest, changes, ports.random.bytes(SEED_BYTES));
    this.device.sharing.linked(this.scope, made.link, made.digest);
  }
}

/** As many as one link may cover: what is given back with its link must fit a message (S7). */
function linkable(changes: readonly Change[]): readonly Change[] {
  let size = 0;
  let count = 0;
  while (count < changes.length && count < LINK_LIMIT && (count === 0 || size < LINKED_BYTES)) size += roughSize((changes[count++] as Change).writes);
  return changes.slice(0, count);
}

/** Bytes that writes take, about: enough to cut by. */
export function roughSize(writes: Change['writes']): number {
  let size = 40;
  for (const { value } of writes) size += 24 + (typeof value === 'string' ? value.length * 2 : value instanceof Uint8Array ? value.length : 8);
  return size;
}
