/** Who answers for a task is computed, never written (PRODUCT.md, Tasks). */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { departed } from '../people/index.ts';
import type { Stretch } from './holding.ts';
import { holding } from './schema.ts';

/** Why these members: they hold it, they hold its role, they released it last; or nobody does. */
export interface Answering {
  readonly how: 'holders' | 'role' | 'released' | 'nobody';
  readonly members: readonly Id[];
}

/** Those whose stretch lasts, in the order in which they took it, each once. */
export const standing = (stretches: readonly Stretch[], gone: ReadonlySet<Id>): readonly Id[] => [
  ...new Set(
    [...stretches]
      .sort((a, b) => (a.from ?? 0) - (b.from ?? 0) || (a.id < b.id ? -1 : 1))
      .flatMap(({ member, until }) => (until === null && member !== null && !gone.has(member) ? [member] : [])),
  ),
];

/**
 * Its standing holders, else the holders of its role, else whoever released it last. `stretches` are those of the task,
 * `roleHolders` those who hold its role, `gone` the members who left: nothing rests on them.
 */
export function answering(stretches: readonly Stretch[], roleHolders: readonly Id[], gone: ReadonlySet<Id>): Answering {
  const holders = standing(stretches, gone);
  if (holders.length > 0) return { how: 'holders', members: holders };
  if (roleHolders.length > 0) return { how: 'role', members: roleHolders };
  let last: Stretch | undefined;
  for (const stretch of stretches) {
    if (stretch.until === null || stretch.member === null || gone.has(stretch.member)) continue;
    if (last === undefined || stretch.until > (last.until ?? 0) || (stretch.until === last.until && stretch.id > last.id)) last = stretch;
  }
  return last?.member ? { how: 'released', members: [last.member] } : { how: 'nobody', members: [] };
}

/** Who of those still here holds a task. */
export const standingHolders = (read: Reader, task: Id): readonly Id[] => standing(read.where(holding, { task }).all(), departed(read));
