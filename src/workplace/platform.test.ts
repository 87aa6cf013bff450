import { ed25519 } from '@noble/curves/ed25519.js';
import { afterEach, expect, it, vi } from 'vitest';
import { systemSigner } from './platform.ts';

afterEach(() => vi.unstubAllGlobals());

const message = new TextEncoder().encode('relais');

/** As on an origin that browsers call insecure. */
const withoutPlatform = (): unknown => vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });

it('signs alike by the platform and by our own copy, with keys that either made', async () => {
  const native = await systemSigner.generate();
  const own = ed25519.keygen();
  for (const { secretKey, publicKey } of [native, own]) {
    const signature = await systemSigner.sign(secretKey, message);
    expect(ed25519.sign(message, secretKey)).toEqual(signature);
    expect(ed25519.verify(signature, message, publicKey)).toBe(true);
    expect(await systemSigner.verify(publicKey, message, signature)).toBe(true);
    expect(await systemSigner.verify(publicKey, message.slice(1), signature)).toBe(false);
  }
});

it('signs where the platform has no signatures', async () => {
  withoutPlatform();
  const { secretKey, publicKey } = await systemSigner.generate();
  const signature = await systemSigner.sign(secretKey, message);
  expect(await systemSigner.verify(publicKey, message, signature)).toBe(true);
  expect(await systemSigner.verify(publicKey, message.slice(1), signature)).toBe(false);
  vi.unstubAllGlobals();
  expect(await systemSigner.verify(publicKey, message, signature)).toBe(true);
});

it('takes no bytes for a key that are none', async () => {
  expect(await systemSigner.verify(new Uint8Array(3), message, new Uint8Array(64))).toBe(false);
});
