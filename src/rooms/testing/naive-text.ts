/** A text engine for tests without Yjs: each edit carries the whole text, and the greatest edit stands. */

import { compareBytes, concatBytes } from '../../kernel/bytes.ts';
import type { TextPort } from '../../replica/text-port.ts';

/** Four bytes of generation, four of client, then UTF-8. */
const HEAD = 8;

export const naiveText: TextPort = {
  merge: (updates) => greatest(updates) ?? new Uint8Array(0),
  plain(updates) {
    const last = greatest(updates);
    return last === undefined ? '' : new TextDecoder().decode(last.subarray(HEAD));
  },
  edit(updates, target, client) {
    const last = greatest(updates);
    const head = new DataView(new ArrayBuffer(HEAD));
    head.setUint32(0, last === undefined ? 1 : new DataView(last.buffer, last.byteOffset).getUint32(0) + 1);
    head.setUint32(4, client);
    return concatBytes([new Uint8Array(head.buffer), new TextEncoder().encode(target)]);
  },
};

function greatest(updates: readonly Uint8Array[]): Uint8Array | undefined {
  let best: Uint8Array | undefined;
  for (const update of updates) if (update.length >= HEAD && (best === undefined || compareBytes(update, best) > 0)) best = update;
  return best;
}
