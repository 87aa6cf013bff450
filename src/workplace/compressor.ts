/** Raw deflate for browsers: in JavaScript, as their own streams cannot answer at once, and by those for who can wait. */

import { inflateSync } from 'fflate';
import type { Compressor } from '../kernel/ports.ts';

/** Fewer bytes than this are inflated before a stream is set up. */
const SMALL = 16 << 10;

let deflate = stored;

/** Before that, what is deflated is as long as it was, and valid all the same: nobody has to wait, or fails, where it cannot be had. */
export async function bringDeflate(): Promise<void> {
  ({ deflate } = await import('./deflating.ts'));
}

export const scriptCompressor: Required<Compressor> = {
  deflate: (bytes) => deflate(bytes),
  inflate(bytes, size) {
    try {
      const inflated = inflateSync(bytes, { out: new Uint8Array(size) });
      return inflated.length === size ? inflated : undefined;
    } catch {
      return undefined;
    }
  },
  async inflateSoon(bytes, size) {
    if (size < SMALL) return scriptCompressor.inflate(bytes, size);
    const { readable, writable } = new DecompressionStream('deflate-raw');
    const writer = writable.getWriter();
    // What is wrong with the bytes shows where they come out.
    for (const put of [writer.write(new Uint8Array(bytes)), writer.close()]) put.catch(() => undefined);
    const reader = readable.getReader();
    const inflated = new Uint8Array(size);
    try {
      for (let at = 0; ; ) {
        const { done, value } = await reader.read();
        if (done) return at === size ? inflated : undefined;
        if (at + value.length > size) {
          await reader.cancel();
          return undefined;
        }
        inflated.set(value, at);
        at += value.length;
      }
    } catch {
      return undefined;
    }
  },
};

/** Bytes of one stored block at most. */
const STORED = 0xffff;

/** Raw deflate without any compression: stored blocks only (RFC 1951, 3.2.4). */
function stored(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / STORED));
  const deflated = new Uint8Array(bytes.length + 5 * blocks);
  for (let block = 0; block < blocks; block++) {
    const part = bytes.subarray(block * STORED, (block + 1) * STORED);
    const low = part.length & 0xff;
    const high = part.length >> 8;
    const at = block * (STORED + 5);
    deflated.set([block === blocks - 1 ? 1 : 0, low, high, low ^ 0xff, high ^ 0xff], at);
    deflated.set(part, at + 5);
  }
  return deflated;
}
