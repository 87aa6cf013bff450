/** The days a monthly or yearly rule has in one month or year, as day numbers (days since 1970). */

import { type CivilDate, civilDate, dayNumber, daysInMonth, isLeapYear, partsOf, weekdayOfDay } from '../../../kernel/civil-date.ts';
import type { Rule, RuleDay } from './rule.ts';

/** The day number of a date; NaN beyond the calendar. */
export function dayOfMonth(year: number, month: number, day: number): number {
  const date = civilDate(year, month, day);
  return date === undefined ? Number.NaN : dayNumber(date);
}

export function daysOfMonth(rule: Rule, start: CivilDate, year: number, month: number): readonly number[] {
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return [];
  const length = daysInMonth(year, month);
  const first = dayOfMonth(year, month, 1);
  const ofMonth = rule.byMonthDay.length === 0 ? undefined : monthDays(rule.byMonthDay, first, length);
  const ofWeek = rule.byDay.length === 0 ? undefined : weekdaysIn(rule.byDay, first, length);
  return both(ofMonth, ofWeek) ?? monthDays([partsOf(start).day], first, length);
}

export function daysOfYear(rule: Rule, start: CivilDate, year: number): readonly number[] {
  const begin = partsOf(start);
  const first = dayOfMonth(year, 1, 1);
  if (rule.byMonth.length === 0 && rule.byMonthDay.length === 0 && rule.byDay.length === 0) {
    const same = dayOfMonth(year, begin.month, begin.day);
    return Number.isNaN(same) ? [] : [same];
  }
  if (rule.byMonth.length > 0) return ascending(rule.byMonth.flatMap((month) => daysOfMonth(rule, start, year, month)));
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const ofMonth =
    rule.byMonthDay.length === 0
      ? undefined
      : months.flatMap((month) => monthDays(rule.byMonthDay, dayOfMonth(year, month, 1), daysInMonth(year, month)));
  const ofWeek = rule.byDay.length === 0 ? undefined : weekdaysIn(rule.byDay, first, isLeapYear(year) ? 366 : 365);
  return both(ofMonth, ofWeek) ?? [];
}

/** What is in both lists; a missing list limits nothing. */
function both(a: readonly number[] | undefined, b: readonly number[] | undefined): readonly number[] | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : a.filter((day) => b.includes(day));
}

function monthDays(wanted: readonly number[], first: number, length: number): readonly number[] {
  const days = wanted.map((day) => (day > 0 ? day : length + 1 + day)).filter((day) => day >= 1 && day <= length);
  return ascending(days.map((day) => first + day - 1));
}

/** The wanted weekdays among the `length` days from `first` on. */
function weekdaysIn(wanted: readonly RuleDay[], first: number, length: number): readonly number[] {
  const days = wanted.flatMap(({ weekday, nth }) => {
    const offset = (weekday - weekdayOfDay(first) + 7) % 7;
    const all = Array.from({ length: Math.ceil((length - offset) / 7) }, (_, week) => first + offset + week * 7);
    return nth === undefined ? all : (all.at(nth > 0 ? nth - 1 : nth) ?? []);
  });
  return ascending(days);
}

function ascending(days: readonly number[]): readonly number[] {
  return [...new Set(days)].toSorted((a, b) => a - b);
}
