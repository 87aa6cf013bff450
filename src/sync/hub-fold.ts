/**
 * What the hub does in the background: folds the log into segments, so that who joins is sent state and not history,
 * and folds small blocks of the log into large deflated ones. One commit each, under a record that only one process
 * can move, so that several servers do not fold at once.
 */

import { startingWith } from '../kernel/store.ts';
import { fold, hashesOf } from '../replica/fold.ts';
import { decodeManifest, encodeManifest } from '../replica/manifest.ts';
import type { BlockSource, Manifest } from '../replica/segment-types.ts';
import { ChainHeads } from './chain-heads.ts';
import { changesOf, type Entry } from './entries.ts';
import { COLLECTIONS, foldedRecord, manifestRecord, scopeKey } from './hub-layout.ts';
import type { HubLog } from './hub-log.ts';
import type { HubPorts } from './hub-ports.ts';
import { cursorKey, encodeBlock } from './log-block.ts';
import { PIECE } from './messages.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';

/** Entries in one folded block of the log: enough for deflate to find what repeats, little enough for one page. */
const FOLDED_ENTRIES = 1000;
/** Bytes in it before deflation, about. */
const FOLDED_BYTES = 192 << 10;
/** Blocks this close to the end stay as they are. */
const FRESH_ENTRIES = 200;

/** Where a scope's segment blocks are. */
export function hubBlocks(ports: HubPorts, key: string): BlockSource {
  return {
    load: (hashes) =>
      ports.store.getMany(
        COLLECTIONS.block,
        hashes.map((hash) => `${key}/${hash}`),
      ),
  };
}

/**
 * Makes segments of everything accepted so far. False when there was nothing to fold, another process did, or so much is
 * not signed yet that the heads, which remember it, would not fit the message they are sent in: links come soon.
 * `pause`: see `FoldInput`.
 */
export async function foldState(ports: HubPorts, log: HubLog, pause?: () => Promise<void>): Promise<boolean> {
  const { store } = ports;
  const key = scopeKey(log.workplace, log.scope);
  if (log.heads.encode(log.cursor).length > PIECE) return false;
  const before = await store.get(COLLECTIONS.manifest, key);
  const state = await foldedState(ports, log, before, pause);
  if (state.cursor <= state.from) return false;
  // The manifest before this one may still be on its way to someone; the ones before that are not.
  const used = new Set([...state.used, ...state.usedBefore]);
  const unused = (await store.keys(COLLECTIONS.block, startingWith(`${key}/`))).filter((block) => !used.has(block.slice(key.length + 1)));
  const outcome = await store.commit({
    expect: [{ collection: COLLECTIONS.manifest, key, value: before }],
    put: state.put,
    remove: unused.map((block) => ({ collection: COLLECTIONS.block, key: block })),
  });
  return outcome === 'done';
}

interface FoldedState {
  /** Cursors of the segments before and of those made now. */
  readonly from: number;
  readonly cursor: number;
  /** The manifest and its new blocks, as stored. */
  readonly put: readonly { readonly collection: string; readonly key: string; readonly value: Uint8Array }[];
  /** Hashes of all blocks the manifest names, and the one before it. */
  readonly used: readonly string[];
  readonly usedBefore: readonly string[];
}

/** The segments of everything accepted so far, over those of the manifest record `before`. */
export async function foldedState(
  ports: HubPorts,
  log: HubLog,
  before: Uint8Array | undefined,
  pause?: () => Promise<void>,
): Promise<FoldedState> {
  const { compressor, segmentRows } = ports;
  const { scope } = log;
  const key = scopeKey(log.workplace, scope);
  const record = before === undefined ? undefined : stored(decodeRecord(manifestRecord, before));
  const from = record?.cursor ?? 0;
  const cursor = log.cursor;
  const entries = await log.entries(from, cursor);
  const manifest: Manifest | undefined = record === undefined ? undefined : stored(decodeManifest(record.manifest));
  const heads = record === undefined ? new ChainHeads() : stored(ChainHeads.decode(scope, record.heads, compressor)).heads;
  heads.add(entries);
  const changes = changesOf(entries);
  const folded = await fold({ manifest, scope, changes, cursor, blocks: hubBlocks(ports, key), compressor, segmentRows, pause });
  const value = encodeRecord(manifestRecord, { cursor, manifest: encodeManifest(folded.manifest), heads: heads.encode(cursor) });
  const blocks = [...folded.blocks].map(([hash, block]) => ({ collection: COLLECTIONS.block, key: `${key}/${hash}`, value: block }));
  return {
    from,
    cursor,
    put: [{ collection: COLLECTIONS.manifest, key, value }, ...blocks],
    used: hashes(folded.manifest),
    usedBefore: hashes(manifest),
  };
}

const hashes = (manifest: Manifest | undefined): string[] => Object.values(manifest?.tables ?? {}).flatMap(hashesOf);

/** Folds the log's blocks up to near its end. Answers how many blocks were folded into fewer. */
export async function foldLog(ports: HubPorts, log: HubLog): Promise<number> {
  const { store } = ports;
  const key = scopeKey(log.workplace, log.scope);
  let count = 0;
  for (;;) {
    const before = await store.get(COLLECTIONS.folded, key);
    const from = before === undefined ? 0 : stored(decodeRecord(foldedRecord, before)).cursor;
    const group = await nextGroup(log, from);
    if (group === undefined) return count;
    const first = group.firsts[0] as number;
    const outcome = await store.commit({
      expect: [{ collection: COLLECTIONS.folded, key, value: before }],
      remove: group.firsts.map((cursor) => ({ collection: COLLECTIONS.log, key: cursorKey(key, cursor) })),
      put: [
        { collection: COLLECTIONS.log, key: cursorKey(key, first), value: encodeBlock(group.entries, ports.compressor) },
        { collection: COLLECTIONS.folded, key, value: encodeRecord(foldedRecord, { cursor: first + group.entries.length - 1 }) },
      ],
    });
    if (outcome === 'conflict') return count;
    count += group.firsts.length;
  }
}

/** Blocks after `from` that make one of full size; `undefined` while there are too few. */
async function nextGroup(log: HubLog, from: number): Promise<{ firsts: number[]; entries: Entry[] } | undefined> {
  const firsts: number[] = [];
  const entries: Entry[] = [];
  let bytes = 0;
  let cursor = from;
  while (log.cursor - cursor > FRESH_ENTRIES) {
    const block = await log.blockAt(cursor + 1);
    if (block === undefined) return undefined;
    firsts.push(block.first);
    entries.push(...block.entries);
    bytes += block.block.length;
    cursor = block.last;
    if (entries.length >= FOLDED_ENTRIES || bytes >= FOLDED_BYTES) return { firsts, entries };
  }
  return undefined;
}
