/** A signature by a keyed hash: worth nothing against an attacker, as hard to get right by accident, and cheap. */

import type { Random, Signer } from '../../src/kernel/ports.ts';

const SIGNATURE_BYTES = 64;
const KEY_BYTES = 32;

export const cheapSigner = (random: Random): Signer => ({
  generate: async () => {
    const secretKey = random.bytes(KEY_BYTES);
    return { secretKey, publicKey: publicOf(secretKey) };
  },
  sign: async (secretKey, message) => spread(hash(message, hash(publicOf(secretKey), 1)), SIGNATURE_BYTES),
  verify: async (publicKey, message, signature) => {
    const good = spread(hash(message, hash(publicKey, 1)), SIGNATURE_BYTES);
    return signature.length === good.length && good.every((byte, index) => byte === signature[index]);
  },
});

const publicOf = (secretKey: Uint8Array): Uint8Array => spread(hash(secretKey, 7), KEY_BYTES);

function hash(bytes: Uint8Array, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (const byte of bytes) h = Math.imul(h ^ byte, 0x01000193);
  return h;
}

function spread(seed: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let h = seed;
  for (let i = 0; i < length; i++) {
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) + i;
    bytes[i] = h >>> 24;
  }
  return bytes;
}
