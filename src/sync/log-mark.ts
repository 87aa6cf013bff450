/** Tells one log from another that has the same length: whose entry stands at a cursor (S5). */

import { ByteWriter } from '../kernel/bytes.ts';
import { writeId } from '../replica/change-codec.ts';
import type { Entry } from './entries.ts';

/** Bytes of a signature that tell two links over the same seqs apart. */
const SIGNATURE_BYTES = 6;

/** The identity of an entry of a log, in about 25 bytes: a name, and what tells two of that name apart. */
export function markOf(entry: Entry): Uint8Array {
  const writer = new ByteWriter(24);
  if (entry.kind === 'change') {
    writeId(writer, entry.change.device);
    writer.unsigned(entry.change.seq * 2);
    writer.unsigned(entry.change.stamp);
  } else if (entry.kind === 'link') {
    writeId(writer, entry.link.device);
    writer.unsigned(entry.link.last * 2 + 1);
    writer.raw(entry.link.signature.subarray(0, SIGNATURE_BYTES));
  }
  return writer.take();
}
