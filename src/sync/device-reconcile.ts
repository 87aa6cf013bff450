/**
 * What another tab or process stored comes in, and what is only in this one's memory goes behind it, with new seqs and
 * stamps (R9, F12). Also finds that a commit whose outcome was unknown did succeed (F23).
 */

import type { Change } from '../replica/change.ts';
import { lacking } from '../replica/expunge.ts';
import { nextStamp } from '../replica/stamp.ts';
import type { ScopeJournal } from './device-journal.ts';
import { without } from './device-kept.ts';
import type { LoadedScope } from './device-load.ts';
import type { DeviceScope } from './device-scope.ts';
import { changesOf, type Entry } from './entries.ts';
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
  // A state over segments of two folds ago would look for blocks that are gone.
  const relay = !loaded.continues || !sameChain || theirs.log.base !== mine.log.base || theirs.chain.remade !== mine.chain.remade;
  const grew = theirs.log.cursor > mine.log.cursor;
  const heard = [...mine.heads.expunging.list];
  if (loaded.continues) {
    theirs.tail = [...mine.tail.slice(theirs.log.base - mine.log.base), ...loaded.added];
    theirs.heads = mine.heads;
    theirs.heads.add(loaded.added);
  }
  const fromOthers = loaded.own.filter(({ seq }) => !sameChain || seq > savedTop);
  const saved = theirs.log.cursor;
  const top = theirs.chain.top;
  if (loaded.continues && !grew) keepUnsavedLog(mine, theirs);
  theirs.setOwn(loaded.own);
  // Another tab heard of an expunging that what is only here was made in ignorance of (X3).
  const unheard = lacking(theirs.heads.expunging.list, heard);
  if (unheard.length > 0) mine.forget(unheard);
  const heldApart = journal.heldUnsaved;
  if (heldApart) for (const [device, entries] of mine.held) theirs.held.set(device, together(theirs.held.get(device) ?? [], entries));
  const heldBefore = theirs.dropAccepted();
  const known = new Map(theirs.pending.map((change) => [change.seq, change]));
  const again: Change[] = [];
  for (const change of mine.pending) {
    if (change.seq <= savedTop) continue;
    const stored = sameChain ? known.get(change.seq) : undefined;
    if (stored !== undefined && sameChange(stored, change)) continue;
    const { chain } = theirs;
    const fits = sameChain && change.seq === chain.top + 1 && change.stamp > theirs.stamp;
    again.push({ ...change, device: chain.device, seq: chain.top + 1, stamp: fits ? change.stamp : nextStamp(theirs.stamp, now) });
    theirs.add(again.at(-1) as Change);
  }
  journal.replace(loaded, saved, top);
  if (heldApart || heldBefore) journal.heldChanged();
  return { apply: [...changesOf(loaded.added), ...fromOthers, ...again], relay, stale: grew || !sameChain || relay };
}

const together = (stored: readonly Entry[], unsaved: readonly Entry[]): Entry[] => [...stored, ...without(unsaved, stored)];

/** The store's log is behind ours by what is not saved: ours is its continuation. */
function keepUnsavedLog(mine: DeviceScope, theirs: DeviceScope): void {
  theirs.log = { ...mine.log, base: theirs.log.base, covered: Math.max(mine.log.covered, theirs.log.covered) };
}
