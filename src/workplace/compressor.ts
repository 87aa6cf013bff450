/** Raw deflate for browsers: in JavaScript, as their own streams cannot answer at once, and by those for who can wait. */

import { deflateSync, inflateSync } from 'fflate';
import type { Compressor } from '../kernel/ports.ts';

/** Fewer bytes than this are inflated before a stream is set up. */
const SMALL = 16 << 10;

export const scriptCompressor: Required<Compressor> = {
  deflate: (bytes) => deflateSync(bytes, { level: 6 }),
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
