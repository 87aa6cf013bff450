/** Reads what a device stored, as it was at one moment: when it opens, and when another tab or process has written. */

import type { Id } from '../kernel/ids.ts';
import type { Compressor } from '../kernel/ports.ts';
import { after, type Store, startingWith } from '../kernel/store.ts';
import type { Change, Scope } from '../replica/change.ts';
import type { Expunged } from '../replica/expunge.ts';
import { decodeManifest } from '../replica/manifest.ts';
import { ChainHeads } from './chain-heads.ts';
import {
  baseKey,
  baseRecord,
  chainKey,
  chainRecord,
  DEVICE,
  expungedKey,
  IDENTITY,
  identityRecord,
  logKey,
  logRecord,
} from './device-layout.ts';
import { DeviceScope } from './device-scope.ts';
import { changesOf, type Entry } from './entries.ts';
import { cursorKey, cursorOfKey, decodeBlock } from './log-block.ts';
import { decodeRecord, expungedList, sameStored, stored } from './records.ts';

/** The scope as stored, and the bytes of its two head records, which the next commit expects. */
export interface LoadedScope {
  readonly state: DeviceScope;
  readonly log: Uint8Array | undefined;
  readonly chain: Uint8Array | undefined;
  /** What was carried out of expunging (X3). */
  readonly carriedOut: readonly Expunged[];
  /** Own changes that are not accepted, or not signed. */
  readonly own: readonly Change[];
  /** Accepted entries after cursor `from`: the end of the segments, or of the log that was known. */
  readonly added: readonly Entry[];
  readonly from: number;
  /** The state has neither log nor heads yet: they are those known, with `added` after them. */
  readonly continues: boolean;
}

export interface LoadedDevice {
  readonly identity: Uint8Array | undefined;
  readonly scopes: ReadonlyMap<Scope, LoadedScope>;
}

/**
 * Reads these scopes and whose they are. Other tabs may write meanwhile: what was read counts only if the head records,
 * which every commit of theirs changes, are the same after it as before. Where the log that is known of a scope stands
 * for its beginning, only the part that follows it is read. `device` is who it is where nothing is stored yet.
 */
export async function loadDevice(
  store: Store,
  compressor: Compressor,
  device: Id,
  known: ReadonlyMap<Scope, DeviceScope | undefined>,
): Promise<LoadedDevice> {
  const keys = [IDENTITY, ...[...known.keys()].flatMap(headKeys)];
  for (let heads = await store.getMany(DEVICE.record, keys); ; ) {
    const [identity, ...records] = heads;
    const owner = identity === undefined ? device : stored(decodeRecord(identityRecord, identity)).device;
    const scopes = new Map<Scope, LoadedScope>();
    for (const [scope, state] of known)
      scopes.set(scope, await loadScope(store, compressor, scope, owner, records.splice(0, HEADS), state));
    const after = await store.getMany(DEVICE.record, keys);
    if (after.every((bytes, index) => sameStored(bytes, heads[index]))) return { identity, scopes };
    heads = after;
  }
}

const headKeys = (scope: Scope): string[] => [logKey(scope), chainKey(scope), baseKey(scope), expungedKey(scope)];
const HEADS = 4;

async function loadScope(
  store: Store,
  compressor: Compressor,
  scope: Scope,
  device: Id,
  [log, chain, base, expunged]: readonly (Uint8Array | undefined)[],
  known: DeviceScope | undefined,
): Promise<LoadedScope> {
  const state = new DeviceScope(scope, device);
  if (log !== undefined) state.log = stored(decodeRecord(logRecord, log));
  if (chain !== undefined) state.chain = stored(decodeRecord(chainRecord, chain));
  if (base !== undefined) {
    const record = stored(decodeRecord(baseRecord, base));
    state.base = { record, manifest: stored(decodeManifest(record.manifest)) };
  }
  const same = known !== undefined && known.log.adopted === state.log.adopted;
  const continues = same && known.log.cursor >= state.log.base && known.log.base <= state.log.base;
  const from = continues ? known.log.cursor : state.log.base;
  const added = await loadLog(store, compressor, scope, from, state.log.cursor);
  if (!continues) {
    state.tail = added;
    if (state.base !== undefined) state.heads = stored(ChainHeads.decode(scope, state.base.record.heads, compressor)).heads;
    state.heads.add(added);
  }
  const every = startingWith(`${scope}/`);
  const [pending, links, held] = await Promise.all([
    store.range(DEVICE.pending, every),
    store.range(DEVICE.link, every),
    store.range(DEVICE.held, every),
  ]);
  const decode = (value: Uint8Array): Entry[] => stored(decodeBlock(scope, value, compressor));
  const own = pending.flatMap(({ value }) => changesOf(decode(value)));
  if (!continues) state.setOwn(own);
  state.links = links.flatMap(({ value }) => decode(value).flatMap((entry) => (entry.kind === 'link' ? [entry.link] : [])));
  for (const { key, value } of held) state.held.set(key.slice(scope.length + 1), decode(value));
  if (!continues) state.dropAccepted();
  const carriedOut = expunged === undefined ? [] : stored(decodeRecord(expungedList, expunged));
  return { state, log, chain, carriedOut, own, added, from, continues };
}

/** The accepted entries after cursor `from`, up to `to`. */
export async function loadLog(store: Store, compressor: Compressor, scope: Scope, from: number, to: number): Promise<Entry[]> {
  if (to <= from) return [];
  const every = startingWith(`${scope}/`);
  const [start] = await store.keys(DEVICE.log, { from: every.from, to: after(cursorKey(scope, from + 1)), limit: 1, reverse: true });
  const entries: Entry[] = [];
  for (const { key, value } of await store.range(DEVICE.log, { from: start ?? every.from, to: after(cursorKey(scope, to)) })) {
    const first = cursorOfKey(key);
    const block = stored(decodeBlock(scope, value, compressor));
    entries.push(...block.slice(Math.max(0, from + 1 - first), Math.max(0, to + 1 - first)));
  }
  return entries;
}
