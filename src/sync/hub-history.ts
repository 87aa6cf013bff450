/** The history of a row, read from the hub's log from the newest change back, a page at a time. */

import type { Compressor } from '../kernel/ports.ts';
import { roughSize } from './change-size.ts';
import type { Entry } from './entries.ts';
import type { HubLog } from './hub-log.ts';
import { encodeBlock } from './log-block.ts';
import type { MessageOf } from './messages.ts';

/** Changes in one answer. */
const CHANGES_LIMIT = 200;
/** Bytes of changes in it, about: what is more comes with the next page. */
const BYTES_LIMIT = 256 << 10;
/** Blocks looked at for one answer, so that an old row does not hold up the hub. */
const BLOCKS_LIMIT = 256;

export async function answerHistory(
  log: HubLog,
  ports: { readonly compressor: Compressor },
  ask: MessageOf<'ask'>,
): Promise<MessageOf<'history'>> {
  let before = ask.before === 0 ? log.cursor + 1 : Math.min(ask.before, log.cursor + 1);
  const found: Entry[] = [];
  let bytes = 0;
  for (let looked = 0; looked < BLOCKS_LIMIT && before > 1 && found.length < CHANGES_LIMIT && bytes < BYTES_LIMIT; looked++) {
    const block = await log.blockAt(before - 1);
    if (block === undefined) break;
    for (let index = Math.min(block.entries.length, before - block.first) - 1; index >= 0; index--) {
      const entry = block.entries[index] as Entry;
      if (entry.kind !== 'change' || !entry.change.writes.some((write) => write.row === ask.row && write.table === ask.table)) continue;
      found.push(entry);
      bytes += roughSize(entry.change.writes);
    }
    before = block.first;
  }
  const block = encodeBlock(found.reverse(), ports.compressor);
  return { kind: 'history', scope: ask.scope, request: ask.request, next: before > 1 ? before : 0, block };
}
