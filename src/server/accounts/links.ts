/** Links that let someone in once: set-up, invitation, reset. The secret stands in the fragment, so no log has it. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Problem, type Result } from '../../kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { committing, type Held, kinds, list, type Put, put, read, unchanged } from './records.ts';
import { type LinkRecord, STEWARD } from './schema.ts';
import { newToken, readToken } from './secrets.ts';
import { workplaceName } from './workplaces.ts';

export type LinkKind = LinkRecord['kind'];
export type LinkState = 'open' | 'used' | 'expired' | 'revoked';

const HOUR = 3_600_000;

/** How long a link opens, in ms, when nothing else is asked. */
export const linkSpans: Record<LinkKind, number> = { setup: 30 * 24 * HOUR, invitation: 7 * 24 * HOUR, reset: 24 * HOUR };

/** No invitation opens longer than this. */
const LONGEST_INVITATION = 30 * 24 * HOUR;

export interface LinkRequest {
  readonly workplace: Id;
  readonly kind: LinkKind;
  readonly by?: Id;
  readonly member?: Id;
  /** How long it opens, in ms. */
  readonly span?: number | undefined;
}

export interface NewLink {
  readonly token: string;
  readonly record: LinkRecord;
  readonly put: Put;
}

function newLink(accounts: Accounts, request: LinkRequest): NewLink {
  const token = newToken(accounts.random, request.workplace);
  const now = accounts.clock.now();
  const record: LinkRecord = {
    v: 1,
    id: token.id,
    kind: request.kind,
    created: now,
    expires: now + Math.min(request.span ?? linkSpans[request.kind], LONGEST_INVITATION),
    ...(request.by === undefined ? {} : { by: request.by }),
    ...(request.member === undefined ? {} : { member: request.member }),
  };
  return { token: token.text, record, put: put(kinds.link, request.workplace, token.id, record) };
}

/** The address a person opens. Set-up and invitation look alike. */
export const linkAddress = (publicUrl: string, kind: LinkKind, token: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/${kind === 'reset' ? 'reset' : 'join'}#${token}`;

export function linkState(record: LinkRecord, now: number): LinkState {
  if (record.used !== undefined) return 'used';
  if (record.revoked !== undefined) return 'revoked';
  return record.expires <= now ? 'expired' : 'open';
}

export interface OpenLink {
  readonly workplace: Id;
  readonly held: Held<LinkRecord>;
  /** Missing for a set-up link: the workplace has no name yet. */
  readonly workplaceName: string | undefined;
}

/** The link behind a token when it still opens; else why it does not. */
export async function openLink(accounts: Accounts, text: string): Promise<Result<OpenLink>> {
  const token = readToken(text.trim());
  if (token === undefined) return failed('link.invalid');
  const held = await read(accounts.store, kinds.link, token.workplace, token.id);
  if (held === undefined) return failed('link.invalid');
  const name = await workplaceName(accounts, token.workplace);
  // Any set-up link of a workplace that exists is spent: the first one through made it.
  if (held.record.kind === 'setup' && name !== undefined) return failed('link.used');
  const refusal = refusals[linkState(held.record, accounts.clock.now())] ?? (await makerRefusal(accounts, token.workplace, held.record));
  return refusal === undefined ? ok({ workplace: token.workplace, held, workplaceName: name }) : { ok: false, problem: refusal };
}

/** A link is as good as who made it: nobody comes in, or into an account, through one of a member who is gone, or is steward no more [A30]. */
async function makerRefusal(accounts: Accounts, workplace: Id, { kind, by }: LinkRecord): Promise<Problem | undefined> {
  if (by === undefined) return undefined;
  const maker = (await read(accounts.store, kinds.member, workplace, by))?.record;
  const may = maker !== undefined && maker.removed === undefined && (kind !== 'reset' || maker.roles.includes(STEWARD));
  return may ? undefined : refusals.revoked;
}

/** The records of all links of a workplace that open and that `which` names, as revoked. */
export async function revoking(accounts: Accounts, workplace: Id, which: (record: LinkRecord) => boolean): Promise<readonly Put[]> {
  const now = accounts.clock.now();
  return (await list(accounts.store, kinds.link, workplace))
    .filter(({ record }) => linkState(record, now) === 'open' && which(record))
    .map(({ record }) => put(kinds.link, workplace, record.id, { ...record, revoked: now }));
}

const refusals: Record<LinkState, Problem | undefined> = {
  open: undefined,
  used: { code: 'link.used' },
  expired: { code: 'link.expired' },
  revoked: { code: 'link.revoked' },
};

/** The record of a link once someone came through it. */
export function usedLink(accounts: Accounts, open: OpenLink, by: Id): Put {
  const { record } = open.held;
  return put(kinds.link, open.workplace, record.id, { ...record, used: { at: accounts.clock.now(), by } });
}

export async function createLink(accounts: Accounts, request: LinkRequest): Promise<NewLink> {
  const link = newLink(accounts, request);
  await accounts.store.commit({ put: [link.put] });
  return link;
}

/** Every link of a kind, visible to all members: nothing hidden lets anybody in [A13]. */
export async function listLinks(accounts: Accounts, workplace: Id, kind: LinkKind): Promise<LinkRecord[]> {
  const all = await list(accounts.store, kinds.link, workplace);
  return all.map((held) => held.record).filter((record) => record.kind === kind);
}

export async function findLink(accounts: Accounts, workplace: Id, kind: LinkKind, id: string): Promise<LinkRecord | undefined> {
  const held = await read(accounts.store, kinds.link, workplace, id);
  return held?.record.kind === kind ? held.record : undefined;
}

/** From the moment this answers the link opens nothing, in any process: it is read at every use [A07]. */
export function revokeLink(accounts: Accounts, workplace: Id, id: string): Promise<Result<true>> {
  return committing<Result<true>>(accounts.store, async () => {
    const held = await read(accounts.store, kinds.link, workplace, id);
    if (held === undefined) return { answer: failed('not-found') };
    if (linkState(held.record, accounts.clock.now()) !== 'open') return { answer: ok(true) };
    const record = { ...held.record, revoked: accounts.clock.now() };
    return { commit: { expect: [unchanged(held)], put: [put(kinds.link, workplace, id, record)] }, answer: ok(true) };
  });
}
