import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { sha256 } from './sha256.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

it('hashes as the standard says', () => {
  expect(hex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hex(sha256())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('hashes every length, in one part or several, as the platform does', () => {
  const part = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      expect(hex(sha256(...parts))).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
    }),
  );
  for (let length = 0; length <= 130; length++) {
    const bytes = new Uint8Array(length).fill(length);
    expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});
