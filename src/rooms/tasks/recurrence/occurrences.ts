/** The days on which a rule falls, counted on the calendar: no clock, no zone, no summer time. */

import { addDays, type CivilDate, dateOfDay, dayNumber, daysInMonth, LAST_DAY, partsOf, weekdayOfDay } from '../../../kernel/civil-date.ts';
import { dayOfMonth, daysOfMonth, daysOfYear } from './period-days.ts';
import type { Frequency, Rule } from './rule.ts';

/** Most occurrences one call gives, whatever it asks for [A25]. */
const MOST = 10_000;

/** So many periods without a single day and the rule is taken to be over: the calendar repeats after 400 years. */
const EMPTY_PERIODS: Readonly<Record<Frequency, number>> = { daily: 150_000, weekly: 25_000, monthly: 6000, yearly: 500 };

export interface Window {
  /** First day that counts; from the start of the rule when missing. */
  readonly from?: CivilDate;
  /** Last day that counts. */
  readonly to?: CivilDate;
  /** At most so many; 1000 unless told, never more than `MOST`. */
  readonly limit?: number;
}

/**
 * The days of `rule` from `start` on, in order. `start` itself counts only where the rule falls on it; it decides
 * what the rule leaves open (the weekday of a weekly rule, the day of a monthly one). A month without the day asked
 * for has none (RFC 5545), it does not move to another.
 */
export function occurrences(rule: Rule, start: CivilDate, window: Window = {}): readonly CivilDate[] {
  const found: CivilDate[] = [];
  const limit = Math.max(0, Math.min(window.limit ?? 1000, MOST));
  const first = dayNumber(start);
  const from = window.from === undefined ? first : Math.max(first, dayNumber(window.from));
  const last = Math.min(dayNumber(window.to ?? dateOfDay(LAST_DAY)), rule.until === undefined ? LAST_DAY : dayNumber(rule.until));
  let counted = 0;
  let empty = 0;
  for (let index = rule.count === undefined ? firstPeriod(rule, start, from) : 0; found.length < limit; index += 1) {
    const days = periodDays(rule, start, index);
    if (days === undefined || empty > EMPTY_PERIODS[rule.frequency]) break;
    const chosen = inPositions(days, rule.bySetPos).filter((day) => day >= first);
    empty = chosen.length === 0 ? empty + 1 : 0;
    if (chosen.length === 0 && periodStart(rule, start, index) > last) break;
    for (const day of chosen) {
      counted += 1;
      if (day > last || (rule.count !== undefined && counted > rule.count)) return found;
      if (day >= from && found.length < limit) found.push(dateOfDay(day));
    }
    if (counted === rule.count) break;
  }
  return found;
}

/** The first day of the rule after `after`; `undefined` when there is none. */
export function nextOccurrence(rule: Rule, start: CivilDate, after: CivilDate): CivilDate | undefined {
  return occurrences(rule, start, { from: addDays(after, 1), limit: 1 })[0];
}

/** The period to begin with so that nothing from day `from` on is missed. */
function firstPeriod(rule: Rule, start: CivilDate, from: number): number {
  const first = dayNumber(start);
  if (from <= first) return 0;
  const begin = partsOf(start);
  const wanted = partsOf(dateOfDay(from));
  switch (rule.frequency) {
    case 'daily':
      return Math.floor((from - first) / rule.interval);
    case 'weekly':
      return Math.floor((from - weekOf(first, rule)) / (7 * rule.interval));
    case 'monthly':
      return Math.floor(((wanted.year - begin.year) * 12 + wanted.month - begin.month) / rule.interval);
    case 'yearly':
      return Math.floor((wanted.year - begin.year) / rule.interval);
  }
}

/** The first day of the period, as a day number: once it is past the end there is nothing to come. */
function periodStart(rule: Rule, start: CivilDate, index: number): number {
  const { year, month } = partsOf(start);
  switch (rule.frequency) {
    case 'daily':
      return dayNumber(start) + index * rule.interval;
    case 'weekly':
      return weekOf(dayNumber(start), rule) + index * 7 * rule.interval;
    case 'monthly': {
      const months = year * 12 + month - 1 + index * rule.interval;
      return dayOfMonth(Math.floor(months / 12), (months % 12) + 1, 1);
    }
    case 'yearly':
      return dayOfMonth(year + index * rule.interval, 1, 1);
  }
}

/** The days of one period, ascending; `undefined` after year 9999. */
function periodDays(rule: Rule, start: CivilDate, index: number): readonly number[] | undefined {
  const { year, month } = partsOf(start);
  const first = periodStart(rule, start, index);
  if (first > LAST_DAY || Number.isNaN(first)) return undefined;
  switch (rule.frequency) {
    case 'daily':
      return fits(rule, first) ? [first] : [];
    case 'weekly': {
      const weekdays = rule.byDay.length === 0 ? [weekdayOfDay(dayNumber(start))] : rule.byDay.map(({ weekday }) => weekday);
      return [0, 1, 2, 3, 4, 5, 6]
        .map((ahead) => first + ahead)
        .filter(
          (day) =>
            day <= LAST_DAY &&
            weekdays.includes(weekdayOfDay(day)) &&
            (rule.byMonth.length === 0 || rule.byMonth.includes(partsOf(dateOfDay(day)).month)),
        );
    }
    case 'monthly': {
      const months = year * 12 + month - 1 + index * rule.interval;
      return daysOfMonth(rule, start, Math.floor(months / 12), (months % 12) + 1);
    }
    case 'yearly':
      return daysOfYear(rule, start, year + index * rule.interval);
  }
}

/** Whether a daily rule's limits let the day through. */
function fits(rule: Rule, day: number): boolean {
  const { year, month, day: ofMonth } = partsOf(dateOfDay(day));
  const fromEnd = ofMonth - daysInMonth(year, month) - 1;
  return (
    (rule.byMonth.length === 0 || rule.byMonth.includes(month)) &&
    (rule.byMonthDay.length === 0 || rule.byMonthDay.includes(ofMonth) || rule.byMonthDay.includes(fromEnd)) &&
    (rule.byDay.length === 0 || rule.byDay.some(({ weekday }) => weekday === weekdayOfDay(day)))
  );
}

function inPositions(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days;
  const chosen = new Set(positions.flatMap((position) => days.at(position > 0 ? position - 1 : position) ?? []));
  return days.filter((day) => chosen.has(day));
}

function weekOf(day: number, rule: Rule): number {
  return day - ((weekdayOfDay(day) - rule.weekStart + 7) % 7);
}
