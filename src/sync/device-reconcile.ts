/**
 * What another tab or process stored comes in, and what is only in this one's memory goes behind it, with new seqs and
 * stamps (R9, F12). Also finds that a commit whose outcome was unknown did succeed (F23).
 */

import type { Id } from '../kernel/ids.ts';
import type { Change } from '../replica/change.ts';
import { lacking } from '../replica/expunge.ts';
import { nextStamp } from '../replica/stamp.ts';
import type { ScopeJournal } from './device-journal.ts';
import { together } from './device-kept.ts';
import type { LoadedScope } from './device-load.ts';
import type { DeviceScope } from './device-scope.ts';
import { changesOf } from './entries.ts';
import { sameChange } from './same-change.ts';

export interface Reconciled {
  /** To lay over the state. */
  readonly apply: readonly Change[];
  /** The state must be laid anew. */
  readonly relay: boolean;
  /** Sessions must begin anew. */
  readonly stale: boolean;
}

export function reconcile(journal: ScopeJournal, loaded: LoadedScope, now: number): Reconciled {
  const mine = journal.state;
  const theirs = loaded.state;
  const { savedTop } = journal;
  const sameChain = mine.chain.device === theirs.chain.device;
  // Two tabs may make what waits anew at once, and one of them saves it first: what the other made shows no longer.
  const remade = theirs.chain.remade !== mine.chain.remade || journal.rewriteUnsaved || journal.heldUnsaved;
  // A state over segments of two folds ago would look for blocks that are gone.
  const relay = !loaded.continues || !sameChain || theirs.log.base !== mine.log.base || remade;
  const grew = theirs.log.cursor > mine.log.cursor;
  const heard = [...mine.heads.expunging.list];
  // While it was read, more may have come in from the hub.
  const added = loaded.continues ? loaded.added.slice(Math.max(0, mine.log.cursor - loaded.from)) : loaded.added;
  if (loaded.continues) {
    theirs.tail = [...mine.tail.slice(theirs.log.base - mine.log.base), ...added];
    theirs.heads = mine.heads;
    theirs.heads.add(added);
  }
  const fromOthers = loaded.own.filter(({ seq }) => !sameChain || seq > savedTop);
  const saved = theirs.log.cursor;
  if (loaded.continues && !grew) keepUnsavedLog(mine, theirs);
  theirs.setOwn(loaded.own);
  theirs.links = theirs.links.filter(({ last }) => last > theirs.heads.linkedOf(theirs.chain.device));
  // Another tab heard of an expunging that what is only here was made in ignorance of (X3).
  const unheard = lacking(theirs.heads.expunging.list, heard);
  if (unheard.length > 0) mine.forget(unheard);
  const heldApart = journal.heldUnsaved;
  if (heldApart) for (const [device, entries] of mine.held) theirs.held.set(device, together(theirs.held.get(device) ?? [], entries));
  // What was held of it while it was becoming another device, and did not.
  if (heldApart) theirs.held.delete(theirs.chain.device);
  const otherwise = mine.holdsOtherwise(changesOf(added));
  const heldBefore = theirs.dropAccepted();
  const again = putBehind(journal.unsavedChanges, theirs, mine.chain.device, now);
  journal.replace(loaded, saved, again.length);
  if (heldApart || heldBefore) journal.heldChanged();
  const apply = [...changesOf(added), ...fromOthers, ...again];
  return { apply, relay: relay || otherwise, stale: grew || !sameChain || relay };
}

/** Adds the changes that are only in memory to what is stored. */
function putBehind(unsaved: readonly Change[], theirs: DeviceScope, device: Id, now: number): Change[] {
  return notStored(unsaved, theirs, device).map((change) => {
    const again = following(change, theirs, now);
    theirs.add(again);
    return again;
  });
}

/** Those of a device's changes that are not in what is stored: a commit that ended without an answer may have written them (F23). */
export function notStored(changes: readonly Change[], stored: DeviceScope, device: Id): readonly Change[] {
  if (changes.length === 0) return [];
  const own = [
    ...changesOf(stored.tail).filter((change) => change.device === stored.chain.device || change.device === device),
    ...stored.pending,
  ];
  const twins = new Map(own.map((change) => [change.stamp, change]));
  return changes.filter((change) => {
    const twin = twins.get(change.stamp);
    return twin === undefined || !sameChange({ ...change, device: twin.device, seq: twin.seq }, twin);
  });
}

/** The change as the next one of the chain: with its own stamp if that still follows. */
export function following(change: Change, { chain, stamp }: DeviceScope, now: number): Change {
  return { ...change, device: chain.device, seq: chain.top + 1, stamp: change.stamp > stamp ? change.stamp : nextStamp(stamp, now) };
}

/** The store's log is behind ours by what is not saved: ours is its continuation. */
function keepUnsavedLog(mine: DeviceScope, theirs: DeviceScope): void {
  theirs.log = { ...mine.log, base: theirs.log.base, covered: Math.max(mine.log.covered, theirs.log.covered) };
}
