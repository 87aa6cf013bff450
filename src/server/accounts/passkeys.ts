/** Passkeys (WebAuthn): registered with a challenge of ours, checked at sign-in, found by the handle they carry. */

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { present } from '../../kernel/assert.ts';
import { base64url, decodeId, encodeId, fromBase64url, ID_BYTES, type Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Accounts } from './accounts.ts';
import { challengeOf } from './challenges.ts';
import { type Held, kinds, list, type Put, put, read, unchanged } from './records.ts';
import type { PasskeyRecord } from './schema.ts';
import { hashOf } from './secrets.ts';

/** Where a browser says it is: its origin, and the host name passkeys are bound to. */
export interface PasskeySite {
  readonly origin: string;
  readonly host: string;
}

/** EdDSA, ES256, RS256 (COSE numbers): what authenticators have. */
const ALGORITHMS = [-8, -7, -257];

export async function registrationOptions(
  accounts: Accounts,
  site: PasskeySite,
  who: { workplace: Id; member: Id; name: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await passkeysOf(accounts, who.workplace, who.member);
  return generateRegistrationOptions({
    rpName: 'Relais',
    rpID: site.host,
    userName: who.name,
    userDisplayName: who.name,
    userID: handleOf(who.workplace, who.member),
    challenge: accounts.challenges.make('registration', who.member),
    supportedAlgorithmIDs: ALGORITHMS,
    attestationType: 'none',
    excludeCredentials: known.map(({ record }) => ({ id: record.id, transports: record.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** A passkey fit to be stored, and the member its challenge was made for. */
export async function verifyRegistration(
  accounts: Accounts,
  site: PasskeySite,
  response: RegistrationResponseJSON,
  label: string,
): Promise<Result<{ member: Id; record: PasskeyRecord }>> {
  const challenge = challengeOf(response.response.clientDataJSON);
  const redeemed = challenge === undefined ? undefined : accounts.challenges.redeem(challenge, 'registration');
  if (challenge === undefined || redeemed?.member === undefined) return failed('passkey.refused');
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined);
  if (!verified?.verified) return failed('passkey.refused');
  const { credential } = verified.registrationInfo;
  const { member } = redeemed;
  const record: PasskeyRecord = {
    v: 1,
    id: credential.id,
    member,
    publicKey: base64url(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    created: accounts.clock.now(),
    label,
  };
  return ok({ member, record });
}

/** The same for anybody: no list of credentials, so that it tells nothing about who is here [A33]. */
export function signInOptions(accounts: Accounts, site: PasskeySite): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({ rpID: site.host, userVerification: 'required', challenge: accounts.challenges.make('sign-in') });
}

/** Who a passkey's answer stands for. Every refusal is the same. */
export async function verifySignIn(
  accounts: Accounts,
  site: PasskeySite,
  response: AuthenticationResponseJSON,
): Promise<Result<{ workplace: Id; member: Id }>> {
  const refused = failed('sign-in.wrong');
  const challenge = challengeOf(response.response.clientDataJSON);
  if (challenge === undefined || accounts.challenges.redeem(challenge, 'sign-in') === undefined) return refused;
  const whom = readHandle(response.response.userHandle ?? '');
  if (whom === undefined) return refused;
  const held = await read(accounts.store, kinds.passkey, whom.workplace, hashOf(response.id));
  if (held === undefined || held.record.member !== whom.member) return refused;
  const { record } = held;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    credential: { id: record.id, publicKey: bytesOf(record.publicKey), counter: record.counter },
  }).catch(() => undefined);
  if (!verified?.verified) return refused;
  const { newCounter } = verified.authenticationInfo;
  if (newCounter !== record.counter) {
    const counted = put(kinds.passkey, whom.workplace, hashOf(record.id), { ...record, counter: newCounter });
    if ((await accounts.store.commit({ expect: [unchanged(held)], put: [counted] })) === 'conflict') return refused;
  }
  return ok(whom);
}

export const passkeyPut = (workplace: Id, record: PasskeyRecord): Put => put(kinds.passkey, workplace, hashOf(record.id), record);

export async function passkeysOf(accounts: Accounts, workplace: Id, member: Id): Promise<Held<PasskeyRecord>[]> {
  return (await list(accounts.store, kinds.passkey, workplace)).filter((held) => held.record.member === member);
}

/** What an authenticator keeps beside the key: whose it is, on a server with several workplaces. */
function handleOf(workplace: Id, member: Id): Uint8Array<ArrayBuffer> {
  const handle = new Uint8Array(2 * ID_BYTES);
  handle.set(present(decodeId(workplace), 'a workplace has an id'), 0);
  handle.set(present(decodeId(member), 'a member has an id'), ID_BYTES);
  return handle;
}

function readHandle(text: string): { workplace: Id; member: Id } | undefined {
  const bytes = fromBase64url(text);
  if (bytes?.length !== 2 * ID_BYTES) return undefined;
  return { workplace: encodeId(bytes, 0), member: encodeId(bytes, ID_BYTES) };
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(present(fromBase64url(text), 'the schema checked it'));
