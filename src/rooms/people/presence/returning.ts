/** When members can be reached again, by what they declared, their public holidays and their hours. */

import { addDays, type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { dateOfHalfDay, halfDay } from './half-days.ts';
import { stayReader, staysOf } from './stays.ts';

/** The first date on which each can be reached, from one date to another, both included; null when there is none. */
export function reachableFrom(read: Reader, members: readonly Id[], from: CivilDate, until: CivilDate): ReadonlyMap<Id, CivilDate | null> {
  const [first, last] = [halfDay(from, 'morning'), halfDay(until, 'afternoon')];
  const stay = stayReader(read, members, first, last);
  return new Map(
    members.map((id) => {
      for (let at = first; at <= last; at++) if (stay(id, at).reach === 'reachable') return [id, dateOfHalfDay(at)];
      return [id, null];
    }),
  );
}

/** The dates on which each can be reached for half a day or more, in order. */
export function reachableDates(
  read: Reader,
  members: readonly Id[],
  from: CivilDate,
  to: CivilDate,
): ReadonlyMap<Id, readonly CivilDate[]> {
  const days = Math.max(0, daysBetween(from, to) + 1);
  const stays = staysOf(read, members, halfDay(from, 'morning'), halfDay(to, 'afternoon'));
  return new Map(
    members.map((id) => {
      const own = stays.get(id) ?? [];
      const dates = Array.from({ length: days }, (_, day) => day).filter((day) =>
        [own[day * 2], own[day * 2 + 1]].some((stay) => stay?.reach === 'reachable'),
      );
      return [id, dates.map((day) => addDays(from, day))];
    }),
  );
}
