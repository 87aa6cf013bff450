/** Whom a proposal concerns: those named, and the members of its circle; without either, everybody. */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import { departed, member } from '../../people/index.ts';
import { holdersOfRoles, isWithin, nestingOf, role } from '../circles/index.ts';
import { concerned, type proposal } from './schema.ts';

/** In the order of their names. */
export function concernedBy(read: Reader, { id, circle }: Pick<Row<typeof proposal>, 'id' | 'circle'>): readonly Id[] {
  const gone = departed(read);
  const wanted = new Set([...namedIn(read, id), ...(circle === null ? [] : membersOf(read, circle))]);
  const found = [...wanted].filter((one) => !gone.has(one) && read.row(member, one) !== undefined);
  const all = read.where(member, found.length === 0 ? { left: null } : { id: found });
  return all.sort({ by: 'name' }).ids();
}

/** Those who answer for a role in the circle; where it has none of its own, in the circles within it. */
function membersOf(read: Reader, circle: Id): readonly Id[] {
  const nesting = nestingOf(read);
  const roles = read.where(role).all();
  const own = roles.filter((each) => nesting.at(each.circle).parent === circle);
  const found = own.length > 0 ? own : roles.filter((each) => isWithin(nesting, nesting.at(each.circle).parent, circle));
  return found.length === 0
    ? []
    : [
        ...holdersOfRoles(
          read,
          found.map(({ id }) => id),
        ).values(),
      ].flat();
}

/** Those asked by name. */
export const namedIn = (read: Reader, id: Id): readonly Id[] =>
  read
    .where(concerned, { proposal: id })
    .values('member')
    .filter((one): one is Id => one !== null);
