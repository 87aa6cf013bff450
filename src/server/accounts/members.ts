/** Members of a workplace: listed, renamed, made stewards, removed. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { feedsOf } from './feeds.ts';
import { revoking } from './links.ts';
import { absent, committing, type Held, kinds, list, put, read, remove, unchanged } from './records.ts';
import { type MemberRecord, STEWARD } from './schema.ts';
import { nameKey } from './secrets.ts';
import { sessionsOf } from './sessions.ts';

export const isSteward = (member: MemberRecord): boolean => member.roles.includes(STEWARD) && member.removed === undefined;

export async function findMember(accounts: Accounts, workplace: Id, member: Id): Promise<MemberRecord | undefined> {
  return (await read(accounts.store, kinds.member, workplace, member))?.record;
}

/** Everyone who is or was a member: the names of those who left still stand in the history. */
export async function listMembers(accounts: Accounts, workplace: Id): Promise<MemberRecord[]> {
  return (await list(accounts.store, kinds.member, workplace)).map((held) => held.record);
}

/** The member who signs in under this name. */
export async function memberNamed(accounts: Accounts, workplace: Id, name: string): Promise<MemberRecord | undefined> {
  const held = await read(accounts.store, kinds.name, workplace, nameKey(name));
  return held === undefined ? undefined : findMember(accounts, workplace, held.record.member);
}

export function renameMember(accounts: Accounts, workplace: Id, member: Id, name: string): Promise<Result<MemberRecord>> {
  return committing<Result<MemberRecord>>(accounts.store, async () => {
    const held = await read(accounts.store, kinds.member, workplace, member);
    if (held === undefined) return { answer: failed('not-found') };
    const record: MemberRecord = { ...held.record, name };
    const [before, after] = [nameKey(held.record.name), nameKey(name)];
    const puts = [put(kinds.member, workplace, member, record)];
    if (before === after) return { commit: { expect: [unchanged(held)], put: puts }, answer: ok(record) };
    if ((await read(accounts.store, kinds.name, workplace, after)) !== undefined) return { answer: failed('name.taken', { name }) };
    const old = await read(accounts.store, kinds.name, workplace, before);
    return {
      commit: {
        expect: [unchanged(held), absent(kinds.name, workplace, after)],
        put: [...puts, put(kinds.name, workplace, after, { v: 1, member })],
        remove: old === undefined ? [] : [remove(old)],
      },
      answer: ok(record),
    };
  });
}

/** Gives or takes stewardship. The last steward keeps it: a workplace nobody can tend would need its administrator. */
export function setSteward(accounts: Accounts, workplace: Id, member: Id, steward: boolean): Promise<Result<MemberRecord>> {
  return committing<Result<MemberRecord>>(accounts.store, async () => {
    const held = await read(accounts.store, kinds.member, workplace, member);
    if (held === undefined || held.record.removed !== undefined) return { answer: failed('not-found') };
    const others = await otherStewards(accounts, workplace, member);
    if (!steward && isSteward(held.record) && others.length === 0) return { answer: failed('member.last-steward') };
    const roles = held.record.roles.filter((role) => role !== STEWARD);
    const record: MemberRecord = { ...held.record, roles: steward ? [...roles, STEWARD] : roles };
    const links = steward ? [] : await revoking(accounts, workplace, ({ kind, by }) => kind === 'reset' && by === member);
    return {
      commit: { expect: [unchanged(held), ...others.map(unchanged)], put: [put(kinds.member, workplace, member, record), ...links] },
      answer: ok(record),
    };
  });
}

/**
 * Removes a member: in one commit the record says so, their sessions, tokens and credentials go, their devices are
 * revoked and their name is free, and no link or calendar of theirs opens; then every open connection of theirs is closed before this
 * answers [A15, A30].
 */
export async function removeMember(accounts: Accounts, workplace: Id, member: Id, by: Id): Promise<Result<true>> {
  const result = await committing<Result<readonly Id[]>>(accounts.store, async () => {
    const { store, clock } = accounts;
    const held = await read(store, kinds.member, workplace, member);
    if (held === undefined || held.record.removed !== undefined) return { answer: failed('not-found') };
    const others = await otherStewards(accounts, workplace, member);
    if (isSteward(held.record) && others.length === 0) return { answer: failed('member.last-steward') };
    const now = clock.now();
    const devices = (await list(store, kinds.device, workplace)).filter((device) => device.record.member === member);
    const passkeys = (await list(store, kinds.passkey, workplace)).filter((passkey) => passkey.record.member === member);
    const resets = (await list(store, kinds.link, workplace)).filter((link) => link.record.member === member);
    const name = await read(store, kinds.name, workplace, nameKey(held.record.name));
    const password = await read(store, kinds.password, workplace, member);
    const feeds = await feedsOf(accounts, workplace, member);
    const gone: Held<unknown>[] = [...(await sessionsOf(accounts, workplace, member)), ...passkeys, ...resets, ...feeds];
    if (password !== undefined) gone.push(password);
    if (name !== undefined && name.record.member === member) gone.push(name);
    return {
      commit: {
        expect: [unchanged(held), ...others.map(unchanged)],
        put: [
          put(kinds.member, workplace, member, { ...held.record, roles: [], removed: { at: now, by } }),
          ...(await revoking(accounts, workplace, (link) => link.by === member && link.member !== member)),
          ...devices.map(({ record }) => put(kinds.device, workplace, record.id, { ...record, revoked: record.revoked ?? now })),
        ],
        remove: gone.map(remove),
      },
      answer: ok(devices.map((device) => device.record.id)),
    };
  });
  if (!result.ok) return result;
  await accounts.tell({ kind: 'member-removed', workplace, member, by, devices: result.value });
  return ok(true);
}

async function otherStewards(accounts: Accounts, workplace: Id, member: Id): Promise<Held<MemberRecord>[]> {
  const all = await list(accounts.store, kinds.member, workplace);
  return all.filter((held) => held.record.id !== member && isSteward(held.record));
}
