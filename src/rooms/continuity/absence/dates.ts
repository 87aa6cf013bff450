/** When a member will be away: as they declared, or as they ask what if. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { presence, reachableFrom } from '../../people/index.ts';

/** Both days included. */
export interface Away {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The spans that a member declared they are off, whole days, by their beginning. */
export function declaredAways(read: Reader, member: Id, from: CivilDate): readonly Away[] {
  const rows = read.where(presence, { member, reach: 'off', to: (to) => to !== null && to >= from });
  return rows
    .sort({ by: 'from' })
    .all()
    .flatMap(({ from: begin, fromHalf, to: end, toHalf }) => {
      if (begin === null || end === null) return [];
      // Half a day off is not a day away.
      const first = fromHalf === 'afternoon' ? addDays(begin, 1) : begin;
      const last = toHalf === 'morning' ? addDays(end, -1) : end;
      return first <= last && last >= from ? [{ from: first, to: last }] : [];
    });
}

/** The first day on which a member is back after being away, by their hours and what else they declared. */
export function backFrom(read: Reader, member: Id, { to }: Away): CivilDate {
  const next = addDays(to, 1);
  return reachableFrom(read, [member], next, addDays(next, 60)).get(member) ?? next;
}
