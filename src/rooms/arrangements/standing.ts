/** Which arrangement counts on a day, until when each one counts, and what merging left for a person to mend. */

import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import type { Json, Row } from '../../replica/schema.ts';
import { WEEKDAYS, type WeekdayName } from '../people/index.ts';
import { arrangement } from './schema.ts';

export type Arrangement = Row<typeof arrangement>;

/** Which of several that begin on one day counts: the one stated last. */
const earlierFirst = (a: Arrangement, b: Arrangement): number =>
  compare(a.from ?? '', b.from ?? '') || (a.statedAt ?? 0) - (b.statedAt ?? 0) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A member's arrangements, earliest first. */
export const arrangementsOf = (read: Reader, member: Id): readonly Arrangement[] =>
  read.where(arrangement, { member }).all().toSorted(earlierFirst);

/** What says nothing of when it begins holds on no day; nor does what ends before it begins. */
const holdsOn = ({ from, to }: Arrangement, date: CivilDate): boolean => from !== null && from <= date && date <= (to ?? date);

/** The one that counts, of a member's arrangements in order. */
export const countingOn = (own: readonly Arrangement[], date: CivilDate): Arrangement | undefined =>
  own.findLast((each) => holdsOn(each, date));

export const isSuspendedOn = ({ suspendedFrom, suspendedTo }: Arrangement, date: CivilDate): boolean =>
  suspendedFrom !== null && suspendedFrom <= date && date <= (suspendedTo ?? date);

/** The fixed days of the week; none when they float or cannot be read. */
export const fixedDays = ({ weekday }: { readonly weekday: Json }): readonly WeekdayName[] =>
  Array.isArray(weekday) ? WEEKDAYS.filter((name) => weekday.includes(name)) : [];

export interface Lasting {
  /** The last day on which it counts: its own end, or the day before another begins. */
  readonly until: CivilDate | null;
  /** Another was said to begin before this one ends, or on the same day: a person puts the dates right. */
  readonly overlaps: boolean;
}

/** Of a member's arrangements in order, how long each counts. */
export function lastingOf(own: readonly Arrangement[]): readonly Lasting[] {
  return own.map((each, at) => {
    const next = own.slice(at + 1).find(({ from }) => from !== null);
    const { from, to } = each;
    if (from === null || next?.from === undefined || next.from === null) return { until: to, overlaps: false };
    // It never counts: what it says of its end is shown, for whoever mends it.
    if (next.from === from) return { until: to, overlaps: true };
    const before = addDays(next.from, -1);
    return { until: to !== null && to < before ? to : before, overlaps: to !== null && to >= next.from };
  });
}
