/** Sessions of browsers (cookies) and tokens of devices (Bearer): opened, believed, renewed, ended. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../authorise.ts';
import type { Accounts } from './accounts.ts';
import { type Held, kinds, list, type Put, put, read, remove, unchanged } from './records.ts';
import type { SessionRecord } from './schema.ts';
import { newToken, readToken } from './secrets.ts';

export type SessionKind = SessionRecord['kind'];

const DAY = 86_400_000;

/**
 * A browser left for a season still comes back; a command line left for a year too. The date slides only once
 * half of the span is gone: what is stored must not become a "last seen".
 */
export const spans: Record<SessionKind, number> = { cookie: 90 * DAY, token: 400 * DAY };

export interface NewSession {
  readonly token: string;
  readonly record: SessionRecord;
  readonly put: Put;
}

export interface SessionRequest {
  readonly workplace: Id;
  readonly member: Id;
  readonly kind: SessionKind;
  readonly device?: Id | undefined;
  readonly label?: string | undefined;
}

/** A session to be written with whatever else its caller commits. */
export function newSession(accounts: Accounts, request: SessionRequest): NewSession {
  const token = newToken(accounts.random, request.workplace);
  const now = accounts.clock.now();
  const record: SessionRecord = {
    v: 1,
    id: token.id,
    kind: request.kind,
    member: request.member,
    created: now,
    expires: now + spans[request.kind],
    label: request.label ?? '',
    ...(request.device === undefined ? {} : { device: request.device }),
  };
  return { token: token.text, record, put: put(kinds.session, request.workplace, token.id, record) };
}

/** Who a cookie or Bearer token stands for, or `undefined`: unknown, expired, ended, of a removed member or device. */
export async function actorOfToken(accounts: Accounts, text: string, via: SessionKind): Promise<Actor | undefined> {
  const token = readToken(text);
  if (token === undefined) return undefined;
  const actor = await actorOfSession(accounts, token.workplace, token.id);
  return actor?.via === via ? actor : undefined;
}

/** The same from the name of a session's record, for connections that stay open. */
export async function actorOfSession(accounts: Accounts, workplace: Id, session: string): Promise<Actor | undefined> {
  const held = await read(accounts.store, kinds.session, workplace, session);
  const now = accounts.clock.now();
  if (held === undefined || held.record.expires <= now) return undefined;
  const { member: memberId, device, kind } = held.record;
  const [place, member, registered] = await Promise.all([
    read(accounts.store, kinds.workplace, workplace, workplace),
    read(accounts.store, kinds.member, workplace, memberId),
    device === undefined ? undefined : read(accounts.store, kinds.device, workplace, device),
  ]);
  if (place === undefined || member === undefined || member.record.removed !== undefined) return undefined;
  if (device !== undefined && (registered === undefined || registered.record.revoked !== undefined)) return undefined;
  await renew(accounts, workplace, held, now);
  return {
    workplace,
    member: memberId,
    name: member.record.name,
    steward: member.record.roles.includes('steward'),
    settings: place.record.settings,
    session,
    via: kind,
    device,
  };
}

/** Whether what was asked for in a session still stands: neither it nor its device ended. Prolongs nothing. */
export async function isSessionOpen(accounts: Accounts, workplace: Id, session: string): Promise<boolean> {
  const held = await read(accounts.store, kinds.session, workplace, session);
  if (held === undefined || held.record.expires <= accounts.clock.now()) return false;
  const { device } = held.record;
  return device === undefined || (await read(accounts.store, kinds.device, workplace, device))?.record.revoked === undefined;
}

/** The sessions of the actor, for the actor: what each is called and when it began, never when it was last used. */
export async function sessionsOf(accounts: Accounts, workplace: Id, member: Id): Promise<Held<SessionRecord>[]> {
  const all = await list(accounts.store, kinds.session, workplace);
  return all.filter((held) => held.record.member === member);
}

/** Ends one session of a member, by the name of its record. */
export async function endSession(accounts: Accounts, workplace: Id, member: Id, session: string): Promise<Result<true>> {
  const held = await read(accounts.store, kinds.session, workplace, session);
  if (held === undefined || held.record.member !== member) return failed('not-found');
  await accounts.store.commit({ remove: [remove(held)] });
  await accounts.tell({ kind: 'sessions-ended', workplace, member });
  return ok(true);
}

/** Says from now on which device a session speaks for; the device must be registered already. */
export async function bindDevice(accounts: Accounts, actor: Actor, device: Id): Promise<void> {
  const held = await read(accounts.store, kinds.session, actor.workplace, actor.session);
  if (held === undefined || held.record.device === device) return;
  await accounts.store.commit({
    expect: [unchanged(held)],
    put: [put(kinds.session, actor.workplace, actor.session, { ...held.record, device })],
  });
}

async function renew(accounts: Accounts, workplace: Id, held: Held<SessionRecord>, now: number): Promise<void> {
  const span = spans[held.record.kind];
  if (held.record.expires - now > span / 2) return;
  const record = { ...held.record, expires: now + span };
  await accounts.store.commit({ expect: [unchanged(held)], put: [put(kinds.session, workplace, held.record.id, record)] });
}
