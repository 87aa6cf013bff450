/** Raw deflate by Node's zlib. */

import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Compressor } from '../kernel/ports.ts';

export const zlibCompressor: Compressor = {
  deflate: (bytes) => new Uint8Array(deflateRawSync(bytes)),
  inflate(bytes, size) {
    try {
      const inflated = inflateRawSync(bytes, { maxOutputLength: Math.max(1, size), finishFlush: constants.Z_FINISH });
      return inflated.length === size ? new Uint8Array(inflated.buffer, inflated.byteOffset, inflated.length) : undefined;
    } catch {
      return undefined;
    }
  },
};
