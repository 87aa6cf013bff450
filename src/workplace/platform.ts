/** The ports of the pure layers as every platform of today has them, browser and Node alike. */

import type { Clock, Random, Signer, Timers } from '../kernel/ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

export const systemRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };

export const systemTimers: Timers = {
  after(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};

/** Ed25519 by the platform; by our own copy on origins that browsers call insecure, and where the platform lacks it. */
export const systemSigner: Signer = {
  async generate() {
    const { ed25519 } = await curves();
    const { secretKey, publicKey } = ed25519.keygen();
    return { secretKey, publicKey };
  },

  async sign(secretKey, message) {
    const { ed25519 } = await curves();
    return ed25519.sign(message, secretKey);
  },

  async verify(publicKey, message, signature) {
    const native = await nativeKey(publicKey);
    if (native !== undefined) return crypto.subtle.verify('Ed25519', native, copy(signature), copy(message));
    try {
      const { ed25519 } = await curves();
      return ed25519.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};

const curves = (): Promise<typeof import('@noble/curves/ed25519.js')> => import('@noble/curves/ed25519.js');

async function nativeKey(publicKey: Uint8Array): Promise<CryptoKey | undefined> {
  if (globalThis.crypto.subtle === undefined) return undefined;
  try {
    return await crypto.subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify']);
  } catch {
    return undefined;
  }
}

/** In a buffer of their own, which the platform's functions ask for. */
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
