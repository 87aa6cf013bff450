/** Ed25519 as in production, without the platform's threads, whose answers come in no certain order. */

import { ed25519 } from '@noble/curves/ed25519.js';
import type { Random, Signer } from '../../src/kernel/ports.ts';

export const pureSigner = (random: Random): Signer => ({
  generate: async () => {
    const secretKey = random.bytes(32);
    return { secretKey, publicKey: ed25519.getPublicKey(secretKey) };
  },
  sign: async (secretKey, message) => ed25519.sign(message, secretKey),
  verify: async (publicKey, message, signature) => ed25519.verify(signature, message, publicKey),
});
