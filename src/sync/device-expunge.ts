/**
 * Carries out on a device what was expunged (X3): everything it stores is rewritten without it in one commit, as another
 * tab might have done, and read anew. A crash leaves all of it or nothing; what is due is found again from the log.
 */

import { present } from '../kernel/assert.ts';
import { ByteReader } from '../kernel/bytes.ts';
import { StoreError, startingWith } from '../kernel/store.ts';
import { hashesOf } from '../replica/fold.ts';
import { decodeManifest } from '../replica/manifest.ts';
import { readValue } from '../replica/value.ts';
import { ChainHeads } from './chain-heads.ts';
import { compact } from './device-compact.ts';
import type { DeviceCore } from './device-core.ts';
import type { ScopeJournal } from './device-journal.ts';
import { asideRecord, baseKey, baseRecord, chainKey, DEVICE, expungedKey, logKey, logRecord, undoRecord } from './device-layout.ts';
import { type LoadedScope, loadDevice } from './device-load.ts';
import type { Parts } from './device-saver.ts';
import { EntryStripper } from './expunge-entries.ts';
import { decodeBlock, encodeBlock } from './log-block.ts';
import { decodeRecord, encodeRecord, expungedList, stored } from './records.ts';

/** Other tabs may write meanwhile; then it is done again. */
const ATTEMPTS = 20;

/** ms until it is tried again after the store failed: where nobody writes anything there is no next saving. */
const AGAIN = 2000;

/** Takes what was expunged out of the store. False when it could not be done now; it is tried again after the next saving. */
export async function carryOut(core: DeviceCore, journal: ScopeJournal): Promise<boolean> {
  try {
    return await attempt(core, journal);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.reason === 'damaged') fetchAgain(core, journal.state.scope);
    else if (error.reason !== 'closed') core.ports.timers.after(AGAIN, () => core.afterSaving());
    throw error;
  }
}

/** A block that does not read back would keep what is due here for good: it is fetched anew, and what is due done when it came. */
function fetchAgain(core: DeviceCore, scope: string): void {
  if (core.mending.has(scope)) return;
  core.mending.add(scope);
  core.stale();
}

async function attempt(core: DeviceCore, journal: ScopeJournal): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS && journal.mustExpunge; attempt++) {
    // In the segments a value that was expunged is overwritten like any other.
    await compact(core, journal);
    if (!(await core.saver.settled())) return false;
    let done = false;
    await core.saver.alone(async () => {
      done = await rewrite(core, journal);
    });
    if (!done) continue;
    core.report('store', undefined);
    await core.noticed();
    await core.ports.store.scrub?.();
  }
  return !journal.mustExpunge;
}

async function rewrite(core: DeviceCore, journal: ScopeJournal): Promise<boolean> {
  const { store, compressor } = core.ports;
  const { scope } = journal.state;
  const { scopes } = await loadDevice(store, compressor, core.id, new Map([[scope, undefined]]));
  const loaded = present(scopes.get(scope), `scope ${scope} was read`);
  const { log, heads, base } = loaded.state;
  if (base === undefined || log.base !== log.cursor) return false;
  const record = { ...base.record, heads: stored(ChainHeads.decode(scope, base.record.heads, compressor)).heads.encode(log.base) };
  const parts: Parts = { expect: expected(loaded, scope), put: [], remove: [], removeRange: [] };
  parts.expect.push({ collection: DEVICE.record, key: baseKey(scope), value: encodeRecord(baseRecord, base.record) });
  parts.put.push(
    // To other tabs the accepted state was replaced as a whole: they read it anew.
    { collection: DEVICE.record, key: logKey(scope), value: encodeRecord(logRecord, { ...log, adopted: log.adopted + 1 }) },
    { collection: DEVICE.record, key: baseKey(scope), value: encodeRecord(baseRecord, record) },
    { collection: DEVICE.record, key: expungedKey(scope), value: encodeRecord(expungedList, heads.expunging.list) },
  );
  await stripBlocks(core, loaded, parts);
  await stripUndo(core, loaded, parts);
  await stripAside(core, loaded, parts);
  const used = new Set(await usedBlocks(core));
  const blocks = await store.keys(DEVICE.block, startingWith(''));
  parts.remove.push(...blocks.filter((hash) => !used.has(hash)).map((key) => ({ collection: DEVICE.block, key })));
  return (await store.commit(parts)) === 'done';
}

const expected = ({ log, chain }: LoadedScope, scope: string): Parts['expect'] => [
  { collection: DEVICE.record, key: logKey(scope), value: log },
  { collection: DEVICE.record, key: chainKey(scope), value: chain },
];

/** Every collection of entries, each after those whose changes its links may cover. */
async function stripBlocks({ ports: { store, compressor } }: DeviceCore, { state }: LoadedScope, parts: Parts): Promise<void> {
  const { scope, heads } = state;
  const stripper = new EntryStripper((change) => heads.expunging.strip(change));
  for (const collection of [DEVICE.kept, DEVICE.log, DEVICE.pending, DEVICE.held, DEVICE.link]) {
    for (const key of await store.keys(collection, startingWith(`${scope}/`))) {
      const block = await store.get(collection, key);
      if (block === undefined) continue;
      const entries = stored(decodeBlock(scope, block, compressor));
      const left = stripper.entries(entries);
      if (left !== entries) parts.put.push({ collection, key, value: encodeBlock(left, compressor) });
    }
  }
}

/** Undoing brings back nothing that is gone: neither what a gesture wrote nor what it replaced. */
async function stripUndo({ ports: { store, compressor } }: DeviceCore, { state }: LoadedScope, parts: Parts): Promise<void> {
  const { scope, heads } = state;
  const { expunging } = heads;
  for (const { key, value } of await store.range(DEVICE.undo, startingWith(`${scope}/`))) {
    const record = stored(decodeRecord(undoRecord, value));
    const entries = stored(decodeBlock(scope, record.block, compressor));
    const left = new EntryStripper((change) => expunging.strip(change)).entries(entries);
    const cells = record.cells.filter(({ key: cell, stamp, device, value: before }) => {
      const [table = '', row = '', column = ''] = cell.split('/');
      const write = { table, row, column, rule: 'last', value: readValue(new ByteReader(before)) };
      // A set has the stamp of its latest member, and others that are older.
      return !(write.value instanceof Uint8Array ? expunging.concerns(write) : expunging.voids(write, { stamp, device }));
    });
    if (left === entries && cells.length === record.cells.length) continue;
    parts.put.push({ collection: DEVICE.undo, key, value: encodeRecord(undoRecord, { ...record, block: encodeBlock(left), cells }) });
  }
}

async function stripAside({ ports: { store, compressor } }: DeviceCore, { state }: LoadedScope, parts: Parts): Promise<void> {
  const { scope, heads } = state;
  for (const { key, value } of await store.range(DEVICE.aside, startingWith(`${scope}/`))) {
    const record = stored(decodeRecord(asideRecord, value));
    const entries = stored(decodeBlock(scope, record.block, compressor));
    const left = new EntryStripper((change) => heads.expunging.stripIgnorant(change)).entries(entries);
    if (left !== entries)
      parts.put.push({ collection: DEVICE.aside, key, value: encodeRecord(asideRecord, { ...record, block: encodeBlock(left) }) });
  }
}

/** The blocks that the segments of every scope name, as stored. */
async function usedBlocks({ ports: { store }, journals }: DeviceCore): Promise<string[]> {
  const records = await store.getMany(DEVICE.record, [...journals.keys()].map(baseKey));
  return records.flatMap((bytes) => {
    if (bytes === undefined) return [];
    const { manifest } = stored(decodeRecord(baseRecord, bytes));
    return Object.values(stored(decodeManifest(manifest)).tables).flatMap(hashesOf);
  });
}
