/** Raw deflate in JavaScript, for browsers, whose own streams cannot answer at once. */

import { deflateSync, inflateSync } from 'fflate';
import type { Compressor } from '../kernel/ports.ts';

export const scriptCompressor: Compressor = {
  deflate: (bytes) => deflateSync(bytes, { level: 6 }),
  inflate(bytes, size) {
    try {
      const inflated = inflateSync(bytes, { out: new Uint8Array(size) });
      return inflated.length === size ? inflated : undefined;
    } catch {
      return undefined;
    }
  },
};
