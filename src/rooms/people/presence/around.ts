/** Who can be reached, and where: on a day, or at this very hour where each of them is. */

import { type CivilDate, weekdayOf } from '../../../kernel/civil-date.ts';
import { grouped } from '../../../kernel/grouped.ts';
import { timeOfDayAt, wallClock } from '../../../kernel/zones.ts';
import type { Row } from '../../../replica/schema.ts';
import { byName } from '../../by-name.ts';
import type { QueryContext } from '../../room.ts';
import { weekOf } from '../declared.ts';
import { member } from '../schema.ts';
import { type HalfDay, halfDay, MIDDAY } from './half-days.ts';
import { type Stay, staysOf } from './stays.ts';

type Member = Row<typeof member>;

interface Reachable {
  readonly id: string;
  readonly name: string | null;
  readonly stay: Stay;
}

/** On the morning of a day. */
export function reachableOn(read: QueryContext, day: CivilDate): readonly Reachable[] {
  return reachableAt(read, present(read), () => halfDay(day, 'morning'));
}

/** From an hour before they begin until they end, by the clock where they are; over midday they are taken to be near. */
export function aroundNow(read: QueryContext): readonly Reachable[] {
  const clocks = new Map<string, { readonly half: HalfDay; readonly date: CivilDate; readonly time: string; readonly soon: string }>();
  const clockOf = ({ zone: own }: Member) => {
    const zone = own ?? read.zone;
    const known = clocks.get(zone);
    if (known !== undefined) return known;
    const { date } = wallClock(read.now, zone);
    const time = timeOfDayAt(read.now, zone);
    const soon = wallClock(read.now + 3_600_000, zone).date === date ? timeOfDayAt(read.now + 3_600_000, zone) : '24:00';
    const clock = { half: halfDay(date, time < MIDDAY ? 'morning' : 'afternoon'), date, time, soon };
    clocks.set(zone, clock);
    return clock;
  };
  const working = present(read).filter((row) => {
    const { date, time, soon } = clockOf(row);
    const [begins, ends] = hoursOn(row, date);
    return begins <= soon && time < ends;
  });
  return reachableAt(read, working, (row) => clockOf(row).half).filter(({ stay, zone }) => {
    const time = timeOfDayAt(read.now, zone ?? read.zone);
    return stay.until === null || time < stay.until;
  });
}

const present = (read: QueryContext): readonly Member[] => byName(read.where(member, { left: null }).all());

/** Of those whose half-day it is, whoever can be reached in it; a half-day is looked up once for all who have it. */
function reachableAt(
  read: QueryContext,
  members: readonly Member[],
  halfOf: (row: Member) => HalfDay,
): (Reachable & { readonly zone: string | null })[] {
  const stays = new Map<string, Stay | undefined>();
  for (const [half, rows] of grouped(members, halfOf)) {
    const ids = rows.map(({ id }) => id);
    for (const [id, own] of staysOf(read, ids, half, half)) stays.set(id, own[0]);
  }
  return members.flatMap(({ id, name, zone }) => {
    const stay = stays.get(id);
    return stay?.reach === 'reachable' ? [{ id, name, zone, stay }] : [];
  });
}

/** From nine to six where they declared none for that day. */
function hoursOn(row: Member, date: CivilDate): readonly [begins: string, ends: string] {
  const stretches = weekOf(row.hours)?.[weekdayOf(date) - 1] ?? [];
  return [stretches[0]?.[0] ?? '09:00', stretches.at(-1)?.[1] ?? '18:00'];
}
