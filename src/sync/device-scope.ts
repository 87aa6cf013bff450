/**
 * What a device has of one scope, in memory: the accepted log's tail over its segments, the own changes not accepted
 * yet, others' changes not accepted yet (R9), and what of all that is not saved. It decides; storing is the writer's.
 */

import { sameBytes } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import { CHAIN_START, expungeLink, fingerprintOf, isStripped, type Link } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import { type Expunged, Expunging } from '../replica/expunge.ts';
import type { Manifest } from '../replica/segment-types.ts';
import { ChainHeads } from './chain-heads.ts';
import type { BaseRecord, ChainRecord, LogRecord } from './device-layout.ts';
import { changesOf, cursorsOf, type Entry } from './entries.ts';
import { markOf } from './log-mark.ts';
import { sameChange } from './same-change.ts';

/** Segments and what is known of the log they were made from. */
export interface Base {
  readonly record: BaseRecord;
  readonly manifest: Manifest;
}

/** What came of a piece of the log: the changes to lay over the state, or why it does not fit. */
export type Accepted =
  | {
      readonly fits: true;
      readonly apply: readonly Change[];
      readonly entries: readonly Entry[];
      /** What was held came with it. */
      readonly letGo: boolean;
      /** Something else came than what was held, and shown, under its name (X1.6). */
      readonly otherwise: boolean;
      /** The log holds another link of this device than the one that waited: what waits is signed anew. */
      readonly relinked: boolean;
    }
  /**
   * `gap`: it does not follow what is here. `diverged`: it does, and yet the logs are not one. `forked`: another copy of
   * this device writes under the same id (X1).
   */
  | { readonly fits: false; readonly why: 'gap' | 'diverged' | 'forked' };

export class DeviceScope {
  readonly scope: Scope;
  log: LogRecord = { epoch: '', cursor: 0, mark: new Uint8Array(0), base: 0, covered: 0, adopted: 0, stamp: 0 };
  chain: ChainRecord;
  base: Base | undefined;
  /** Accepted entries after the base, in the order of their cursors. */
  tail: Entry[] = [];
  /** How far each device's chain goes in the accepted log. */
  heads = new ChainHeads();
  /** Own changes, not accepted. */
  pending: Change[] = [];
  /** Own changes, accepted, that no link covers. */
  unsigned: Change[] = [];
  /** Own links that the log does not hold yet. */
  links: Link[] = [];
  /** The first accepted seq under this device's id that it did not make: a copy of it did (X1). */
  foreignFrom = Number.POSITIVE_INFINITY;
  /** Others' changes that are not accepted, and their links, by device. */
  readonly held = new Map<Id, readonly Entry[]>();

  constructor(scope: Scope, device: Id) {
    this.scope = scope;
    this.chain = { device, top: 0, stamp: 0, left: 0, linked: 0, digest: CHAIN_START, remade: 0 };
  }

  /** The last own seq accepted. */
  get accepted(): number {
    return this.heads.seqOf(this.chain.device);
  }

  /** The greatest stamp that a new change must exceed (C1). */
  get stamp(): number {
    return Math.max(this.log.stamp, this.chain.stamp);
  }

  add(change: Change): void {
    this.pending.push(change);
    this.chain = { ...this.chain, top: change.seq, stamp: change.stamp };
  }

  /** Everything laid over the segments: the log's tail, then what is not accepted. */
  overlay(): Change[] {
    return [...changesOf(this.tail), ...this.heldChanges(), ...this.pending];
  }

  heldChanges(): Change[] {
    return [...this.held.values()].flatMap(changesOf).map((change) => this.heads.expunging.strip(change));
  }

  /**
   * Something was expunged that the own changes here were made in ignorance of (X3): what they wrote to it goes, and the
   * links that wait know it. Answers how many changes that were nobody else's lost something, and whether links changed.
   */
  forget(expunged: readonly Expunged[]): { readonly lost: number; readonly relinked: boolean } {
    const fresh = new Expunging();
    fresh.add(expunged);
    const whole = new Map([...this.unsigned, ...this.pending].map((change) => [change.seq, change]));
    const pending = this.pending.map((change) => fresh.stripIgnorant(change));
    const lost = pending.filter((change, index) => change !== this.pending[index]).length;
    this.pending = pending;
    this.unsigned = this.unsigned.map((change) => this.heads.expunging.strip(change));
    const left = new Map([...this.unsigned, ...this.pending].map((change) => [change.seq, change]));
    const before = this.links;
    this.links = before.map((link) =>
      expungeLink(
        link,
        (seq) => whole.get(seq),
        (change) => left.get(change.seq) ?? change,
      ),
    );
    return { lost, relinked: this.links.some((link, index) => link !== before[index]) };
  }

  /** Takes entries that begin at cursor `first` into the accepted log. Nothing changes when they do not fit. */
  accept(first: number, entries: readonly Entry[]): Accepted {
    if (first !== this.log.cursor + 1) return { fits: false, why: 'gap' };
    const vector = new Map<Id, number>();
    const apply: Change[] = [];
    const written: Entry[] = [];
    const acknowledged: Change[] = [];
    const own = this.chain.device;
    let stamp = this.log.stamp;
    for (const entry of entries) {
      if (entry.kind === 'link') {
        written.push(entry);
        continue;
      }
      const changes = entry.kind === 'change' ? [entry.change] : this.marked(entry);
      if (changes === undefined) return { fits: false, why: 'forked' };
      for (const change of changes) {
        const last = vector.get(change.device) ?? this.heads.seqOf(change.device);
        if (change.seq !== last + 1) return { fits: false, why: 'diverged' };
        vector.set(change.device, change.seq);
        if (change.device === own) {
          const mine = this.pending[acknowledged.length];
          if (mine === undefined || mine.seq !== change.seq || (mine !== change && !sameChange(mine, change)))
            return { fits: false, why: 'forked' };
          acknowledged.push(mine);
          // It was let go of here, and shared before: the log has it (X3).
          if (isStripped(mine) && mine !== change) apply.push(change);
        } else apply.push(change);
        written.push({ kind: 'change', change });
        if (change.stamp > stamp) stamp = change.stamp;
      }
    }
    const linked = this.heads.linkedOf(own);
    this.heads.add(written);
    this.pending.splice(0, acknowledged.length);
    this.unsigned.push(...acknowledged.filter(({ seq }) => seq > this.chain.linked));
    this.tail.push(...written);
    const last = written.at(-1);
    const count = entries.reduce((sum, entry) => sum + cursorsOf(entry), 0);
    this.log = {
      ...this.log,
      cursor: this.log.cursor + count,
      mark: last === undefined ? this.log.mark : markOf(last),
      stamp,
    };
    const relinked = this.linksDiffer(linked, written);
    if (relinked) this.signAnew();
    const otherwise = this.holdsOtherwise(apply);
    return { fits: true, apply, entries: written, letGo: this.letGo(written), otherwise, relinked };
  }

  /** Whether own links that came in the log after seq `linked` are others than those that wait here. */
  private linksDiffer(linked: number, entries: readonly Entry[]): boolean {
    let last = linked;
    let waiting = 0;
    for (const entry of entries) {
      if (entry.kind !== 'link' || entry.link.device !== this.chain.device || entry.link.first !== last + 1) continue;
      const mine = this.links[waiting++];
      if (mine === undefined || mine.last !== entry.link.last || !sameBytes(mine.signature, entry.link.signature)) return true;
      last = entry.link.last;
    }
    return false;
  }

  /** What is signed is what the log says: the links that wait do not follow it, and others are made for them (X1.5). */
  private signAnew(): void {
    const { device } = this.chain;
    const { digest, open } = this.heads.endOf(device);
    this.links = [];
    this.chain = { ...this.chain, linked: this.heads.linkedOf(device), digest };
    this.unsigned = [...open];
  }

  /** The own changes that a marker stands for, if they are what the hub has. */
  private marked(entry: Extract<Entry, { kind: 'own' }>): readonly Change[] | undefined {
    const changes = this.pending.filter(({ seq }) => seq >= entry.first && seq <= entry.last);
    const last = changes.at(-1);
    const whole = changes.length === entry.last - entry.first + 1 && last !== undefined;
    return whole && sameBytes(fingerprintOf(last), entry.fingerprint) ? changes : undefined;
  }

  /** What is accepted need not be held, nor sent, any more. True when some of it was held. */
  private letGo(entries: readonly Entry[]): boolean {
    const linked = this.heads.linkedOf(this.chain.device);
    this.links = this.links.filter((link) => link.last > linked);
    if (this.held.size === 0) return false;
    return this.dropAccepted(new Set(entries.map(deviceOf)));
  }

  /** Whether something else is held, and shows, than what was accepted under its name: a device put back to an older copy made both (X1.6). */
  holdsOtherwise(accepted: readonly Change[]): boolean {
    const named = new Map(
      accepted.filter(({ device }) => this.held.has(device)).map((change) => [`${change.device}/${change.seq}`, change]),
    );
    if (named.size === 0) return false;
    return this.heldChanges().some((change) => {
      const other = named.get(`${change.device}/${change.seq}`);
      return other !== undefined && !sameChange(change, other);
    });
  }

  /** Forgets what is held, of these devices or of all, and was accepted in the meantime. True when there was any. */
  dropAccepted(of?: ReadonlySet<string>): boolean {
    let dropped = false;
    for (const [device, entries] of this.held) {
      if (of?.has(device) === false) continue;
      const left = entries.filter((entry) => this.lacks(entry));
      if (left.length === entries.length) continue;
      dropped = true;
      if (left.length > 0) this.held.set(device, left);
      else this.held.delete(device);
    }
    return dropped;
  }

  /** Whether the accepted log is without an entry of someone else's. */
  lacks(entry: Entry): boolean {
    if (entry.kind === 'own') return false;
    return entry.kind === 'change'
      ? entry.change.seq > this.heads.seqOf(entry.change.device)
      : entry.link.last > this.heads.linkedOf(entry.link.device);
  }

  /** Own changes that no link covers yet, up to seq `through`. */
  unlinked(through: number): Change[] {
    return [...this.unsigned, ...this.pending].filter(({ seq }) => seq > this.chain.linked && seq <= through);
  }

  /** A link was made, and with it the chain's digest. */
  link(link: Link, digest: Uint8Array): void {
    this.chain = { ...this.chain, linked: link.last, digest };
    this.links.push(link);
    this.unsigned = this.unsigned.filter(({ seq }) => seq > link.last);
  }

  /** Own changes up to this seq need not be kept apart from the log: they are accepted and signed. */
  get settled(): number {
    return Math.min(this.accepted, this.chain.linked);
  }

  /** Own changes as stored: the accepted ones among them wait only for a link. */
  setOwn(changes: readonly Change[]): void {
    const { accepted, settled } = this;
    this.unsigned = changes.filter(({ seq }) => seq > settled && seq <= accepted);
    this.pending = changes.filter(({ seq }) => seq > accepted);
  }
}

const deviceOf = (entry: Entry): string => (entry.kind === 'change' ? entry.change.device : entry.kind === 'link' ? entry.link.device : '');
