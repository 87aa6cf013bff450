/** One's own days at home beside one's arrangement: this week and this month, to oneself. */

import { addDays, type CivilDate, endOfMonth, startOfMonth, startOfWeek } from '../../../kernel/civil-date.ts';
import { weekdayName } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { type Arrangement, arrangementsOf, countingOn, fixedDays, isSuspendedOn } from '../standing.ts';
import { halvesOf, type OwnDay, type OwnHalf, ownDays, type Precise } from './own-days.ts';

export const BALANCES = ['under', 'even', 'over'] as const;

export interface SpanPlan {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Days at home or where the arrangement says, halves as 0.5. */
  readonly days: number;
  /** What was agreed for this span; null where it says nothing of it. */
  readonly of: number | null;
  readonly balance: (typeof BALANCES)[number] | null;
}

export interface Plan {
  readonly arrangement: Arrangement | null;
  readonly suspended: boolean;
  readonly week: SpanPlan;
  readonly month: SpanPlan;
  /** Of this week: fixed days spent otherwise, and days that are no fixed ones. */
  readonly missed: readonly CivilDate[];
  readonly beside: readonly CivilDate[];
  /** Half-days of the month on which one could be reached and did not say where. */
  readonly unsaid: number;
}

export function planOf(read: QueryContext, date: CivilDate, precise: Precise): Plan {
  const own = arrangementsOf(read, read.me);
  const [monday, first, last] = [startOfWeek(date), startOfMonth(date), endOfMonth(date)];
  const sunday = addDays(monday, 6);
  const from = monday < first ? monday : first;
  const days = ownDays(read, from, sunday > last ? sunday : last, precise);
  const within = (begin: CivilDate, end: CivilDate) => days.filter((day) => begin <= day.date && day.date <= end);
  const now = countingOn(own, date) ?? null;
  const [week, month] = [within(monday, sunday), within(first, last)];
  const fixed = (day: OwnDay) => {
    const counting = agreedOn(own, day.date);
    return counting?.kind === 'regular' && fixedDays(counting).includes(weekdayName(day.date));
  };
  const hasFixed = now?.kind === 'regular' && fixedDays(now).length > 0;
  const away = (half: OwnHalf, day: OwnDay) => countsFor(agreedOn(own, day.date) ?? now, half);
  const some = (day: OwnDay, counts: (half: OwnHalf) => boolean) => day.holiday === null && day.halves.some(counts);
  return {
    arrangement: now,
    suspended: now !== null && isSuspendedOn(now, date),
    week: spanOf(week, away, monday, sunday, ofWeek(now, week, own)),
    month: spanOf(month, away, first, last, ofMonth(now, month, own)),
    missed: week.filter((day) => fixed(day) && some(day, (half) => isElsewhere(half) && !away(half, day))).map(dateOf),
    beside: hasFixed ? week.filter((day) => !fixed(day) && some(day, (half) => away(half, day))).map(dateOf) : [],
    unsaid: halvesOf(month, ({ spent }) => spent === 'unsaid'),
  };
}

/** Somewhere, by what one said: who said nothing of where is not held to have been elsewhere. */
const isElsewhere = ({ spent }: OwnHalf): boolean => spent !== 'off' && spent !== 'unsaid';

const dateOf = ({ date }: OwnDay): CivilDate => date;

/** The arrangement that counts on a day and is not suspended. */
function agreedOn(own: readonly Arrangement[], date: CivilDate): Arrangement | undefined {
  const counting = countingOn(own, date);
  return counting === undefined || isSuspendedOn(counting, date) ? undefined : counting;
}

const countsFor = (arrangement: Arrangement | null | undefined, { spent }: OwnHalf): boolean =>
  arrangement?.spot == null ? spent === 'home' || spent === 'third-place' : spent === arrangement.spot;

function spanOf(
  days: readonly OwnDay[],
  counts: (half: OwnHalf, day: OwnDay) => boolean,
  from: CivilDate,
  to: CivilDate,
  agreed: number | null,
): SpanPlan {
  const halves = halvesOf(days, counts);
  const balance = agreed === null ? null : halves < agreed ? 'under' : halves > agreed ? 'over' : 'even';
  return { from, to, days: halves / 2, of: agreed === null ? null : agreed / 2, balance };
}

/** Half-days on which one works and the arrangement holds. */
const available = (days: readonly OwnDay[], own: readonly Arrangement[], like: (day: OwnDay) => boolean): number =>
  halvesOf(days, ({ spent }, day) => spent !== 'off' && agreedOn(own, day.date) !== undefined && like(day));

/** Half-days agreed for a week: never more than one works in it. */
function ofWeek(now: Arrangement | null, week: readonly OwnDay[], own: readonly Arrangement[]): number | null {
  if (now?.kind === 'full') return available(week, own, () => true);
  if (now?.kind !== 'regular') return null;
  const fixed = fixedDays(now);
  if (fixed.length > 0) return available(week, own, ({ date }) => fixed.includes(weekdayName(date)));
  return now.days === null
    ? null
    : Math.min(
        Math.round(now.days * 2),
        available(week, own, () => true),
      );
}

/** Half-days agreed for a month; floating days of the week give none, since weeks do not end with months. */
function ofMonth(now: Arrangement | null, month: readonly OwnDay[], own: readonly Arrangement[]): number | null {
  if (now?.kind === 'full') return available(month, own, () => true);
  if (now?.kind === 'occasional') return now.days === null ? null : Math.round(now.days * 2);
  if (now?.kind !== 'regular' || fixedDays(now).length === 0) return null;
  const fixed = fixedDays(now);
  return available(month, own, ({ date }) => fixed.includes(weekdayName(date)));
}
