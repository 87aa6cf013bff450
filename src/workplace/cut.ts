/** Cuts a large gesture into changes that a hub takes (S7): between rows, so that no row is ever seen half written. */

import { utf8 } from '../kernel/bytes.ts';
import { CHANGE_LIMIT, type Write } from '../replica/change.ts';

/** Well below the limit, so that many devices' pushes take turns; in bytes. */
const PART = CHANGE_LIMIT / 4;

export function cutWrites(writes: readonly Write[]): readonly (readonly Write[])[] {
  const parts: Write[][] = [];
  let size = PART;
  let row = '';
  for (const write of writes) {
    const own = `${write.table}/${write.row}`;
    if (size >= PART && own !== row) {
      parts.push([]);
      size = 0;
    }
    row = own;
    size += sizeOf(write);
    (parts[parts.length - 1] as Write[]).push(write);
  }
  return parts;
}

/** Whether a row is more than a hub takes (F27): it is not cut, and would never be shared. */
export const holdsTooLarge = (writes: readonly Write[]): boolean =>
  cutWrites(writes).some((part) => part.reduce((sum, write) => sum + sizeOf(write), 0) > CHANGE_LIMIT);

/** About what it takes once encoded, in bytes. */
function sizeOf(write: Write): number {
  const { value } = write;
  if (typeof value === 'string') return 24 + (value.length < 64 ? value.length : utf8(value).length);
  return value instanceof Uint8Array ? 24 + value.length : 32;
}
