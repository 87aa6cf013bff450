/** How far each device's chain goes in one scope, as the hub accepted it: the last seq, and up to where it is signed. */

import { ByteReader } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { CHAIN_START, chainDigest, type Link } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import type { Entry } from './entries.ts';
import { encodeRecord, headsRecord } from './hub-layout.ts';
import { stored } from './hub-roster.ts';
import { decodeBlock, encodeBlock } from './log-block.ts';

export interface Head {
  readonly seq: number;
  /** The last seq under a verified link, and the digest there. */
  readonly linked: number;
  readonly digest: Uint8Array;
  /** Changes after `linked`, until their link comes. */
  readonly open: readonly Change[];
}

const START: Head = { seq: 0, linked: 0, digest: CHAIN_START, open: [] };

export class HubHeads {
  private readonly heads = new Map<Id, { seq: number; linked: number; digest: Uint8Array; open: Change[] }>();
  /** The greatest accepted stamp. */
  stamp = 0;

  get(device: Id): Head {
    return this.heads.get(device) ?? START;
  }

  /** Takes note of entries that are in the log. */
  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'change') {
        const head = this.open(entry.change.device);
        head.seq = entry.change.seq;
        head.open.push(entry.change);
        if (entry.change.stamp > this.stamp) this.stamp = entry.change.stamp;
      } else if (entry.kind === 'link') this.close(entry.link);
    }
  }

  private open(device: Id): { seq: number; linked: number; digest: Uint8Array; open: Change[] } {
    let head = this.heads.get(device);
    if (head === undefined) this.heads.set(device, (head = { seq: 0, linked: 0, digest: CHAIN_START, open: [] }));
    return head;
  }

  private close(link: Link): void {
    const head = this.open(link.device);
    const digest = this.digestOf(link);
    if (digest === undefined) return;
    head.open.splice(0, link.last - head.linked);
    head.linked = link.last;
    head.digest = digest;
  }

  /** The digest after a link that follows what is linked; `undefined` when it does not, or goes beyond what is accepted. */
  digestOf(link: Link): Uint8Array | undefined {
    const head = this.get(link.device);
    if (link.first !== head.linked + 1 || link.last > head.seq) return undefined;
    return chainDigest(head.digest, link, (seq) => head.open[seq - head.linked - 1]);
  }

  /** Every device and its last seq. */
  vector(): { device: Id; seq: number }[] {
    return [...this.heads].map(([device, { seq }]) => ({ device, seq }));
  }

  encode(cursor: number): Uint8Array {
    const open: Entry[] = [];
    const heads = [...this.heads].map(([device, head]) => {
      for (const change of head.open) open.push({ kind: 'change', change });
      return { device, seq: head.seq, linked: head.linked, digest: head.digest };
    });
    return encodeRecord(headsRecord, { cursor, stamp: this.stamp, heads, open: encodeBlock(open) });
  }

  /** From what `encode` wrote; the cursor up to which it is true. */
  static decode(scope: Scope, bytes: Uint8Array, compressor: Compressor): { heads: HubHeads; cursor: number } {
    const record = headsRecord.read(new ByteReader(bytes));
    const heads = new HubHeads();
    heads.stamp = record.stamp;
    for (const { device, seq, linked, digest } of record.heads) heads.heads.set(device, { seq, linked, digest, open: [] });
    for (const entry of stored(decodeBlock(scope, record.open, compressor))) {
      if (entry.kind === 'change') heads.heads.get(entry.change.device)?.open.push(entry.change);
    }
    return { heads, cursor: record.cursor };
  }
}
