/** A rule of recurrence on the calendar: RFC 5545's RRULE as far as whole days go. */

import type { CivilDate, Weekday } from '../../../kernel/civil-date.ts';

export type Frequency = 'daily' | 'weekly' | 'monthly' | 'yearly';

export interface Rule {
  readonly frequency: Frequency;
  /** Every so many days, weeks, months or years; at least 1. */
  readonly interval: number;
  /** So many occurrences in all, the first included; never together with `until`. */
  readonly count?: number;
  /** The last day on which it may fall. */
  readonly until?: CivilDate;
  /** On which day weeks begin, for rules that skip weeks. */
  readonly weekStart: Weekday;
  readonly byDay: readonly RuleDay[];
  /** 1 to 31, or -1 (the last day) to -31. */
  readonly byMonthDay: readonly number[];
  /** 1 to 12. */
  readonly byMonth: readonly number[];
  /** Of all the days a period has, only these: 1 the first, -1 the last. */
  readonly bySetPos: readonly number[];
}

/** A weekday; with `nth` only the nth one of the month (of the year, in a yearly rule without months), from the end when negative. */
export interface RuleDay {
  readonly weekday: Weekday;
  readonly nth?: number;
}

/** RFC 5545's names, in the order of ISO weekdays. */
const DAY_NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export const WEEKDAY_BY_NAME: ReadonlyMap<string, Weekday> = new Map([
  ['MO', 1],
  ['TU', 2],
  ['WE', 3],
  ['TH', 4],
  ['FR', 5],
  ['SA', 6],
  ['SU', 7],
]);

/** The rule `frequency` every `interval`, with whatever else is given. */
export function rule(frequency: Frequency, rest: Partial<Omit<Rule, 'frequency'>> = {}): Rule {
  return { frequency, interval: 1, weekStart: 1, byDay: [], byMonthDay: [], byMonth: [], bySetPos: [], ...rest };
}

/** The rule as RFC 5545 writes it, without `RRULE:`; two rules that say the same are written the same. */
export function formatRule(given: Rule): string {
  const parts = [
    `FREQ=${given.frequency.toUpperCase()}`,
    given.interval === 1 ? '' : `INTERVAL=${given.interval}`,
    listed('BYMONTH', given.byMonth),
    listed('BYMONTHDAY', given.byMonthDay),
    listed(
      'BYDAY',
      given.byDay.map(({ weekday, nth }) => `${nth ?? ''}${DAY_NAMES[weekday - 1]}`),
    ),
    listed('BYSETPOS', given.bySetPos),
    given.weekStart === 1 ? '' : `WKST=${DAY_NAMES[given.weekStart - 1]}`,
    given.count === undefined ? '' : `COUNT=${given.count}`,
    given.until === undefined ? '' : `UNTIL=${given.until.replaceAll('-', '')}`,
  ];
  return parts.filter((part) => part !== '').join(';');
}

function listed(name: string, values: readonly (number | string)[]): string {
  return values.length === 0 ? '' : `${name}=${values.join(',')}`;
}
