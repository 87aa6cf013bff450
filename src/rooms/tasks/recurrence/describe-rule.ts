/** A rule told in the reader's language, put together from the messages of `messages.ts`. */

import type { Weekday } from '../../../kernel/civil-date.ts';
import type { Rule } from './rule.ts';

/** Gives the text of a message, as the translator of `ui/i18n` does. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const WORKING_DAYS = '1,2,3,4,5';

/** "every 2 weeks on Tuesday", "le dernier vendredi de chaque mois". */
export function describeRule(rule: Rule, say: Say): string {
  const what = inMonths(rule, rhythm(rule, say), say);
  if (rule.until !== undefined) return say('recurrence.until', { what, until: rule.until });
  return rule.count === undefined ? what : say('recurrence.count', { what, count: rule.count });
}

function rhythm(rule: Rule, say: Say): string {
  const { frequency, interval } = rule;
  const weekdays = rule.byDay.map(({ weekday }) => weekday);
  if (frequency === 'daily' || frequency === 'weekly') {
    if (weekdays.length === 0) return dailyOnDays(rule, say) ?? say(`recurrence.${frequency}`, { interval });
    if (isWorkingDays(rule)) return say('recurrence.weekly-weekdays', { interval });
    return say(`recurrence.${frequency}-on`, { interval, days: namesOf(weekdays, say) });
  }
  const days = daysOf(rule, say);
  if (frequency === 'monthly')
    return days === undefined ? say('recurrence.monthly', { interval }) : say('recurrence.monthly-on', { interval, days });
  if (days === undefined && rule.byMonth.length === 0) return say('recurrence.yearly', { interval });
  const months = monthsOf(rule, say);
  if (days === undefined) return say('recurrence.in-months', { what: say('recurrence.yearly', { interval }), months });
  return say('recurrence.yearly-on', { interval, days: months === '' ? days : say('recurrence.of-month', { days, months }) });
}

/** A daily rule limited to days of the month is told as a monthly one. */
function dailyOnDays(rule: Rule, say: Say): string | undefined {
  const days = rule.frequency === 'daily' ? daysOf(rule, say) : undefined;
  return days === undefined ? undefined : say('recurrence.monthly-on', { interval: 1, days });
}

/** Which days of a month or year: "the 1st and the last Friday"; `undefined` when the rule leaves it to its start. */
function daysOf(rule: Rule, say: Say): string | undefined {
  const monthDays = joined(
    rule.byMonthDay.map((day) => monthDay(day, say)),
    say,
  );
  const weekdays = joined(
    rule.byDay.map(({ weekday, nth }) => nthWeekday(weekday, nth, say)),
    say,
  );
  const position = rule.bySetPos[0];
  if (monthDays === '' && weekdays === '') return undefined;
  if (position !== undefined && rule.bySetPos.length === 1 && monthDays === '' && isWorkingDays(rule) && Math.abs(position) === 1) {
    return say(position === 1 ? 'recurrence.first-working-day' : 'recurrence.last-working-day');
  }
  const days = monthDays === '' || weekdays === '' ? monthDays + weekdays : say('recurrence.on-if', { days: monthDays, weekdays });
  if (position === undefined) return days;
  return say('recurrence.position', {
    nth: joined(
      rule.bySetPos.map((nth) => say('recurrence.nth', { nth: String(nth) })),
      say,
    ),
    days,
  });
}

function monthDay(day: number, say: Say): string {
  if (day > 0) return say('recurrence.month-day', { day: String(day) });
  return day === -1 ? say('recurrence.last-day') : say('recurrence.day-from-end', { day: String(-day) });
}

function nthWeekday(weekday: Weekday, nth: number | undefined, say: Say): string {
  const named = say('recurrence.weekday', { weekday: String(weekday) });
  return nth === undefined ? named : say('recurrence.nth-weekday', { nth: say('recurrence.nth', { nth: String(nth) }), weekday: named });
}

function inMonths(rule: Rule, what: string, say: Say): string {
  if (rule.frequency === 'yearly' || rule.byMonth.length === 0) return what;
  return say('recurrence.in-months', { what, months: monthsOf(rule, say) });
}

function monthsOf(rule: Rule, say: Say): string {
  return joined(
    rule.byMonth.map((month) => say('recurrence.month', { month: String(month) })),
    say,
  );
}

function namesOf(weekdays: readonly Weekday[], say: Say): string {
  return joined(
    weekdays.map((weekday) => nthWeekday(weekday, undefined, say)),
    say,
  );
}

function isWorkingDays(rule: Rule): boolean {
  return (
    rule.byDay.every(({ nth }) => nth === undefined) &&
    rule.byDay
      .map(({ weekday }) => weekday)
      .toSorted()
      .join(',') === WORKING_DAYS
  );
}

function joined(parts: readonly string[], say: Say): string {
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1);
  return before.length === 0 ? last : say('recurrence.and', { a: before.reduce((a, b) => say('recurrence.comma', { a, b })), b: last });
}
