/**
 * One scope's log on the hub: takes what devices propose, gives each accepted entry the next cursor in one durable,
 * conditional commit for many devices (S2, S3), and tells its followers afterwards. Several processes may share the
 * store: who loses the race reads what the other wrote and tries again.
 */

import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import type { Problem } from '../kernel/result.ts';
import { after, type Store, startingWith } from '../kernel/store.ts';
import { CHANGE_LIMIT, type Change, type Scope } from '../replica/change.ts';
import { isExpunging } from '../replica/expunge.ts';
import { ChainHeads } from './chain-heads.ts';
import type { Entry } from './entries.ts';
import { Admission } from './hub-admission.ts';
import type { HubClock } from './hub-clock.ts';
import { COLLECTIONS, cursorRecord, scopeKey } from './hub-layout.ts';
import type { HubRoster } from './hub-roster.ts';
import { blockLength, cursorKey, cursorOfKey, decodeBlock, encodeBlock } from './log-block.ts';
import { encodeRecord, stored } from './records.ts';
import { mayExpunge } from './verify.ts';

/** Who proposes. */
export interface Proposer {
  /** Of this device nothing from `seq` on is accepted. */
  refused(seq: number, problem: Problem): void;
  /** From this seq on something was refused already: what else it proposed after that is not to be taken. */
  readonly refusedFrom?: number;
}

export interface Proposal {
  readonly from: Proposer;
  /** Changes that follow one device's chain, or verified links. */
  readonly entries: readonly Entry[];
  readonly mayActForOthers: boolean;
}

/** A block of the log in memory. */
export interface LogBlock {
  readonly first: number;
  readonly last: number;
  readonly block: Uint8Array;
  /** What is in it, while it is new. */
  readonly entries: readonly Entry[];
}

/** Blocks kept in memory for those who are a little behind, in bytes. */
const RECENT_LIMIT = 4 << 20;
/** Proposals in one commit. */
const GROUP_LIMIT = 4096;
/** Bytes of a block, unless it is a single change: a block is a message to somebody, which has a limit (S7, F27). */
const BLOCK_LIMIT = CHANGE_LIMIT;
/** Changes of a device that no link covers: more are refused, so that they need not be remembered for ever. */
const UNSIGNED_LIMIT = 16_384;
/** Entries after which the heads are written down, so that loading stays short. */
const HEADS_EVERY = 2000;

export class HubLog {
  readonly workplace: Id;
  readonly scope: Scope;
  private readonly store: Store;
  private readonly clock: HubClock;
  private readonly compressor: Compressor;
  private readonly roster: HubRoster;
  private readonly admission = new Admission();
  private readonly onBlocks: (blocks: readonly LogBlock[]) => void;
  private readonly key: string;
  heads = new ChainHeads();
  cursor = 0;
  private recent: LogBlock[] = [];
  private recentBytes = 0;
  private headsAt = 0;
  private queue: Proposal[] = [];
  private working: Promise<void> | undefined;
  /** Another process wrote, or may have. */
  private behind = false;
  private stamped: Uint8Array | undefined;
  /** Nothing was expunged after this cursor (X3). */
  expungedAt = 0;

  constructor(
    hub: { store: Store; clock: HubClock; compressor: Compressor },
    workplace: Id,
    scope: Scope,
    roster: HubRoster,
    onBlocks: (blocks: readonly LogBlock[]) => void,
  ) {
    this.store = hub.store;
    this.clock = hub.clock;
    this.compressor = hub.compressor;
    this.workplace = workplace;
    this.scope = scope;
    this.roster = roster;
    this.onBlocks = onBlocks;
    this.key = scopeKey(workplace, scope);
  }

  /** Reads the heads and the log after them. */
  async load(): Promise<void> {
    const snapshot = await this.store.get(COLLECTIONS.heads, this.key);
    if (snapshot !== undefined) {
      const { heads, cursor } = stored(ChainHeads.decode(this.scope, snapshot, this.compressor));
      this.heads = heads;
      this.cursor = cursor;
      this.headsAt = cursor;
      if (!heads.expunging.isEmpty) this.expungedAt = cursor;
      this.clock.saw(heads.stamp);
    }
    await this.read();
  }

  /** Reads what other processes added, while no commit of this one is under way. Rejects with the store's failure. */
  catchUp(): Promise<void> {
    this.behind = true;
    return this.commit();
  }

  private async read(): Promise<void> {
    const stamped = await this.store.get(COLLECTIONS.cursor, this.key);
    for (;;) {
      const found = await this.stored(this.cursor, 64);
      if (found.length === 0) break;
      const added: LogBlock[] = [];
      for (const { first, block } of found) {
        const entries = stored(decodeBlock(this.scope, block, this.compressor));
        const known = this.cursor + 1 - first;
        added.push(known === 0 ? this.append(entries, block) : this.append(entries.slice(known), encodeBlock(entries.slice(known))));
      }
      this.onBlocks(added);
    }
    this.stamped = stamped;
  }

  private append(entries: readonly Entry[], block: Uint8Array): LogBlock {
    const added = { first: this.cursor + 1, last: this.cursor + entries.length, block, entries };
    this.cursor = added.last;
    this.heads.add(entries);
    this.clock.saw(this.heads.stamp);
    if (entries.some(expunges)) return this.expunged(added);
    this.recent.push(added);
    this.recentBytes += block.length;
    while (this.recentBytes > RECENT_LIMIT && this.recent.length > 1) this.recentBytes -= (this.recent.shift() as LogBlock).block.length;
    return added;
  }

  /** What was in memory before an expunging is forgotten; what is stored is seen to next: see hub-expunge.ts. */
  private expunged(added: LogBlock): LogBlock {
    this.heads.strip();
    this.expungedAt = added.last;
    this.recent = [];
    this.recentBytes = 0;
    return added;
  }

  /** Queues what follows a device's chain. What is there already is ignored: the log itself acknowledges it (S4). */
  propose(proposal: Proposal): void {
    this.queue.push(proposal);
  }

  get waiting(): boolean {
    return this.queue.length > 0;
  }

  /** Commits all that is queued, in groups. Rejects with the store's failure; then nothing of it was acknowledged. */
  commit(): Promise<void> {
    this.working ??= this.work();
    return this.working;
  }

  private async work(): Promise<void> {
    await undefined;
    try {
      while (this.behind || this.queue.length > 0) {
        if (this.behind) {
          this.behind = false;
          await this.read();
          continue;
        }
        const taken = this.queue.splice(0, GROUP_LIMIT);
        const { entries, later } = this.admit(taken);
        if (entries.length === 0) continue;
        const blocks = inBlocks(entries);
        const stamped = await this.write(blocks);
        if (stamped !== undefined) {
          this.stamped = stamped;
          this.onBlocks(blocks.map(({ part, block }) => this.append(part, block)));
          this.queue.unshift(...later);
        } else {
          this.queue.unshift(...taken);
          await this.roster.load();
          this.behind = true;
        }
      }
    } finally {
      // In the turn that saw the queue empty: what is proposed after it begins anew.
      this.working = undefined;
    }
  }

  /** What a commit expects that trusts the heads. */
  expectation(): { collection: string; key: string; value: Uint8Array | undefined } {
    return { collection: COLLECTIONS.cursor, key: this.key, value: this.stamped };
  }

  /** The record of how far the log goes now; `undefined` when another process was faster. */
  private async write(blocks: readonly Encoded[]): Promise<Uint8Array | undefined> {
    const put: { collection: string; key: string; value: Uint8Array }[] = [];
    let last = this.cursor;
    for (const { part, block } of blocks) {
      put.push({ collection: COLLECTIONS.log, key: cursorKey(this.key, last + 1), value: block });
      last += part.length;
    }
    const stamped = encodeRecord(cursorRecord, { cursor: last });
    put.push({ collection: COLLECTIONS.cursor, key: this.key, value: stamped });
    if (this.cursor - this.headsAt >= HEADS_EVERY) {
      put.push({ collection: COLLECTIONS.heads, key: this.key, value: this.heads.encode(this.cursor) });
      this.headsAt = this.cursor;
    }
    const expect = [this.expectation(), this.roster.expectation()];
    return (await this.store.commit({ expect, put })) === 'done' ? stamped : undefined;
  }

  /**
   * What of the proposals is new and may stand, in order. Refusals are told at once: they change nothing. An expunging is
   * the last entry of its commit: what comes `later` is judged by it.
   */
  private admit(taken: readonly Proposal[]): { readonly entries: readonly Entry[]; readonly later: readonly Proposal[] } {
    const now = this.clock.now();
    const last = new Map<Id, number>();
    const linked = new Map<Id, number>();
    const admitted: Entry[] = [];
    for (const [number, { from, entries, mayActForOthers }] of taken.entries()) {
      for (const [index, entry] of entries.entries()) {
        if (entry.kind === 'link') {
          const { link } = entry;
          const follows = link.first === (linked.get(link.device) ?? this.heads.linkedOf(link.device)) + 1;
          if (!follows || !this.heads.fits(link)) continue;
          linked.set(link.device, link.last);
          admitted.push(entry);
          continue;
        }
        if (entry.kind !== 'change') continue;
        const { device, seq } = entry.change;
        if (seq >= (from.refusedFrom ?? Number.POSITIVE_INFINITY)) break;
        const head = last.get(device) ?? this.heads.seqOf(device);
        // Who had something else accepted under this id is a copy of it, on another hub: this one must hear of that first (X1).
        const other = seq <= head && !this.heads.has(entry.change);
        if (seq <= head && !other) continue;
        const refusal = this.roster.refuses(device, this.scope, seq);
        const signed = linked.get(device) ?? this.heads.linkedOf(device);
        const code = other || seq > head + 1 ? 'gap' : seq > signed + UNSIGNED_LIMIT ? 'unsigned' : refusal;
        const problem = code === undefined ? this.refusal(entry.change, now, mayActForOthers) : { code };
        if (problem !== undefined) {
          from.refused(seq, problem);
          break;
        }
        last.set(device, seq);
        // What is gone for ever never comes into the log again, whoever brings it (X3).
        admitted.push({ kind: 'change', change: this.heads.expunging.strip(entry.change) });
        if (expunges(entry))
          return { entries: admitted, later: [{ from, entries: entries.slice(index + 1), mayActForOthers }, ...taken.slice(number + 1)] };
      }
    }
    return { entries: admitted, later: [] };
  }

  private refusal(change: Change, now: number, mayActForOthers: boolean): Problem | undefined {
    if (isExpunging(change) && !mayExpunge(this.scope, this.roster.get(change.device)?.member)) return { code: 'expunge' };
    return this.admission.refusal(change, now, mayActForOthers);
  }

  /** The blocks that follow `cursor`, up to about `bytes` of them, at least one when there is any. */
  async after(cursor: number, bytes: number): Promise<readonly LogBlock[]> {
    const oldest = this.recent[0];
    if (oldest === undefined || oldest.first > cursor + 1) return within(await this.stored(cursor, bytes === 0 ? 1 : 64), 0, bytes);
    let low = 0;
    let high = this.recent.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.recent[middle] as LogBlock).last > cursor) high = middle;
      else low = middle + 1;
    }
    return within(this.recent, low, bytes);
  }

  /** The block that holds a cursor, with its entries; `undefined` beyond the end. */
  async blockAt(cursor: number): Promise<LogBlock | undefined> {
    const [block] = await this.after(cursor - 1, 0);
    if (block === undefined || block.entries.length > 0) return block;
    return { ...block, entries: stored(decodeBlock(this.scope, block.block, this.compressor)) };
  }

  /** The entries after cursor `from`, up to `to`. */
  async entries(from: number, to: number): Promise<Entry[]> {
    const entries: Entry[] = [];
    let cursor = from;
    while (cursor < to) {
      const block = await this.blockAt(cursor + 1);
      if (block === undefined) break;
      for (let at = cursor + 1 - block.first; at < block.entries.length && cursor < to; at++, cursor++)
        entries.push(block.entries[at] as Entry);
    }
    return entries;
  }

  /** Some of the blocks in the store that reach beyond `cursor`; the first may begin before it. */
  private async stored(cursor: number, limit: number): Promise<readonly LogBlock[]> {
    const every = startingWith(`${this.key}/`);
    const upTo = { from: every.from, to: after(cursorKey(this.key, cursor + 1)), limit: 1, reverse: true };
    const [start] = await this.store.keys(COLLECTIONS.log, upTo);
    const found = await this.store.range(COLLECTIONS.log, { from: start ?? every.from, to: every.to, limit });
    const blocks = found.map(({ key, value }) => {
      const first = cursorOfKey(key);
      return { first, last: first + blockLength(value) - 1, block: value, entries: [] };
    });
    return blocks.filter((block) => block.last > cursor);
  }
}

export const expunges = (entry: Entry): boolean => entry.kind === 'change' && isExpunging(entry.change);

interface Encoded {
  readonly part: readonly Entry[];
  readonly block: Uint8Array;
}

/** Entries as blocks that fit a message: what many sent in the same moment, or one who was away for long, need not. */
function inBlocks(part: readonly Entry[]): Encoded[] {
  const block = encodeBlock(part);
  if (block.length <= BLOCK_LIMIT || part.length === 1) return [{ part, block }];
  const half = part.length >> 1;
  return [...inBlocks(part.slice(0, half)), ...inBlocks(part.slice(half))];
}

function within(blocks: readonly LogBlock[], from: number, bytes: number): readonly LogBlock[] {
  let total = 0;
  let to = from;
  while (to < blocks.length && (to === from || total + (blocks[to] as LogBlock).block.length <= bytes)) {
    total += (blocks[to] as LogBlock).block.length;
    to++;
  }
  return blocks.slice(from, to);
}
