/** Chance from a seed and a signature for play, for the tests of replica and sync. */

import { concatBytes, sameBytes } from '../../kernel/bytes.ts';
import type { Random, Signer } from '../../kernel/ports.ts';
import { sha256 } from '../../kernel/sha256.ts';

/** A generator with a seed (mulberry32). */
export class Chance implements Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}

/** Not a signature, but as hard to get wrong by accident. */
export const toySigner = (random: Random): Signer => ({
  generate: async () => {
    const secretKey = random.bytes(32);
    return { secretKey, publicKey: sha256(secretKey) };
  },
  sign: async (secretKey, message) => {
    const half = sha256(concatBytes([sha256(secretKey), message]));
    return concatBytes([half, half]);
  },
  verify: async (publicKey, message, signature) => sameBytes(sha256(concatBytes([publicKey, message])), signature.slice(0, 32)),
});
