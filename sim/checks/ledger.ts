/**
 * What really happened at the hub's store, read from its commits and not from what the hub says: each scope's log, cursor
 * by cursor, as far as it is durable. Complains as soon as a commit goes against the rules.
 */

import { sameBytes } from '../../src/kernel/bytes.ts';
import type { Id } from '../../src/kernel/ids.ts';
import type { Compressor } from '../../src/kernel/ports.ts';
import type { Commit } from '../../src/kernel/store.ts';
import { contentOf } from '../../src/replica/chain.ts';
import type { Change, Scope } from '../../src/replica/change.ts';
import { instantOf } from '../../src/replica/stamp.ts';
import { COLLECTIONS, cursorOfKey, decodeBlock, decodeRecord, deviceRecord, type Entry, markOf, stored } from '../../src/sync/stored.ts';
import { ExpungedCells, isWithout } from './expunged.ts';
import { Forgeries } from './forged.ts';
import { tagOf } from './tags.ts';

/** ms that a stamp may lie ahead of the hub's clock, and of what it takes until it is written. */
const FUTURE = 62_000;

/** One scope's log as it is durable. */
export interface Timeline {
  readonly entries: Entry[];
  /** At each cursor the greatest stamp so far. */
  readonly stamps: number[];
  readonly seqs: Map<Id, number>;
  readonly ownStamps: Map<Id, number>;
  /** What the changes in it expunge. */
  readonly expunged: ExpungedCells;
}

const empty = (): Timeline => ({ entries: [], stamps: [], seqs: new Map(), ownStamps: new Map(), expunged: new ExpungedCells() });

export class Ledger {
  readonly scopes = new Map<Scope, Timeline>();
  /** Everything that was ever accepted, by what it says. */
  readonly accepted = new Set<string>();
  /** The stamps under which it was accepted: more than one where a device became another one. */
  readonly stamps = new Map<string, { readonly earliest: number; readonly latest: number }>();
  /** Devices whose key the hub knows. */
  readonly registered = new Set<Id>();
  /** All ids that devices ever told it, also those its store lost. */
  readonly ids = new Set<Id>();
  /** Ids that came under more than one key: copies of a device that took its next id before the key was made. */
  readonly ambiguous = new Set<Id>();
  private readonly keys = new Map<Id, string>();
  /** Of devices whose member was removed, where they ended. */
  readonly ends = new Map<string, number>();
  /** What was ever expunged, also in a log that was lost. */
  readonly expunged = new ExpungedCells();
  /** What somebody forged. */
  readonly forged = new Forgeries();
  /** Counts rollbacks of the store. */
  generation = 0;
  /** The greatest stamp ever accepted. */
  greatest = 0;
  private readonly compressor: Compressor;
  private readonly complain: (what: string) => void;

  private readonly hubTime: () => number;

  constructor(compressor: Compressor, hubTime: () => number, complain: (what: string) => void) {
    this.hubTime = hubTime;
    this.compressor = compressor;
    this.complain = complain;
  }

  timeline(scope: Scope): Timeline {
    let timeline = this.scopes.get(scope);
    if (timeline === undefined) {
      timeline = empty();
      this.scopes.set(scope, timeline);
    }
    return timeline;
  }

  /** The hub's store wrote a commit. */
  committed({ put }: Commit): void {
    for (const { collection, key, value } of put ?? []) {
      if (collection === COLLECTIONS.device) this.device(key.slice(key.lastIndexOf('/') + 1), value);
      if (collection !== COLLECTIONS.log) continue;
      const scope = key.slice(key.indexOf('/') + 1, key.lastIndexOf('/'));
      const entries = decodeBlock(scope, value, this.compressor);
      if (!entries.ok) this.complain(`the hub wrote a block of ${scope} that does not read back`);
      else this.wrote(scope, cursorOfKey(key), entries.value);
    }
  }

  /** Of a device that is ended nothing counts from now on, in any scope. */
  private device(device: Id, value: Uint8Array): void {
    const { key, ended, ends } = stored(decodeRecord(deviceRecord, value));
    this.registered.add(device);
    this.ids.add(device);
    if ((this.keys.get(device) ?? String(key)) !== String(key)) this.ambiguous.add(device);
    this.keys.set(device, String(key));
    if (!ended) return;
    for (const [scope, timeline] of this.scopes) this.ends.set(`${scope}/${device}`, timeline.seqs.get(device) ?? 0);
    for (const { scope, seq } of ends)
      if (seq !== (this.timeline(scope).seqs.get(device) ?? 0))
        this.complain(`${scope}: ${device} was ended at ${seq}, which is not where it had got to`);
  }

  private wrote(scope: Scope, first: number, entries: readonly Entry[]): void {
    const timeline = this.timeline(scope);
    for (const [index, entry] of entries.entries()) {
      const known = timeline.entries[first - 1 + index];
      if (known !== undefined) {
        if (!sameEntry(known, entry, timeline.expunged))
          this.complain(`${scope}: the entry at cursor ${first + index} was written anew, and is another`);
        timeline.entries[first - 1 + index] = entry;
      } else if (timeline.entries.length !== first - 1 + index)
        this.complain(`${scope}: the log has a hole before cursor ${first + index}`);
      else this.append(scope, timeline, entry);
    }
  }

  private append(scope: Scope, timeline: Timeline, entry: Entry): void {
    if (this.forged.has(scope, entry)) this.complain(`${scope}: what was forged is in the log, at cursor ${timeline.entries.length + 1}`);
    const before = timeline.stamps.at(-1) ?? 0;
    timeline.entries.push(entry);
    timeline.stamps.push(entry.kind === 'change' ? Math.max(before, entry.change.stamp) : before);
    if (entry.kind === 'change') this.change(timeline, entry.change);
  }

  private change(timeline: Timeline, change: Change): void {
    const { scope, device, seq, stamp } = change;
    if (seq !== (timeline.seqs.get(device) ?? 0) + 1) this.complain(`${scope}: change ${seq} of ${device} does not follow its chain`);
    if (stamp <= (timeline.ownStamps.get(device) ?? 0) && !this.forged.ids.has(device))
      this.complain(`${scope}: the stamps of ${device} do not rise at ${seq}: ${stamp} after ${timeline.ownStamps.get(device)}`);
    if (seq > (this.ends.get(`${scope}/${device}`) ?? Number.POSITIVE_INFINITY))
      this.complain(`${scope}: change ${seq} of ${device} was accepted after its member was removed`);
    if (instantOf(stamp) > Math.max(this.hubTime(), instantOf(this.greatest)) + FUTURE)
      this.complain(`${scope}: change ${seq} of ${device} was accepted from the future`);
    this.writes(timeline, change);
    timeline.seqs.set(device, seq);
    timeline.ownStamps.set(device, stamp);
    this.greatest = Math.max(this.greatest, stamp);
    const tag = tagOf(change);
    this.accepted.add(tag);
    const known = this.stamps.get(tag) ?? { earliest: stamp, latest: stamp };
    this.stamps.set(tag, { earliest: Math.min(known.earliest, stamp), latest: Math.max(known.latest, stamp) });
  }

  /** Nothing that was expunged is taken in again, and nothing is gone that was not (X3.3). */
  private writes({ expunged }: Timeline, change: Change): void {
    const { scope, device, seq, writes } = change;
    for (const write of writes) {
      if (expunged.takes(write, change)) this.complain(`${scope}: change ${seq} of ${device} brings back what was expunged`);
      if (write.rule === 'void' && !this.expunged.concerns(write))
        this.complain(`${scope}: change ${seq} of ${device} lost a write that nobody expunged`);
    }
    expunged.add(change);
    this.expunged.add(change);
  }

  /** Whether something stands in a log that was expunged there. */
  standing(): string | undefined {
    for (const [scope, { entries, expunged }] of this.scopes)
      for (const entry of entries)
        if (entry.kind === 'change' && entry.change.writes.some((write) => expunged.takes(write, entry.change)))
          return `change ${entry.change.seq} of ${entry.change.device} in ${scope}`;
    return undefined;
  }

  /** The store is an older one now: what its log holds is what counts. */
  async rolledBack(read: (collection: string) => Promise<readonly { key: string; value: Uint8Array }[]>): Promise<void> {
    this.scopes.clear();
    this.ends.clear();
    this.registered.clear();
    this.generation++;
    for (const collection of [COLLECTIONS.log, COLLECTIONS.device])
      this.committed({ put: (await read(collection)).map((entry) => ({ collection, ...entry })) });
  }

  /** The greatest stamp that is accepted up to a cursor. */
  stampAt(scope: Scope, cursor: number): number {
    return cursor === 0 ? 0 : (this.timeline(scope).stamps[cursor - 1] ?? 0);
  }

  markAt(scope: Scope, cursor: number): Uint8Array | undefined {
    const entry = this.timeline(scope).entries[cursor - 1];
    return entry === undefined ? undefined : markOf(entry);
  }
}

function sameEntry(a: Entry, b: Entry, expunged: ExpungedCells): boolean {
  if (a.kind === 'change' && b.kind === 'change') {
    if (a.change.stamp === b.change.stamp && sameBytes(contentOf(a.change), contentOf(b.change))) return true;
    return isWithout(a.change, b.change, expunged);
  }
  return sameBytes(markOf(a), markOf(b));
}
