/**
 * How far each device's chain goes in one scope's accepted log: the last seq, and up to where it is signed. Digests are
 * computed when asked for: a device that only reads never pays for them.
 */

import { ByteReader, concatBytes } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { CHAIN_START, chainDigest, expungedIn, isStripped, type Link } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import { Expunging, expungedBy, isExpunging } from '../replica/expunge.ts';
import type { Entry } from './entries.ts';
import { decodeBlock, encodeBlock } from './log-block.ts';
import { encodeRecord, expungedList, headsRecord } from './records.ts';
import { sameChange } from './same-change.ts';

/** One device's chain. */
class Chain {
  seq = 0;
  /** The last seq under a link. */
  linked = 0;
  /** The digest after seq `digested`; links between it and `linked` wait in `links`, their changes in `open`. */
  digest = CHAIN_START;
  digested = 0;
  links: Link[] = [];
  open: Change[] = [];
  /** The link that was looked at last, before it was accepted, and the digest after it. */
  private tried: { readonly link: Link; readonly digest: Uint8Array } | undefined;

  change(seq: number): Change | undefined {
    return this.open[seq - this.digested - 1];
  }

  /** Works through the links that wait. */
  settle(): void {
    for (const link of this.links) {
      const digest = this.tried?.link === link ? this.tried.digest : chainDigest(this.digest, link, (seq) => this.change(seq));
      if (digest === undefined) break;
      this.tried = undefined;
      this.digest = digest;
      this.open.splice(0, link.last - this.digested);
      this.digested = link.last;
    }
    this.links = [];
    this.linked = this.digested;
  }

  /** The digest after a link that may come next; `later` are changes that follow the accepted ones. */
  try(link: Link, later: readonly Change[]): Uint8Array | undefined {
    this.settle();
    const digest = chainDigest(this.digest, link, (seq) => (seq <= this.seq ? this.change(seq) : later[seq - this.seq - 1]));
    this.tried = digest === undefined ? undefined : { link, digest };
    return digest;
  }
}

const NOTHING = new Chain();

export class ChainHeads {
  private readonly chains = new Map<Id, Chain>();
  /** The greatest accepted stamp. */
  stamp = 0;
  /** What was expunged in this log (X3). */
  readonly expunging = new Expunging();

  /** The last accepted seq of a device; 0 when it has none. */
  seqOf(device: Id): number {
    return this.chains.get(device)?.seq ?? 0;
  }

  /** The last seq of a device that a link covers. */
  linkedOf(device: Id): number {
    return this.chains.get(device)?.linked ?? 0;
  }

  /** Whether the log is known to have this very change: of what a link covers that is not known any more. */
  has(change: Change): boolean {
    const known = this.chains.get(change.device)?.change(change.seq);
    return known !== undefined && sameChange(known, change);
  }

  /** Takes note of entries that are in the log. */
  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'change') {
        const chain = this.chain(entry.change.device);
        chain.seq = entry.change.seq;
        chain.open.push(entry.change);
        if (isExpunging(entry.change)) this.expunging.add(expungedBy(entry.change));
        if (entry.change.stamp > this.stamp) this.stamp = entry.change.stamp;
      } else if (entry.kind === 'link') {
        const chain = this.chain(entry.link.device);
        if (entry.link.first !== chain.linked + 1 || entry.link.last > chain.seq) continue;
        chain.links.push(entry.link);
        chain.linked = entry.link.last;
      }
    }
  }

  /** Whether a link that is about to be accepted knows of all that was expunged of the changes under it. */
  fits(link: Link): boolean {
    const chain = this.chains.get(link.device);
    if (this.expunging.isEmpty || chain === undefined) return true;
    for (let seq = link.first; seq <= link.last; seq++) {
      const change = chain.change(seq);
      if (change !== undefined && isStripped(change) && !expungedIn(link, seq)) return false;
    }
    return true;
  }

  /** Lets go of what was expunged of the changes that no link covers yet. */
  strip(): void {
    for (const chain of this.chains.values()) {
      chain.settle();
      chain.open = chain.open.map((change) => this.expunging.strip(change));
    }
  }

  private chain(device: Id): Chain {
    let chain = this.chains.get(device);
    if (chain === undefined) {
      chain = new Chain();
      this.chains.set(device, chain);
    }
    return chain;
  }

  /**
   * The digest after a link that follows what is linked; `undefined` when it does not, or lacks changes. `later` are
   * changes of the device that follow its accepted ones without hole.
   */
  digestAfter(link: Link, later: readonly Change[] = []): Uint8Array | undefined {
    const chain = this.chains.get(link.device) ?? NOTHING;
    return link.first === chain.linked + 1 ? chain.try(link, later) : undefined;
  }

  /** A device's digest where its last link ends, and the changes after that. */
  endOf(device: Id): { readonly digest: Uint8Array; readonly open: readonly Change[] } {
    const chain = this.chains.get(device) ?? NOTHING;
    chain.settle();
    return chain;
  }

  /** How far all chains go, as one number: who has read as much of the same log has the same, whatever the order in it (S5.1). */
  get sum(): number {
    let sum = 0;
    for (const [device, { seq, linked }] of this.chains) sum += hashOf(`${device} ${seq} ${linked}`);
    return sum;
  }

  /** Every device and its last seq. */
  vector(): { device: Id; seq: number }[] {
    return [...this.chains].map(([device, { seq }]) => ({ device, seq }));
  }

  encode(cursor: number): Uint8Array {
    const open: Entry[] = [];
    const heads = [...this.chains].map(([device, chain]) => {
      chain.settle();
      for (const change of chain.open) open.push({ kind: 'change', change: this.expunging.strip(change) });
      return { device, seq: chain.seq, linked: chain.digested, digest: chain.digest };
    });
    const expunged = this.expunging.list;
    const head = encodeRecord(headsRecord, { cursor, stamp: this.stamp, heads, open: encodeBlock(open) });
    // Nothing is written where nothing was expunged, as before there was expunging.
    return expunged.length === 0 ? head : concatBytes([head, encodeRecord(expungedList, expunged)]);
  }

  /** From what `encode` wrote, and the cursor up to which it is true; `damaged-heads` when it is not that. */
  static decode(scope: Scope, bytes: Uint8Array, compressor: Compressor): Result<{ heads: ChainHeads; cursor: number }> {
    const reader = new ByteReader(bytes);
    const record = headsRecord.read(reader);
    const expunged = reader.remaining > 0 ? expungedList.read(reader) : [];
    const open = reader.damaged ? failed('damaged-heads') : decodeBlock(scope, record.open, compressor);
    if (!open.ok) return failed('damaged-heads');
    const heads = new ChainHeads();
    heads.stamp = record.stamp;
    heads.expunging.add(expunged);
    for (const { device, seq, linked, digest } of record.heads) {
      const chain = heads.chain(device);
      chain.seq = seq;
      chain.linked = chain.digested = linked;
      chain.digest = digest;
    }
    for (const entry of open.value) if (entry.kind === 'change') heads.chains.get(entry.change.device)?.open.push(entry.change);
    return ok({ heads, cursor: record.cursor });
  }

  /** A copy of one device's chain, to try links on. */
  only(device: Id): ChainHeads {
    const copy = new ChainHeads();
    const chain = this.chains.get(device);
    if (chain !== undefined) copy.chains.set(device, Object.assign(new Chain(), chain, { links: [...chain.links], open: [...chain.open] }));
    return copy;
  }
}

/** FNV-1a with murmur's finaliser: 32 bits, of which a million can be added up exactly. */
function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}
