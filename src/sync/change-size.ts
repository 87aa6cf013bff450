/** How large a change is: about, to cut by, and exactly where it matters. */

import { contentOf } from '../replica/chain.ts';
import { CHANGE_LIMIT, type Change } from '../replica/change.ts';

/** Whether a change is more than a hub takes and a message carries (S7, F27). Only what may be is measured. */
export const isLarge = (change: Change): boolean => roughSize(change.writes) > CHANGE_LIMIT / 2 && contentOf(change).length > CHANGE_LIMIT;

/** Bytes that writes take, about: enough to cut by. */
export function roughSize(writes: Change['writes']): number {
  let size = 40;
  for (const { value } of writes)
    size += 24 + (typeof value === 'string' ? value.length * 2 : value instanceof Uint8Array ? value.length : 8);
  return size;
}
