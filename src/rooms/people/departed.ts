/** Who is no longer here: their rows stay, and nothing rests on them any more. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { member } from './schema.ts';

/** Members who left or were put in the trash. An id without a row is not among them: it may be on its way here. */
export function departed(read: Reader): ReadonlySet<Id> {
  const left = read.where(member, { left: (at) => at !== null }).ids();
  return new Set([...left, ...read.where(member, {}, 'only').ids()]);
}
