/** Ids derived from content, so that devices that create the same fact meet in one row (R4). */

import { ByteWriter } from '../kernel/bytes.ts';
import { encodeId, type Id } from '../kernel/ids.ts';
import { sha256 } from '../kernel/sha256.ts';

/** The first 128 bits of SHA-256 over the parts, each with its length, so that ('ab','c') differs from ('a','bc'). */
export function deriveId(...parts: readonly (string | number)[]): Id {
  const writer = new ByteWriter(96);
  for (const part of parts) writer.string(String(part));
  return encodeId(sha256(writer.take()), 0);
}
