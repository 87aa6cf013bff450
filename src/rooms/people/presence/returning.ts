/** When members can be reached again, by what they declared, their public holidays and their hours. */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { dateOfHalfDay, halfDay } from './half-days.ts';
import { stayReader } from './stays.ts';

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
