/**
 * Compaction: the accepted log is folded into segments when it has grown by a tenth, in one commit, so that opening
 * stays short. Changes are kept beside the segments as long as a hub restored from its backup might lack them (F08).
 */

import type { Compressor } from '../kernel/ports.ts';
import { type Store, startingWith } from '../kernel/store.ts';
import { fold, hashesOf } from '../replica/fold.ts';
import { encodeManifest } from '../replica/manifest.ts';
import type { Manifest } from '../replica/segment-types.ts';
import { stampAt } from '../replica/stamp.ts';
import { storedBlocks } from './device-blocks.ts';
import type { DeviceCore } from './device-core.ts';
import type { ScopeJournal } from './device-journal.ts';
import { baseKey, baseRecord, DEVICE } from './device-layout.ts';
import { linkUp } from './device-link.ts';
import type { DeviceScope } from './device-scope.ts';
import { outdatedUndo, undoRecords } from './device-undo.ts';
import { changesOf } from './entries.ts';
import { cursorOfKey, decodeBlock } from './log-block.ts';
import { encodeRecord, stored } from './records.ts';

/** Changes are kept at least so long, in ms. */
const KEPT = 30 * 86_400_000;

/** Folds what is accepted and saved. Nothing changes when another tab did it meanwhile, or the log was replaced. */
export async function compact(core: DeviceCore, journal: ScopeJournal): Promise<boolean> {
  const { store, compressor, segmentRows } = core.ports;
  const { state } = journal;
  const { scope } = state;
  // Own changes must be signed while they are at hand.
  while (await linkUp(core, scope, state.accepted));
  await core.saver.settled();
  const cursor = state.log.cursor;
  if (journal.state !== state || journal.savedCursor < cursor || cursor === state.log.base) return false;
  const entries = state.tail.slice(0, cursor - state.log.base);
  const changes = changesOf(entries);
  const before = state.base?.manifest;
  const heads = state.heads.encode(cursor);
  const undo = await undoRecords(core, state, changes);
  const outdated = await outdatedUndo(core, scope, undo.length);
  const folded = await fold({ manifest: before, scope, changes, cursor, blocks: storedBlocks(store), compressor, segmentRows });
  const record = { cursor, manifest: encodeManifest(folded.manifest), heads };
  const used = new Set([...hashes(folded.manifest), ...hashes(before), ...otherHashes(core, journal)]);
  const unused = (await store.keys(DEVICE.block, startingWith(''))).filter((hash) => !used.has(hash));
  const old = await letGo(core, state, cursor);
  if (journal.state !== state) return false;
  journal.fold({
    count: entries.length,
    base: { record, manifest: folded.manifest },
    put: [
      { collection: DEVICE.record, key: baseKey(scope), value: encodeRecord(baseRecord, record) },
      ...[...folded.blocks].map(([key, value]) => ({ collection: DEVICE.block, key, value })),
      ...undo,
    ],
    // Blocks of the segments before these may still be open in another tab; they go the next time.
    remove: [...unused.map((key) => ({ collection: DEVICE.block, key })), ...outdated, ...old],
  });
  if (!(await core.saver.settled()) || state.log.base !== cursor) return false;
  core.relay(journal);
  return true;
}

const hashes = (manifest: Manifest | undefined): string[] => Object.values(manifest?.tables ?? {}).flatMap(hashesOf);

const otherHashes = (core: DeviceCore, than: ScopeJournal): string[] =>
  [...core.journals.values()].filter((journal) => journal !== than).flatMap((journal) => hashes(journal.state.base?.manifest));

/** Blocks of the log that a verified backup covers, that are in the segments, and that are old. */
async function letGo(core: DeviceCore, state: DeviceScope, base: number): Promise<{ collection: string; key: string }[]> {
  const { store, compressor } = core.ports;
  const limit = Math.min(state.log.covered, base);
  const oldest = stampAt(core.clock.now() - KEPT);
  const gone = await outdatedKept(store, compressor, state, core.clock.now());
  const found = await store.keys(DEVICE.log, startingWith(`${state.scope}/`));
  for (const [index, key] of found.entries()) {
    const next = found[index + 1];
    if (next === undefined || cursorOfKey(next) > limit + 1) break;
    const block = await store.get(DEVICE.log, key);
    if (block === undefined) continue;
    const changes = changesOf(stored(decodeBlock(state.scope, block, compressor)));
    if (changes.some((change) => change.stamp > oldest)) break;
    gone.push({ collection: DEVICE.log, key });
  }
  return gone;
}

/** Blocks beside the log that are old and that a verified backup covers. */
export async function outdatedKept(
  store: Store,
  compressor: Compressor,
  state: DeviceScope,
  now: number,
): Promise<{ collection: string; key: string }[]> {
  if (state.log.covered === 0 || state.log.covered < state.log.base) return [];
  const oldest = stampAt(now - KEPT);
  const found = await store.range(DEVICE.kept, startingWith(`${state.scope}/`));
  return found.flatMap(({ key, value }) => {
    const changes = changesOf(stored(decodeBlock(state.scope, value, compressor)));
    return changes.every((change) => change.stamp < oldest) ? [{ collection: DEVICE.kept, key }] : [];
  });
}
