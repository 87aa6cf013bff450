/** What a member proves who they are with: a password, passkeys, or neither (then a device's session is all they have). */

import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { type PasskeySite, passkeyPut, passkeysOf, verifyRegistration } from './passkeys.ts';
import { checkPassword, hashPassword, verifyPassword } from './passwords.ts';
import { absent, committing, type Held, kinds, type Put, put, read, remove, unchanged } from './records.ts';
import { sessionsOf } from './sessions.ts';

export type Credential =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'passkey'; readonly response: RegistrationResponseJSON; readonly label?: string | undefined };

/** A credential checked and hashed, to be written for a member in somebody's commit. */
export interface Prepared {
  /** The member the passkey's challenge was made for; a password goes with any. */
  readonly member: Id | undefined;
  puts(workplace: Id, member: Id): readonly Put[];
}

/** `names` are what a password must not simply be. */
export async function prepare(
  accounts: Accounts,
  site: PasskeySite,
  credential: Credential,
  names: readonly string[],
): Promise<Result<Prepared>> {
  if (credential.kind === 'passkey') {
    const verified = await verifyRegistration(accounts, site, credential.response, credential.label ?? '');
    if (!verified.ok) return verified;
    const { member, record } = verified.value;
    return ok({ member, puts: (workplace) => [passkeyPut(workplace, record)] });
  }
  const checked = checkPassword(credential.password, names);
  if (!checked.ok) return checked;
  const hashed = await hashPassword(accounts.random, accounts.passwordCost, checked.value, accounts.clock.now());
  if (!hashed.ok) return hashed;
  return ok({ member: undefined, puts: (workplace, member) => [put(kinds.password, workplace, member, hashed.value)] });
}

export interface PasswordChange {
  readonly workplace: Id;
  readonly member: Id;
  /** The session that asks stays; all others end. */
  readonly session: string;
  readonly current?: string | undefined;
  readonly next: string;
}

/** Sets or changes the password; who has one proves it first, so that a borrowed browser is not enough. */
export async function changePassword(accounts: Accounts, change: PasswordChange, names: readonly string[]): Promise<Result<true>> {
  const { workplace, member } = change;
  const before = await read(accounts.store, kinds.password, workplace, member);
  if (before !== undefined) {
    const proved = await verifyPassword(before.record, accounts.passwordCost, change.current ?? '');
    if (!proved.ok) return proved;
    if (!proved.value) return failed('password.wrong');
  }
  const checked = checkPassword(change.next, names);
  if (!checked.ok) return checked;
  const hashed = await hashPassword(accounts.random, accounts.passwordCost, checked.value, accounts.clock.now());
  if (!hashed.ok) return hashed;
  const others = (await sessionsOf(accounts, workplace, member)).filter(
    ({ record }) => record.id !== change.session && record.kind === 'cookie',
  );
  const expect = [before === undefined ? absent(kinds.password, workplace, member) : unchanged(before)];
  const outcome = await accounts.store.commit({
    expect,
    put: [put(kinds.password, workplace, member, hashed.value)],
    remove: others.map(remove),
  });
  if (outcome === 'conflict') return failed('password.wrong');
  await accounts.tell({ kind: 'sessions-ended', workplace, member });
  return ok(true);
}

/** Adds a passkey to the member who asked for its challenge, and to nobody else. */
export async function addPasskey(
  accounts: Accounts,
  site: PasskeySite,
  who: { workplace: Id; member: Id },
  credential: Credential,
): Promise<Result<true>> {
  if (credential.kind !== 'passkey') return failed('passkey.refused');
  const prepared = await prepare(accounts, site, credential, []);
  if (!prepared.ok) return prepared;
  if (prepared.value.member !== who.member) return failed('passkey.refused');
  await accounts.store.commit({ put: prepared.value.puts(who.workplace, who.member) });
  return ok(true);
}

/** Forgets one passkey of a member, named by its credential id. */
export function removePasskey(accounts: Accounts, workplace: Id, member: Id, id: string): Promise<Result<true>> {
  return committing<Result<true>>(accounts.store, async () => {
    const held = (await passkeysOf(accounts, workplace, member)).find(({ record }) => record.id === id);
    return held === undefined ? { answer: failed('not-found') } : { commit: { remove: [remove(held)] }, answer: ok(true) };
  });
}

/** Every credential of a member, as records to remove: a reset leaves none of the old ones working. */
export async function credentialsOf(accounts: Accounts, workplace: Id, member: Id): Promise<Held<unknown>[]> {
  const password = await read(accounts.store, kinds.password, workplace, member);
  const passkeys = await passkeysOf(accounts, workplace, member);
  return password === undefined ? passkeys : [...passkeys, password];
}
