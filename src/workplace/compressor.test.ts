import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zlibCompressor } from '../storage/node.ts';
import { bringDeflate, scriptCompressor } from './compressor.ts';

/** From nothing to more than what a stream hands over at once. */
const content = fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer({ min: 0, max: 300_000 })).map(([unit, length]) => {
  return Uint8Array.from({ length }, (_, i) => (unit[i % unit.length] as number) ^ (i >> 12));
});

test('before its script has come, what is deflated is no shorter, and everyone inflates it', () => {
  fc.assert(
    fc.property(content, (bytes) => {
      const packed = scriptCompressor.deflate(bytes);
      expect(packed.length).toBeGreaterThan(bytes.length);
      expect(scriptCompressor.inflate(packed, bytes.length)).toEqual(bytes);
      expect(zlibCompressor.inflate(packed, bytes.length)).toEqual(bytes);
    }),
    { numRuns: 20 },
  );
});

test('what one deflates, every other inflates, at once and soon', async () => {
  await bringDeflate();
  expect(scriptCompressor.deflate(new Uint8Array(1000)).length).toBeLessThan(100);
  await fc.assert(
    fc.asyncProperty(content, async (bytes) => {
      for (const packed of [scriptCompressor.deflate(bytes), zlibCompressor.deflate(bytes)]) {
        expect(scriptCompressor.inflate(packed, bytes.length)).toEqual(bytes);
        expect(await scriptCompressor.inflateSoon(packed, bytes.length)).toEqual(bytes);
        expect(zlibCompressor.inflate(packed, bytes.length)).toEqual(bytes);
      }
    }),
    { numRuns: 20 },
  );
});

test('[A27] what is damaged, cut short or of another length gives nothing, and waits for nothing', async () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i) >> 7);
  const packed = scriptCompressor.deflate(bytes);
  for (const size of [bytes.length - 1, bytes.length + 1, 20_000]) expect(await scriptCompressor.inflateSoon(packed, size)).toBeUndefined();
  expect(await scriptCompressor.inflateSoon(packed.slice(0, packed.length >> 1), bytes.length)).toBeUndefined();
  expect(await scriptCompressor.inflateSoon(new Uint8Array(500).fill(255), bytes.length)).toBeUndefined();
});
