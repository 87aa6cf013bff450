/** Which decision took the place of which. */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { decision } from './schema.ts';

/** The decision that takes each one's place: the first adopted, when two were made apart. */
export function successors(read: Reader): ReadonlyMap<Id, Id> {
  const found = new Map<Id, Id>();
  for (const { id, supersedes } of read.where(decision).sort({ by: 'adoptedAt' }).all())
    if (supersedes !== null && supersedes !== id && !found.has(supersedes)) found.set(supersedes, id);
  return found;
}
