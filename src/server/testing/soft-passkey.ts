/** An authenticator in software, for tests: makes ES256 passkeys and answers challenges as a browser would (WebAuthn 3). */

import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { base64url, fromBase64url } from '../../kernel/ids.ts';

export interface SoftPasskey {
  readonly origin: string;
  readonly id: Buffer;
  readonly key: KeyObject;
  readonly registration: RegistrationResponseJSON;
  userHandle: string;
  counter: number;
}

const USER_PRESENT_AND_VERIFIED = 0x05;
const CREDENTIAL_INCLUDED = 0x40;

/** `options` is what the server sent: the challenge, whom it is for, and its host name. */
export function makePasskey(origin: string, options: { challenge: string; user: { id: string }; rp: { id?: string } }): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const id = randomBytes(20);
  const cose = cborMap([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytesOf(jwk.x)],
    [-3, bytesOf(jwk.y)],
  ]);
  const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
  const data = Buffer.concat([authenticatorData(options.rp.id ?? '', USER_PRESENT_AND_VERIFIED | CREDENTIAL_INCLUDED, 0), credential]);
  const attestation = cborMap([
    ['fmt', 'none'],
    ['attStmt', 'empty map'],
    ['authData', data],
  ]);
  const registration: RegistrationResponseJSON = {
    id: base64url(id),
    rawId: base64url(id),
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: clientData('webauthn.create', origin, options.challenge), attestationObject: base64url(attestation) },
  };
  return { origin, id, key: privateKey, registration, userHandle: options.user.id, counter: 0 };
}

export function answerChallenge(passkey: SoftPasskey, options: { challenge: string; rpId?: string }): AuthenticationResponseJSON {
  passkey.counter++;
  const data = authenticatorData(options.rpId ?? '', USER_PRESENT_AND_VERIFIED, passkey.counter);
  const client = clientData('webauthn.get', passkey.origin, options.challenge);
  const hash = createHash('sha256')
    .update(fromBase64url(client) ?? new Uint8Array(0))
    .digest();
  const signature = sign('sha256', Buffer.concat([data, hash]), passkey.key);
  return {
    id: base64url(passkey.id),
    rawId: base64url(passkey.id),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: client,
      authenticatorData: base64url(data),
      signature: base64url(signature),
      userHandle: passkey.userHandle,
    },
  };
}

function authenticatorData(host: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([flags]), count]);
}

const clientData = (type: string, origin: string, challenge: string): string =>
  base64url(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })));

const bytesOf = (text: string | undefined): Buffer => Buffer.from(fromBase64url(text ?? '') ?? new Uint8Array(0));

/** As much of CBOR (RFC 8949) as these two maps take. The text "empty map" stands for one. */
function cborMap(entries: readonly (readonly [string | number, string | number | Buffer])[]): Buffer {
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [cbor(key), cbor(value)])]);
}

function cbor(value: string | number | Buffer): Buffer {
  if (value === 'empty map') return head(5, 0);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([head(typeof value === 'string' ? 3 : 2, bytes.length), bytes]);
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count]);
  return count < 256 ? Buffer.from([(major << 5) | 24, count]) : Buffer.from([(major << 5) | 25, count >> 8, count & 255]);
}
