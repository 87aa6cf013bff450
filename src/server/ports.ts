/** The ports of the pure layers on Node: time, chance, timers, Ed25519, raw deflate. */

import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { concatBytes } from '../kernel/bytes.ts';
import type { Clock, Compressor, Random, Signer, Timers } from '../kernel/ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };

export const systemTimers: Timers = {
  after(delay, task) {
    // A commit that is due in the next turn must not wait for the timer's millisecond.
    if (delay <= 0) {
      const soon = setImmediate(task);
      return () => clearImmediate(soon);
    }
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};

export const nodeCompressor: Compressor = {
  deflate: (bytes) => new Uint8Array(deflateRawSync(bytes)),
  inflate(bytes, size) {
    try {
      const plain = inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) });
      return plain.length === size ? new Uint8Array(plain) : undefined;
    } catch {
      return undefined;
    }
  },
};

/** What stands before a raw key in DER (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const nodeSigner: Signer = {
  verify(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return Promise.resolve(false);
    return new Promise((resolve) => {
      verify(null, message, publicKeyOf(publicKey), signature, (error, good) => resolve(error === null && good));
    });
  },
  sign(secretKey, message) {
    const key = createPrivateKey({ key: Buffer.from(concatBytes([PKCS8, secretKey])), format: 'der', type: 'pkcs8' });
    return new Promise((resolve, reject) => {
      sign(null, message, key, (error, signature) => (error === null ? resolve(new Uint8Array(signature)) : reject(error)));
    });
  },
  generate() {
    return new Promise((resolve, reject) => {
      generateKeyPair('ed25519', {}, (error, publicKey, secretKey) => {
        if (error !== null) return reject(error);
        const spki = publicKey.export({ format: 'der', type: 'spki' });
        const pkcs8 = secretKey.export({ format: 'der', type: 'pkcs8' });
        resolve({ publicKey: new Uint8Array(spki.subarray(SPKI.length)), secretKey: new Uint8Array(pkcs8.subarray(PKCS8.length)) });
      });
    });
  },
};

function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(concatBytes([SPKI, raw])), format: 'der', type: 'spki' });
}
