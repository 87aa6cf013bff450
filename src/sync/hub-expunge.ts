/**
 * Carries out what was expunged in the hub's store (X3): the log, its heads and the segments are rewritten without it, in
 * one commit, so that a crash leaves all of it or nothing. What is due is found again from the log.
 */

import { after, startingWith } from '../kernel/store.ts';
import { type Expunged, lacking } from '../replica/expunge.ts';
import { EntryStripper } from './expunge-entries.ts';
import { foldedState } from './hub-fold.ts';
import { COLLECTIONS, foldedRecord, scopeKey } from './hub-layout.ts';
import type { HubLog } from './hub-log.ts';
import type { HubPorts } from './hub-ports.ts';
import { cursorKey, cursorOfKey, decodeBlock, encodeBlock } from './log-block.ts';
import { decodeRecord, encodeRecord, expungedList, stored } from './records.ts';

type Put = { readonly collection: string; readonly key: string; readonly value: Uint8Array };

/** Other processes may fold meanwhile; then it is done again. */
const ATTEMPTS = 20;
/** Blocks of the log looked through before others have their turn. */
const BLOCKS_AT_ONCE = 32;

/** Takes what was expunged out of a scope. True when there was anything to do. Rejects with the store's failure. */
export async function expungeScope(ports: HubPorts, log: HubLog): Promise<boolean> {
  const { store } = ports;
  const key = scopeKey(log.workplace, log.scope);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const due = [...log.heads.expunging.list];
    if (due.length === 0) return false;
    const done = await store.get(COLLECTIONS.expunged, key);
    if (lacking(due, done === undefined ? [] : stored(decodeRecord(expungedList, done))).length === 0) return false;
    if (await rewrite(ports, log, due, done)) {
      await store.scrub?.();
      return true;
    }
  }
  return false;
}

async function rewrite(ports: HubPorts, log: HubLog, due: readonly Expunged[], done: Uint8Array | undefined): Promise<boolean> {
  const { store } = ports;
  const { scope } = log;
  const key = scopeKey(log.workplace, scope);
  const [folded, manifest, heads] = await Promise.all([
    store.get(COLLECTIONS.folded, key),
    store.get(COLLECTIONS.manifest, key),
    store.get(COLLECTIONS.heads, key),
  ]);
  const state = manifest === undefined ? undefined : await foldedState(ports, log, manifest);
  const blocks = await strippedLog(ports, log);
  const put: Put[] = [...blocks, ...(state?.put ?? []), { collection: COLLECTIONS.expunged, key, value: encodeRecord(expungedList, due) }];
  if (heads !== undefined) put.push({ collection: COLLECTIONS.heads, key, value: log.heads.encode(log.cursor) });
  const used = new Set(state?.used ?? []);
  const unused = (await store.keys(COLLECTIONS.block, startingWith(`${key}/`))).filter((block) => !used.has(block.slice(key.length + 1)));
  const remove: { collection: string; key: string }[] = unused.map((block) => ({ collection: COLLECTIONS.block, key: block }));
  // Whoever is folding the log read it as it was: moving the record that a fold expects makes it begin anew.
  const moved = await movedBack(ports, key, folded);
  if (moved === undefined) remove.push({ collection: COLLECTIONS.folded, key });
  else put.push({ collection: COLLECTIONS.folded, key, value: moved });
  const expect = [
    { collection: COLLECTIONS.folded, key, value: folded },
    { collection: COLLECTIONS.manifest, key, value: manifest },
    { collection: COLLECTIONS.expunged, key, value: done },
  ];
  return (await store.commit({ expect, put, remove })) === 'done';
}

/** The record of what is folded as if the last folded block were not; `undefined` for none. */
async function movedBack({ store }: HubPorts, key: string, folded: Uint8Array | undefined): Promise<Uint8Array | undefined> {
  if (folded === undefined) return encodeRecord(foldedRecord, { cursor: 0 });
  const { cursor } = stored(decodeRecord(foldedRecord, folded));
  if (cursor === 0) return undefined;
  const { from } = startingWith(`${key}/`);
  const [last] = await store.keys(COLLECTIONS.log, { from, to: after(cursorKey(key, cursor)), limit: 1, reverse: true });
  return encodeRecord(foldedRecord, { cursor: last === undefined ? 0 : cursorOfKey(last) - 1 });
}

/** The blocks of the log that hold something that is gone, without it. */
async function strippedLog(ports: HubPorts, log: HubLog): Promise<Put[]> {
  const { store, compressor } = ports;
  const stripper = new EntryStripper((change) => log.heads.expunging.strip(change));
  const put: Put[] = [];
  const keys = await store.keys(COLLECTIONS.log, startingWith(`${scopeKey(log.workplace, log.scope)}/`));
  for (let at = 0; at < keys.length; at += BLOCKS_AT_ONCE) {
    const some = keys.slice(at, at + BLOCKS_AT_ONCE);
    for (const [index, block] of (await store.getMany(COLLECTIONS.log, some)).entries()) {
      if (block === undefined) continue;
      const entries = stored(decodeBlock(log.scope, block, compressor));
      const left = stripper.entries(entries);
      if (left !== entries) put.push({ collection: COLLECTIONS.log, key: some[index] as string, value: encodeBlock(left, compressor) });
    }
    await new Promise<void>((resolve) => ports.timers.after(0, resolve));
  }
  return put;
}
