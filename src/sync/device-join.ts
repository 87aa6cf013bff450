/**
 * Takes a scope's accepted state from the hub as a whole: to join, to come back after the hub lost something (S5), or to
 * mend a divergence (S6). It is gathered beside what the device has, and takes its place in one commit; what is not
 * accepted there, own and others', is kept and laid over it, and given back.
 */

import { concatBytes, sameBytes } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import { startingWith } from '../kernel/store.ts';
import { hashBlock } from '../replica/blocks.ts';
import type { Change, Scope } from '../replica/change.ts';
import { Expunging, lacking } from '../replica/expunge.ts';
import { hashesOf } from '../replica/fold.ts';
import { decodeManifest } from '../replica/manifest.ts';
import type { Manifest } from '../replica/segment-types.ts';
import { ChainHeads } from './chain-heads.ts';
import type { ScopeJournal } from './device-journal.ts';
import { keptPuts, loadKept, without } from './device-kept.ts';
import { type BaseRecord, baseKey, baseRecord, DEVICE } from './device-layout.ts';
import type { DevicePorts } from './device-ports.ts';
import { DeviceScope } from './device-scope.ts';
import { changesOf, type Entry, seqOf } from './entries.ts';
import { EntryStripper } from './expunge-entries.ts';
import { cursorKey, encodeBlock } from './log-block.ts';
import { type MessageOf, PIECE } from './messages.ts';
import { encodeRecord } from './records.ts';
import { sameChange } from './same-change.ts';

/** Blocks asked for at once. */
const WANTED_AT_ONCE = 64;
/** Entries in one block of the new log. */
const BLOCK_ENTRIES = 1000;

/** See `Joining.adopt`. */
export type Adopted = 'done' | 'forked' | 'changed';

export class Joining {
  private readonly ports: DevicePorts;
  private readonly scope: Scope;
  private base: { readonly record: BaseRecord; readonly manifest: Manifest } | undefined;
  private heads = new ChainHeads();
  private missing: string[] = [];
  private asked: readonly string[] = [];
  /** Bytes of each block that the manifest names. */
  private sizes: ReadonlyMap<string, number> = new Map();
  /** What came of the large block that is being fetched. */
  private pieces: Uint8Array[] = [];
  readonly entries: Entry[] = [];
  cursor = 0;
  /** The hub's log reached this far when the joining began. */
  readonly goal: number;

  private readonly distrust: boolean;

  /** With `distrust` blocks that are here are looked into, and asked for again when they are damaged. */
  constructor(ports: DevicePorts, scope: Scope, goal: number, distrust = false) {
    this.distrust = distrust;
    this.ports = ports;
    this.scope = scope;
    this.goal = goal;
  }

  /** The hub's manifest. Fails when it is damaged, or from a newer version. */
  async manifest(message: MessageOf<'manifest'>): Promise<Result<undefined>> {
    if (message.cursor === 0) return { ok: true, value: undefined };
    const manifest = decodeManifest(message.manifest);
    if (!manifest.ok) return manifest;
    const heads = ChainHeads.decode(this.scope, message.heads, this.ports.compressor);
    if (!heads.ok) return heads;
    this.base = { record: { cursor: message.cursor, manifest: message.manifest, heads: message.heads }, manifest: manifest.value };
    this.heads = heads.value.heads;
    this.cursor = message.cursor;
    this.sizes = sizesOf(manifest.value);
    const wanted = [...this.sizes.keys()];
    const there = await this.there(wanted);
    this.missing = wanted.filter((hash) => !there.has(hash));
    return { ok: true, value: undefined };
  }

  /** Whether all blocks are here still: what is not in use may have been cleared away since they came. */
  private async isWhole(): Promise<boolean> {
    const there = new Set(await this.ports.store.keys(DEVICE.block, startingWith('')));
    return Object.values(this.base?.manifest.tables ?? {}).every((segments) => hashesOf(segments).every((hash) => there.has(hash)));
  }

  private async there(wanted: readonly string[]): Promise<ReadonlySet<string>> {
    const { store } = this.ports;
    const there = new Set(await store.keys(DEVICE.block, startingWith('')));
    if (!this.distrust) return there;
    const good = new Set<string>();
    for (const hash of wanted) {
      const block = there.has(hash) ? await store.get(DEVICE.block, hash).catch(() => undefined) : undefined;
      if (block !== undefined && hashBlock(block) === hash) good.add(hash);
    }
    return good;
  }

  /** The blocks to ask for next; none when all are here, or only large ones are lacking. What came stays, whatever happens to the connection. */
  next(): readonly string[] {
    this.asked = this.missing.filter((hash) => !this.isLarge(hash)).slice(0, WANTED_AT_ONCE);
    return this.asked;
  }

  /** Blocks of the manifest are still to come. */
  get lacking(): boolean {
    return this.missing.length > 0;
  }

  /** The piece to ask for next, of a block that is too large for a message. */
  nextPiece(): { readonly hash: string; readonly from: number } | undefined {
    const hash = this.missing.find((each) => this.isLarge(each));
    return hash === undefined ? undefined : { hash, from: this.pieces.reduce((sum, piece) => sum + piece.length, 0) };
  }

  private isLarge(hash: string): boolean {
    return (this.sizes.get(hash) ?? 0) > PIECE;
  }

  /** Takes the piece that was asked for; false when it is not that one, or the block is gone or not what it claims to be. */
  async piece(message: MessageOf<'piece'>): Promise<boolean> {
    const asked = this.nextPiece();
    if (asked?.hash !== message.hash || asked.from !== message.from || message.bytes.length === 0) return false;
    this.pieces.push(message.bytes.slice());
    if (asked.from + message.bytes.length < (this.sizes.get(asked.hash) ?? 0)) return true;
    const block = concatBytes(this.pieces);
    this.pieces = [];
    await this.blocks([block]);
    return hashBlock(block) === asked.hash;
  }

  /** Some of what was asked for is still on its way: the hub answers in pages. */
  get awaiting(): boolean {
    return this.asked.some((hash) => this.missing.includes(hash));
  }

  /** Keeps blocks that are what they claim to be. */
  async blocks(blocks: readonly Uint8Array[]): Promise<void> {
    const wanted = new Set(this.missing);
    const put = blocks.flatMap((value) => {
      const key = hashBlock(value);
      return wanted.delete(key) ? [{ collection: DEVICE.block, key, value }] : [];
    });
    this.missing = [...wanted];
    if (put.length > 0) await this.ports.store.commit({ put });
  }

  /** Entries of the hub's log from cursor `first` on; false when they do not follow. */
  add(first: number, entries: readonly Entry[]): boolean {
    if (first !== this.cursor + 1 || entries.some((entry) => entry.kind === 'own')) return false;
    this.entries.push(...entries);
    this.heads.add(entries);
    this.cursor += entries.length;
    return true;
  }

  /**
   * The state as it will be, from what `journal` has and what was gathered. `forked` when the hub has other changes under
   * this device's id, or one it had before: those here wait again, for another id. `changed` when another tab wrote
   * meanwhile, or a block is gone. Call it while no commit is under way. Puts everything that must be stored with it into the journal.
   */
  async adopt(journal: ScopeJournal, former: readonly Id[], epoch: string, mark: Uint8Array): Promise<Adopted> {
    const { store, compressor } = this.ports;
    const before = journal.state;
    const { device } = before.chain;
    const kept = await loadKept(store, compressor, this.scope, journal.savedCursor);
    const ends = await store.getMany(
      DEVICE.digest,
      [device, ...former].map((id) => cursorKey(`${this.scope}/${id}`, this.heads.linkedOf(id))),
    );
    const same = (): boolean => journal.state === before && before.chain.device === device;
    if (!same() || !(await this.isWhole()) || !same()) return 'changed';
    const logged = [...kept, ...before.tail.slice(Math.max(0, journal.savedCursor - before.log.base))];
    const held = former.flatMap((id) => changesOf(before.held.get(id) ?? []));
    const own: Entry[] = [...held, ...before.unsigned, ...before.pending].map((change) => ({ kind: 'change', change }));
    const known = [...logged, ...without(own, logged)];
    const accepted = this.heads.seqOf(device);
    const made = madeBy(device, known).sort((a, b) => a.seq - b.seq);
    const differs = this.firstDoubt(device, ends[0], made);
    // Under a former id nothing is pushed any more, and a copy may still be writing: what the hub lacks of it waits under the next one.
    const lost = new Map<Id, number>();
    const earlier = former.flatMap((id, index) => {
      const others = madeBy(id, known);
      lost.set(id, Math.min(this.firstDoubt(id, ends[index + 1], others), this.heads.seqOf(id) + 1));
      return others.filter(({ seq }) => seq >= (lost.get(id) ?? 0));
    });
    lost.set(device, 0);
    const forked = accepted > before.chain.top || differs < Number.POSITIVE_INFINITY || earlier.length > 0;
    const next = new DeviceScope(this.scope, device);
    next.base = this.base;
    next.tail = this.entries;
    next.heads = this.heads;
    next.chain = before.chain;
    next.foreignFrom = Math.min(differs, before.chain.top + 1);
    next.unsigned = made.filter(({ seq }) => seq <= accepted && seq > before.chain.linked);
    const waiting = made.filter(({ seq }) => seq > accepted || seq >= differs);
    const unsaved = new Set(journal.unsavedChanges);
    const saved = [...earlier, ...waiting.filter((change) => !unsaved.has(change))].sort((a, b) => a.stamp - b.stamp);
    // What only this program knows of stays last, where the journal looks for it.
    next.pending = [...saved, ...waiting.filter((change) => unsaved.has(change))];
    const again = new Set(next.pending);
    const ownLinks = known.flatMap((entry) => (entry.kind === 'link' && entry.link.device === device ? [entry.link] : []));
    next.links = [...ownLinks, ...before.links].filter((link) => link.last > this.heads.linkedOf(device));
    // What was expunged meanwhile, the own changes that wait were made in ignorance of (X3).
    const unheard = new Expunging();
    unheard.add(lacking(this.heads.expunging.list, before.heads.expunging.list));
    next.forget(unheard.list);
    const others = [...known, ...[...before.held.values()].flat()];
    for (const [other, entries] of stillHeld(others, this.heads, lost)) next.held.set(other, entries);
    next.log = {
      ...before.log,
      epoch,
      mark,
      cursor: this.cursor,
      base: this.base?.record.cursor ?? 0,
      adopted: before.log.adopted + 1,
      stamp: Math.max(this.heads.stamp, before.log.stamp),
    };
    const folded = known.filter((entry) => !next.lacks(entry) && !(entry.kind === 'change' && again.has(entry.change)));
    const left = new EntryStripper((change) => unheard.stripIgnorant(change)).entries(folded);
    journal.adopt(next, [...this.puts(), ...keptPuts(this.scope, without(left, this.entries), compressor)]);
    return forked ? 'forked' : 'done';
  }

  /**
   * The first of the changes `made` under an id of this device of which the hub may have another one: its chain must end
   * where one of our links did (`end` is the digest there), and what follows must be ours. Infinite when there is no doubt.
   */
  private firstDoubt(device: Id, end: Uint8Array | undefined, made: readonly Change[]): number {
    const { digest, open } = this.heads.endOf(device);
    const known = this.heads.linkedOf(device) === 0 || (end !== undefined && sameBytes(end, digest));
    if (!known && made.length > 0) return 1;
    const follows: Entry[] = open.map((change) => ({ kind: 'change', change }));
    return Math.min(firstDifference(this.entries, made), firstDifference(follows, made));
  }

  private puts(): { collection: string; key: string; value: Uint8Array }[] {
    const { scope } = this;
    const puts = [];
    const from = this.base?.record.cursor ?? 0;
    for (let at = 0; at < this.entries.length; at += BLOCK_ENTRIES) {
      const value = encodeBlock(this.entries.slice(at, at + BLOCK_ENTRIES), this.ports.compressor);
      puts.push({ collection: DEVICE.log, key: cursorKey(scope, from + at + 1), value });
    }
    if (this.base !== undefined)
      puts.push({ collection: DEVICE.record, key: baseKey(scope), value: encodeRecord(baseRecord, this.base.record) });
    return puts;
  }
}

function sizesOf(manifest: Manifest): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const segments of Object.values(manifest.tables))
    for (const { ids, stamps, columns } of segments)
      for (const { hash, bytes } of [ids, stamps, ...Object.values(columns)]) sizes.set(hash, bytes);
  return sizes;
}

const madeBy = (device: Id, entries: readonly Entry[]): Change[] => changesOf(entries).filter((change) => change.device === device);

/** The first seq at which the hub has another change than the one made here; infinite when there is none. */
function firstDifference(entries: readonly Entry[], made: readonly Change[]): number {
  const own = new Map(made.map((change) => [change.seq, change]));
  const device = made[0]?.device;
  for (const change of changesOf(entries)) {
    const mine = change.device === device ? own.get(change.seq) : undefined;
    if (mine !== undefined && !sameChange(mine, change)) return change.seq;
  }
  return Number.POSITIVE_INFINITY;
}

/** What the hub lacks of others, by device. Of one's own ids nothing is held from where on it waits again. */
function stillHeld(known: readonly Entry[], heads: ChainHeads, again: ReadonlyMap<Id, number>): Map<Id, Entry[]> {
  const left = new Map<Id, Entry[]>();
  for (const entry of known) {
    if (entry.kind === 'own') continue;
    const { device } = entry.kind === 'change' ? entry.change : entry.link;
    const lacking = entry.kind === 'change' ? entry.change.seq > heads.seqOf(device) : entry.link.last > heads.linkedOf(device);
    if (!lacking || seqOf(entry) >= (again.get(device) ?? Number.POSITIVE_INFINITY)) continue;
    const list = left.get(device);
    if (list === undefined) left.set(device, [entry]);
    else list.push(entry);
  }
  return left;
}
