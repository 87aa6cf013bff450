/** Tells one log from another that has the same length: whose entry stands at a cursor (S5). */

import { ByteWriter } from '../kernel/bytes.ts';
import { writeId } from '../replica/change-codec.ts';
import type { Entry } from './entries.ts';

/** The identity of an entry of a log, in about 18 bytes. */
export function markOf(entry: Entry): Uint8Array {
  const writer = new ByteWriter(24);
  if (entry.kind === 'change') {
    writeId(writer, entry.change.device);
    writer.unsigned(entry.change.seq * 2);
  } else if (entry.kind === 'link') {
    writeId(writer, entry.link.device);
    writer.unsigned(entry.link.last * 2 + 1);
  }
  return writer.take();
}
