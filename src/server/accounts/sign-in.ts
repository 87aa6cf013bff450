/** Coming back: with a password, a passkey, or through a reset link. Every refusal looks and costs the same [A33]. */

import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { type Credential, credentialsOf, prepare } from './credentials.ts';
import { type DeviceClaim, registration } from './devices.ts';
import type { Joined } from './join.ts';
import { openLink, revoking, usedLink } from './links.ts';
import { findMember, memberNamed } from './members.ts';
import { type PasskeySite, verifySignIn } from './passkeys.ts';
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts';
import { committing, kinds, put, read, remove, unchanged } from './records.ts';
import { newSession, type SessionKind, sessionsOf } from './sessions.ts';
import { findWorkplace, workplaceName } from './workplaces.ts';

export type Proof =
  | { readonly kind: 'password'; readonly workplace?: string | undefined; readonly name: string; readonly password: string }
  | { readonly kind: 'passkey'; readonly response: AuthenticationResponseJSON };

export interface Arrival {
  readonly device?: DeviceClaim | undefined;
  readonly label?: string | undefined;
  readonly want: SessionKind;
}

export type SignedIn = Omit<Joined, 'device'> & { readonly device: Id | undefined };

interface Whom {
  readonly workplace: Id;
  readonly member: Id;
}

export async function signIn(accounts: Accounts, site: PasskeySite, proof: Proof, arrival: Arrival): Promise<Result<SignedIn>> {
  const whom = proof.kind === 'passkey' ? await verifySignIn(accounts, site, proof.response) : await byPassword(accounts, proof);
  return whom.ok ? arrive(accounts, whom.value, arrival) : whom;
}

/** Opens a session for a member who proved to be one, with their device registered in the same commit. */
async function arrive(accounts: Accounts, { workplace, member }: Whom, arrival: Arrival): Promise<Result<SignedIn>> {
  const result = await committing<Result<SignedIn>>(accounts.store, async () => {
    const held = await read(accounts.store, kinds.member, workplace, member);
    const name = await workplaceName(accounts, workplace);
    if (held === undefined || name === undefined || held.record.removed !== undefined) return { answer: failed('sign-in.wrong') };
    const device = arrival.device === undefined ? undefined : await registration(accounts, workplace, member, arrival.device);
    if (device?.ok === false) return { answer: device };
    const label = arrival.device?.label ?? arrival.label;
    const session = newSession(accounts, { workplace, member, kind: arrival.want, device: arrival.device?.id, label });
    return {
      commit: { expect: [unchanged(held), ...(device?.value.expect ?? [])], put: [session.put, ...(device?.value.put ?? [])] },
      answer: ok({
        workplace: { id: workplace, name },
        member: { id: member, name: held.record.name, steward: held.record.roles.includes('steward') },
        device: arrival.device?.id,
        token: session.token,
      }),
    };
  });
  if (result.ok && arrival.device !== undefined)
    await accounts.tell({ kind: 'device-registered', workplace, member, device: arrival.device.id });
  return result;
}

export interface ResetRequest extends Arrival {
  readonly token: string;
  readonly credential: Credential;
}

/**
 * Through a reset link, once: the old credentials and every session go, the new credential stands, and the person
 * is signed in. A thief of the old password or token has nothing left [A08].
 */
export async function reset(accounts: Accounts, site: PasskeySite, request: ResetRequest): Promise<Result<SignedIn>> {
  const opened = await openReset(accounts, request.token);
  if (!opened.ok) return opened;
  const { workplace, member, name } = opened.value;
  const prepared = await prepare(accounts, site, request.credential, [name]);
  if (!prepared.ok) return prepared;
  if (prepared.value.member !== undefined && prepared.value.member !== member) return failed('passkey.refused');
  const done = await committing<Result<true>>(accounts.store, async () => {
    const again = await openReset(accounts, request.token);
    if (!again.ok) return { answer: again };
    // Another link made for the same trouble would open once more to whoever has it.
    const others = await revoking(accounts, workplace, (link) => link.member === member && link.id !== again.value.open.held.record.id);
    const gone = [...(await credentialsOf(accounts, workplace, member)), ...(await sessionsOf(accounts, workplace, member))];
    return {
      commit: {
        expect: [unchanged(again.value.open.held)],
        remove: gone.map(remove),
        put: [usedLink(accounts, again.value.open, member), ...others, ...prepared.value.puts(workplace, member)],
      },
      answer: ok(true),
    };
  });
  if (!done.ok) return done;
  await accounts.tell({ kind: 'sessions-ended', workplace, member });
  return arrive(accounts, { workplace, member }, request);
}

/** The reset link behind a token, with whom it is for. */
export async function openReset(accounts: Accounts, token: string) {
  const opened = await openLink(accounts, token);
  if (!opened.ok) return opened;
  const { workplace, held } = opened.value;
  const member = held.record.kind === 'reset' ? held.record.member : undefined;
  const record = member === undefined ? undefined : await findMember(accounts, workplace, member);
  if (record === undefined || record.removed !== undefined) return failed('link.invalid');
  return ok({ workplace, member: record.id, name: record.name, open: opened.value });
}

async function byPassword(accounts: Accounts, proof: Extract<Proof, { kind: 'password' }>): Promise<Result<Whom>> {
  const { store, passwordCost } = accounts;
  const workplace = await findWorkplace(accounts, proof.workplace);
  if (workplace === undefined && proof.workplace === undefined) return failed('workplace.unsaid');
  const member = workplace === undefined ? undefined : await memberNamed(accounts, workplace.id, proof.name);
  const held = workplace && member ? await read(store, kinds.password, workplace.id, member.id) : undefined;
  const verified = await verifyPassword(held?.record, passwordCost, proof.password);
  if (!verified.ok) return verified;
  if (!verified.value || workplace === undefined || member === undefined || held === undefined) return failed('sign-in.wrong');
  if (isOutdated(held.record, passwordCost)) {
    const renewed = await hashPassword(accounts.random, passwordCost, proof.password, held.record.changed);
    if (renewed.ok) await store.commit({ expect: [unchanged(held)], put: [put(kinds.password, workplace.id, member.id, renewed.value)] });
  }
  return ok({ workplace: workplace.id, member: member.id });
}
