/** When members can be reached again, by what they declared, their public holidays and their hours. */

import { addDays, type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { halfDay } from './half-days.ts';
import { staysOf } from './stays.ts';

/** Most are back on the next working day: few need a long look. Days. */
const LOOKS = [1, 4, 28] as const;

/** The first date on which each can be reached, from one date to another, both included; null when there is none. */
export function reachableFrom(read: Reader, members: readonly Id[], from: CivilDate, until: CivilDate): ReadonlyMap<Id, CivilDate | null> {
  const found = new Map<Id, CivilDate | null>(members.map((id) => [id, null]));
  let left = members;
  let start = from;
  for (const days of [...LOOKS, daysBetween(from, until) + 1]) {
    if (left.length === 0 || start > until) break;
    const wanted = addDays(start, days - 1);
    const end = wanted < until ? wanted : until;
    const reached = reachableDates(read, left, start, end);
    for (const id of left) found.set(id, reached.get(id)?.[0] ?? null);
    left = left.filter((id) => found.get(id) === null);
    start = addDays(end, 1);
  }
  return found;
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
