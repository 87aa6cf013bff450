/**
 * Challenges for passkeys, sealed instead of stored: whoever is not signed in makes the server write nothing.
 * A challenge says what it is for, when it was made and (at registration) for which member; it is believed once.
 */

import { createHmac, timingSafeEqual } from 'node:crypto';
import { present } from '../../kernel/assert.ts';
import { concatBytes, sameBytes } from '../../kernel/bytes.ts';
import { decodeId, encodeId, fromBase64url, ID_BYTES, type Id } from '../../kernel/ids.ts';
import type { Clock, Random } from '../../kernel/ports.ts';
import type { Store } from '../../kernel/store.ts';

const SERVER = 'server';
const SECRET = 'challenge-secret';
const NONCE = 16;
const LIFE = 5 * 60_000;
const NOBODY = new Uint8Array(ID_BYTES);

const purposes = { 'sign-in': 1, registration: 2 } as const;
export type Purpose = keyof typeof purposes;

export interface Challenges {
  make(purpose: Purpose, member?: Id): Uint8Array<ArrayBuffer>;
  /** The member it was made for (none for sign-in), once; `undefined` when it is not ours, too old or already used. */
  redeem(text: string, purpose: Purpose): { readonly member: Id | undefined } | undefined;
}

/** The secret is shared by all processes of a store: what one made another redeems. */
export async function openChallenges(store: Store, random: Random, clock: Clock): Promise<Challenges> {
  const secret = await challengeSecret(store, random);
  const seal = (payload: Uint8Array): Uint8Array => createHmac('sha256', secret).update(payload).digest();
  const used = new Map<string, number>();

  function redeem(text: string, purpose: Purpose): { readonly member: Id | undefined } | undefined {
    const bytes = fromBase64url(text);
    if (bytes?.length !== NONCE + 1 + ID_BYTES + 8 + 32) return undefined;
    const payload = bytes.subarray(0, -32);
    if (!timingSafeEqual(seal(payload), bytes.subarray(-32))) return undefined;
    if (payload[NONCE] !== purposes[purpose]) return undefined;
    const made = new DataView(payload.buffer, payload.byteOffset + NONCE + 1 + ID_BYTES, 8).getFloat64(0);
    const now = clock.now();
    if (made > now + LIFE || made + LIFE < now) return undefined;
    for (const [old, at] of used) if (at + 2 * LIFE < now) used.delete(old);
    if (used.has(text)) return undefined;
    used.set(text, now);
    const member = payload.subarray(NONCE + 1, NONCE + 1 + ID_BYTES);
    return { member: sameBytes(member, NOBODY) ? undefined : encodeId(member, 0) };
  }

  return {
    make(purpose, member) {
      const time = new Uint8Array(8);
      new DataView(time.buffer).setFloat64(0, clock.now());
      const whom = member === undefined ? NOBODY : present(decodeId(member), 'a member has an id');
      const payload = concatBytes([random.bytes(NONCE), new Uint8Array([purposes[purpose]]), whom, time]);
      return new Uint8Array(concatBytes([payload, seal(payload)]));
    },
    redeem,
  };
}

/** The challenge inside the client data of a passkey's answer. */
export function challengeOf(clientDataJson: string): string | undefined {
  const bytes = fromBase64url(clientDataJson);
  if (bytes === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof data !== 'object' || data === null || !('challenge' in data)) return undefined;
    return typeof data.challenge === 'string' ? data.challenge : undefined;
  } catch {
    return undefined;
  }
}

async function challengeSecret(store: Store, random: Random): Promise<Uint8Array> {
  for (;;) {
    const known = await store.get(SERVER, SECRET);
    if (known !== undefined) return known;
    const fresh = random.bytes(32);
    await store.commit({
      expect: [{ collection: SERVER, key: SECRET, value: undefined }],
      put: [{ collection: SERVER, key: SECRET, value: fresh }],
    });
  }
}
