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
    const pair = await native((subtle) => subtle.generateKey('Ed25519', true, ['sign', 'verify']));
    if (pair !== undefined && 'privateKey' in pair) {
      const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
      return { secretKey: secret.slice(-SEED_BYTES), publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)) };
    }
    const { ed25519 } = await curves();
    const { secretKey, publicKey } = ed25519.keygen();
    return { secretKey, publicKey };
  },

  async sign(secretKey, message) {
    const key = await native((subtle) => subtle.importKey('pkcs8', pkcs8(secretKey), 'Ed25519', false, ['sign']));
    if (key !== undefined) return new Uint8Array(await crypto.subtle.sign('Ed25519', key, copy(message)));
    const { ed25519 } = await curves();
    return ed25519.sign(message, secretKey);
  },

  async verify(publicKey, message, signature) {
    let key = publicKeys.get(publicKey);
    if (key === undefined) {
      key = native((subtle) => subtle.importKey('raw', copy(publicKey), 'Ed25519', false, ['verify']));
      publicKeys.set(publicKey, key);
    }
    const known = await key;
    if (known !== undefined) return crypto.subtle.verify('Ed25519', known, copy(signature), copy(message));
    try {
      const { ed25519 } = await curves();
      return ed25519.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};

/** Public keys as the platform has them: whoever holds the bytes verifies by them again and again. */
const publicKeys = new WeakMap<Uint8Array, Promise<CryptoKey | undefined>>();

const curves = (): Promise<typeof import('@noble/curves/ed25519.js')> => import('@noble/curves/ed25519.js');

/** `undefined` where the platform cannot, or the key is none. */
async function native<K>(make: (subtle: SubtleCrypto) => Promise<K>): Promise<K | undefined> {
  const { subtle } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  return subtle === undefined ? undefined : make(subtle).catch(() => undefined);
}

const SEED_BYTES = 32;
/** What stands before a secret key of Ed25519 in PKCS #8 (RFC 8410). */
const PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

function pkcs8(secretKey: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PKCS8.length + secretKey.length);
  bytes.set(PKCS8);
  bytes.set(secretKey, PKCS8.length);
  return bytes;
}

/** In a buffer of their own, which the platform's functions ask for. */
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
