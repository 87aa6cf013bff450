/** The addresses at which a member's calendar program reads: made and listed by their owner, opened by whoever has the address. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { committing, type Held, kinds, list, put, read, remove, unchanged } from './records.ts';
import type { FeedRecord } from './schema.ts';
import { newToken, readToken } from './secrets.ts';

/** Nobody subscribes to more by hand. */
const MOST = 30;

export type FeedWishes = Pick<FeedRecord, 'kind' | 'detail' | 'locale'>;

export interface NewFeed {
  /** Shown once: only its hash stays. */
  readonly token: string;
  readonly record: FeedRecord;
}

export async function createFeed(accounts: Accounts, workplace: Id, member: Id, wishes: FeedWishes): Promise<Result<NewFeed>> {
  if ((await feedsOf(accounts, workplace, member)).length >= MOST) return failed('feed.many', { limit: MOST });
  const token = newToken(accounts.random, workplace);
  const record: FeedRecord = { v: 1, id: token.id, member, ...wishes, created: accounts.clock.now() };
  await accounts.store.commit({ put: [put(kinds.feed, workplace, token.id, record)] });
  return ok({ token: token.text, record });
}

export async function feedsOf(accounts: Accounts, workplace: Id, member: Id): Promise<Held<FeedRecord>[]> {
  return (await list(accounts.store, kinds.feed, workplace)).filter(({ record }) => record.member === member);
}

export async function findFeed(accounts: Accounts, workplace: Id, id: string): Promise<FeedRecord | undefined> {
  return (await read(accounts.store, kinds.feed, workplace, id))?.record;
}

/** From the moment this answers the address opens nothing, in any process: it is read at every use [A07, A24]. */
export function revokeFeed(accounts: Accounts, workplace: Id, id: string): Promise<Result<true>> {
  return committing<Result<true>>(accounts.store, async () => {
    const held = await read(accounts.store, kinds.feed, workplace, id);
    if (held === undefined) return { answer: failed('not-found') };
    return { commit: { expect: [unchanged(held)], remove: [remove(held)] }, answer: ok(true) };
  });
}

export interface OpenFeed {
  readonly workplace: Id;
  readonly record: FeedRecord;
}

/** What stands behind an address; nothing when it was revoked, or whose it was is no member any more [A14, A15]. */
export async function openFeed(accounts: Accounts, text: string): Promise<OpenFeed | undefined> {
  const token = readToken(text);
  if (token === undefined) return undefined;
  const held = await read(accounts.store, kinds.feed, token.workplace, token.id);
  if (held === undefined) return undefined;
  const owner = await read(accounts.store, kinds.member, token.workplace, held.record.member);
  if (owner === undefined || owner.record.removed !== undefined) return undefined;
  await note(accounts, token.workplace, held);
  return { workplace: token.workplace, record: held.record };
}

/** The day, never the hour, and for its owner only: enough to see that an address is not used any more. */
async function note(accounts: Accounts, workplace: Id, held: Held<FeedRecord>): Promise<void> {
  const readOn = new Date(accounts.clock.now()).toISOString().slice(0, 10);
  if (held.record.readOn === readOn) return;
  const record = { ...held.record, readOn };
  // Where somebody revokes it at the same moment, the revoking stands.
  await accounts.store.commit({ expect: [unchanged(held)], put: [put(kinds.feed, workplace, record.id, record)] });
}
