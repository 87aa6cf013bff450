/** Who holds which role. */

import type { Id } from '../../../kernel/ids.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { departed } from '../../people/index.ts';
import { role, roleHolder } from './schema.ts';

/** The members here who hold each role that is not in the trash; `roles` narrows the look. */
export function holdersOfRoles(read: Reader, roles?: readonly Id[]): ReadonlyMap<Id, readonly Id[]> {
  const holders = new Map<Id, Id[]>();
  const gone = departed(read);
  const removed = new Set(read.where(role, {}, 'only').ids());
  for (const row of read
    .where(roleHolder, roles === undefined ? {} : { role: roles })
    .sort({ by: 'since' })
    .all()) {
    if (row.role === null || row.member === null || gone.has(row.member) || removed.has(row.role)) continue;
    const known = holders.get(row.role);
    if (known === undefined) holders.set(row.role, [row.member]);
    else if (!known.includes(row.member)) known.push(row.member);
  }
  return holders;
}

/** The roles a member holds. */
export function rolesOf(read: Reader, member: Id): readonly Id[] {
  if (departed(read).has(member)) return [];
  const removed = new Set(read.where(role, {}, 'only').ids());
  return read
    .where(roleHolder, { member })
    .values('role')
    .filter((id): id is Id => id !== null && !removed.has(id));
}

export const isHeldBy = (read: Reader, id: Id, member: Id): boolean => {
  const row = read.row(roleHolder, deriveId(roleHolder.name, id, member));
  return row !== undefined && row.deleted === null && row.role === id && row.member === member;
};
