/**
 * What a device keeps as changes (F08): the log, and beside it what it had in its log before it took the accepted state
 * anew. That part is in the segments now; a hub restored once more, from an older copy, may still lack it.
 */

import type { Compressor } from '../kernel/ports.ts';
import { type Store, startingWith } from '../kernel/store.ts';
import type { Scope } from '../replica/change.ts';
import { DEVICE } from './device-layout.ts';
import { loadLog } from './device-load.ts';
import type { Put } from './device-saver.ts';
import type { Entry } from './entries.ts';
import { cursorKey, decodeBlock, encodeBlock } from './log-block.ts';
import { stored } from './records.ts';

const BLOCK_ENTRIES = 1000;

/** Everything kept of a scope up to cursor `to` of its log, each entry once. */
export async function loadKept(store: Store, compressor: Compressor, scope: Scope, to: number): Promise<Entry[]> {
  const log = await loadLog(store, compressor, scope, 0, to);
  const found = await store.range(DEVICE.kept, startingWith(`${scope}/`));
  const earlier = found.flatMap(({ value }) => stored(decodeBlock(scope, value, compressor)));
  return without(earlier, log).concat(log);
}

/** The entries of `list` that are not in `other`. */
export function without(list: readonly Entry[], other: readonly Entry[]): Entry[] {
  if (list.length === 0) return [];
  const names = new Set(other.map(nameOf));
  return list.filter((entry) => !names.has(nameOf(entry)));
}

/** What is held of one device, with more of it. Where both are signed, what was there stands: of two links over the same changes only one can be given back. */
export function together(held: readonly Entry[], more: readonly Entry[]): readonly Entry[] {
  const linked = held.reduce((last, entry) => (entry.kind === 'link' ? Math.max(last, entry.link.last) : last), 0);
  return [...held, ...without(more, held).filter((entry) => entry.kind !== 'link' || entry.link.first > linked)];
}

function nameOf(entry: Entry): string {
  if (entry.kind === 'own') return '';
  return entry.kind === 'change' ? `${entry.change.device}/${entry.change.seq}` : `${entry.link.device}-${entry.link.last}`;
}

/** Puts entries beside the log; they take the place of those that were there. */
export function keptPuts(scope: Scope, entries: readonly Entry[], compressor: Compressor): Put[] {
  const puts: Put[] = [];
  for (let at = 0; at < entries.length; at += BLOCK_ENTRIES) {
    const value = encodeBlock(entries.slice(at, at + BLOCK_ENTRIES), compressor);
    puts.push({ collection: DEVICE.kept, key: cursorKey(scope, at), value });
  }
  return puts;
}
