/** Whether what came under one name is one change. */

import { sameBytes } from '../kernel/bytes.ts';
import { contentOf, isStripped } from '../replica/chain.ts';
import type { Change } from '../replica/change.ts';
import { VOID } from '../replica/expunge.ts';

/** Whether two are one change, of which something may have been expunged in one copy (X3). */
export function sameChange(a: Change, b: Change): boolean {
  if (a.stamp !== b.stamp || a.writes.length !== b.writes.length) return false;
  if (!isStripped(a) && !isStripped(b)) return sameBytes(contentOf(a), contentOf(b));
  return sameBytes(contentOf(asStripped(a, b)), contentOf(asStripped(b, a)));
}

const asStripped = (change: Change, other: Change): Change => ({
  ...change,
  writes: change.writes.map((write, index) => (other.writes[index]?.rule === VOID ? { ...write, rule: VOID, value: null } : write)),
});
