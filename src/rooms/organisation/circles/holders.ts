/** Who holds which role, and who stands in where nobody does. */

import type { Id } from '../../../kernel/ids.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import { departed } from '../../people/index.ts';
import { role, roleHolder } from './schema.ts';

/** A member here, for a role: its holder or, with `deputy`, who stands in. */
export type Hold = Row<typeof roleHolder> & { readonly role: Id; readonly member: Id };

/** Those who answer for each role that is not in the trash: its holders, or its deputies where nobody holds it. */
export function holdersOfRoles(read: Reader, roles?: readonly Id[]): ReadonlyMap<Id, readonly Id[]> {
  const removed = new Set(read.where(role, {}, 'only').ids());
  return new Map(
    [...holdsOf(read, roles)].filter(([id]) => !removed.has(id)).map(([id, holds]) => [id, answering(holds).map(({ member }) => member)]),
  );
}

/** Every hold of a member here, by role, the longest first; `roles` narrows the look. */
export function holdsOf(read: Reader, roles?: readonly Id[]): ReadonlyMap<Id, readonly Hold[]> {
  const found = new Map<Id, Hold[]>();
  const gone = departed(read);
  const rows = read.where(roleHolder, roles === undefined ? {} : { role: roles }).sort({ by: 'since' });
  for (const row of rows.all()) {
    if (row.role === null || row.member === null || gone.has(row.member)) continue;
    const hold = { ...row, role: row.role, member: row.member };
    const known = found.get(row.role);
    if (known === undefined) found.set(row.role, [hold]);
    else if (!known.some(({ member }) => member === row.member)) known.push(hold);
  }
  return found;
}

/** The roles a member answers for. */
export function rolesOf(read: Reader, member: Id): readonly Id[] {
  const ids = read.where(roleHolder, { member }).values('role');
  const roles = [...new Set(ids.filter((id): id is Id => id !== null))];
  const holders = roles.length === 0 ? undefined : holdersOfRoles(read, roles);
  return roles.filter((id) => holders?.get(id)?.includes(member) === true);
}

/** Whether a member answers for a role. */
export function isHeldBy(read: Reader, id: Id, member: Id): boolean {
  const own = holdOf(read, id, member);
  if (own === undefined) return false;
  return own.deputy !== true || answering(holdsOf(read, [id]).get(id) ?? []).some((hold) => hold.member === member);
}

/** A member's own hold of a role, or place as its deputy, while it stands. */
export function holdOf(read: Reader, id: Id, member: Id): Row<typeof roleHolder> | undefined {
  const row = read.row(roleHolder, deriveId(roleHolder.name, id, member));
  return row !== undefined && row.deleted === null && row.role === id && row.member === member ? row : undefined;
}

/** Not the deputies, unless nobody else is there. */
function answering(holds: readonly Hold[]): readonly Hold[] {
  const holders = holds.filter(({ deputy }) => deputy !== true);
  return holders.length > 0 ? holders : holds;
}
