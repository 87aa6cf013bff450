/**
 * What was sent to whom by which way. A notice is claimed before it is sent and marked after: who dies between the two leaves a claim that
 * runs out, and it is sent again. So it is sent once, after a crash perhaps twice, and never not at all; of several servers on one
 * database, the one whose claim was first sends.
 */

import { createHash } from 'node:crypto';
import type { Id } from '../../kernel/ids.ts';
import type { Store } from '../../kernel/store.ts';
import { absent, type Held, list, put, remove, unchanged } from '../accounts/records.ts';
import { noticeKinds, type ToldRecord } from './schema.ts';

export type Way = 'push' | 'mail';

/** How long a claim holds, in ms: longer than sending takes. */
export const CLAIM = 5 * 60_000;

/** What no browser's service took so often is left to the mail of the day. */
const TRIES = 5;

/** Marks of what is no news any more are forgotten after so long, in ms. */
const FORGOTTEN = 7 * 86_400_000;

export type Marks = ReadonlyMap<string, Held<ToldRecord>>;

export async function marksOf(store: Store, workplace: Id, member: Id, way: Way): Promise<Marks> {
  const prefix = `${member}/${way}/`;
  const all = await list(store, { ...noticeKinds.told, name: `told/${member}/${way}` }, workplace);
  return new Map(all.map((held) => [held.key.slice(held.key.lastIndexOf(prefix) + prefix.length), held]));
}

/** Keys may be long; their hash is as good a name. */
export const hashOf = (key: string): string => createHash('sha256').update(key, 'utf8').digest('base64url').slice(0, 22);

/** Whether it may be claimed: nobody did, or whoever did was not heard of since. */
export const isFree = (mark: Held<ToldRecord> | undefined, now: number): boolean =>
  mark === undefined || (!mark.record.sent && mark.record.tries < TRIES && (now - mark.record.at >= CLAIM || mark.record.at > now));

const idOf = (member: Id, way: Way, hash: string): string => `${member}/${way}/${hash}`;

/** False when another server was first. */
export async function claim(store: Store, workplace: Id, member: Id, way: Way, hashes: readonly string[], marks: Marks, now: number) {
  const outcome = await store.commit({
    expect: hashes.map((hash) => {
      const known = marks.get(hash);
      return known === undefined ? absent(noticeKinds.told, workplace, idOf(member, way, hash)) : unchanged(known);
    }),
    put: hashes.map((hash) => {
      const tries = (marks.get(hash)?.record.tries ?? 0) + 1;
      return put(noticeKinds.told, workplace, idOf(member, way, hash), { v: 1, at: now, sent: false, tries });
    }),
  });
  return outcome === 'done';
}

/** The writes that mark these as sent. */
export const sent = (workplace: Id, member: Id, way: Way, hashes: readonly string[], now: number) =>
  hashes.map((hash) => put(noticeKinds.told, workplace, idOf(member, way, hash), { v: 1, at: now, sent: true, tries: 0 }));

/** Forgets what was sent about things that are no news any more; what is still listed stays marked. */
export async function forget(store: Store, marks: Marks, listed: ReadonlySet<string>, now: number): Promise<void> {
  const over = [...marks].filter(([hash, { record }]) => !listed.has(hash) && now - record.at > FORGOTTEN).map(([, held]) => remove(held));
  if (over.length > 0) await store.commit({ remove: over });
}
