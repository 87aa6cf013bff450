/** Rules on the calendar: the examples of RFC 5545, and every rule against an oracle that walks day by day. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CivilDate,
  dateOfDay,
  dayNumber,
  daysInMonth,
  partsOf,
  startOfWeek,
  type Weekday,
  weekdayOf,
} from '../../../kernel/civil-date.ts';
import { nextOccurrence, occurrences } from './occurrences.ts';
import { checked, parseRule } from './parse-rule.ts';
import { formatRule, type Rule } from './rule.ts';

function ruleOf(text: string): Rule {
  const result = parseRule(text);
  if (!result.ok) throw new Error(`${text}: ${result.problem.code}`);
  return result.value;
}

/** RFC 5545 §3.8.5.3, the examples that speak of whole days; all begin in 1997. */
const EXAMPLES: readonly (readonly [rule: string, start: CivilDate, days: string])[] = [
  ['FREQ=DAILY;COUNT=10', '1997-09-02', '09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11'],
  ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', '09-02 09-12 09-22 10-02 10-12'],
  [
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
    '1997-09-01',
    '09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22 12-24',
  ],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH', '1997-09-02', '09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16'],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05', '08-05 08-10 08-19 08-24'],
  ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05', '08-05 08-17 08-19 08-31'],
  ['FREQ=MONTHLY;COUNT=4;BYDAY=1FR', '1997-09-05', '09-05 10-03 11-07 12-05'],
  ['FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU', '1997-09-07', '09-07 09-28 11-02 11-30'],
  ['FREQ=MONTHLY;COUNT=4;BYDAY=-2MO', '1997-09-22', '09-22 10-20 11-17 12-22'],
  ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=4', '1997-09-28', '09-28 10-29 11-28 12-29'],
  ['FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1', '1997-09-30', '09-30 10-01 10-31 11-01 11-30'],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', '09-04 10-07 11-06'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4', '1997-09-29', '09-29 10-30 11-27 12-30'],
  ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4', '1997-09-13', '09-13 10-11 11-08 12-13'],
  ['FREQ=YEARLY;BYDAY=20MO;COUNT=1', '1997-05-19', '05-19'],
  ['FREQ=YEARLY;COUNT=2;BYMONTH=6,7', '1997-06-10', '06-10 07-10'],
];

describe('the examples of RFC 5545', () => {
  it.each(EXAMPLES)('%s from %s', (text, start, days) => {
    expect(occurrences(ruleOf(text), start, { to: '1997-12-31' })).toEqual(days.split(' ').map((day) => `1997-${day}`));
  });

  it('over the years', () => {
    expect(occurrences(ruleOf('FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'), '1996-11-05', { limit: 3 })).toEqual([
      '1996-11-05',
      '2000-11-07',
      '2004-11-02',
    ]);
    expect(occurrences(ruleOf('FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'), '1997-09-02', { limit: 5 })).toEqual([
      '1998-02-13',
      '1998-03-13',
      '1998-11-13',
      '1999-08-13',
      '2000-10-13',
    ]);
    expect(occurrences(ruleOf('FREQ=YEARLY;BYDAY=20MO'), '1997-05-19', { limit: 3 })).toEqual(['1997-05-19', '1998-05-18', '1999-05-17']);
  });
});

describe('a rule on the calendar', () => {
  it('skips the months that have no such day', () => {
    expect(occurrences(ruleOf('FREQ=MONTHLY'), '2026-01-31', { limit: 4 })).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
    ]);
    expect(occurrences(ruleOf('FREQ=YEARLY'), '2024-02-29', { limit: 3 })).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  it('[F29] goes over the nights when clocks change as over any other', () => {
    expect(occurrences(ruleOf('FREQ=DAILY'), '2026-03-28', { limit: 4 })).toEqual(['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31']);
    expect(occurrences(ruleOf('FREQ=WEEKLY'), '2026-10-18', { limit: 3 })).toEqual(['2026-10-18', '2026-10-25', '2026-11-01']);
  });

  it('[A25] comes to an end even when it never falls or falls for ever', () => {
    expect(occurrences(ruleOf('FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6'), '2026-01-01')).toEqual([]);
    expect(occurrences(ruleOf('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO'), '2026-01-01', { limit: 1 })).toEqual(['2044-02-29']);
    expect(occurrences(ruleOf('FREQ=DAILY'), '2026-01-01', { limit: 1_000_000_000 })).toHaveLength(10_000);
    expect(occurrences(ruleOf('FREQ=YEARLY;INTERVAL=1000'), '2026-01-01')).toHaveLength(8);
    expect(occurrences(ruleOf('FREQ=DAILY'), '9999-12-30')).toEqual(['9999-12-30', '9999-12-31']);
    expect(occurrences(ruleOf('FREQ=WEEKLY;BYDAY=SU'), '9999-12-30')).toEqual([]);
  });
});

const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const some = <T>(value: fc.Arbitrary<T>, most: number) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: fc.uniqueArray(value, { maxLength: most }) });
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 }));
const nth = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: -5, max: -1 }));
const anyRule = fc
  .record({
    frequency: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const, 'yearly' as const),
    interval: fc.integer({ min: 1, max: 5 }),
    weekStart: weekday,
    byDay: some(fc.oneof(fc.record({ weekday }), fc.record({ weekday, nth })), 3),
    byMonthDay: some(monthDay, 4),
    byMonth: some(fc.integer({ min: 1, max: 12 }), 3),
    bySetPos: some(nth, 2),
    end: fc.oneof(
      fc.constant({}),
      fc.record({ count: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ until: fc.integer({ min: 20_000, max: 22_000 }).map(dateOfDay) }),
    ),
  })
  .map(({ end, ...rest }): Rule => ({ ...rest, ...end }))
  .filter((made) => checked(made).ok);
const start = fc.integer({ min: 20_000, max: 20_800 }).map(dateOfDay);

/** Which period of the rule's own a day lies in, as a number; periods that count are multiples of the interval from the start's. */
function periodOf(made: Rule, date: CivilDate): number {
  const { year, month } = partsOf(date);
  switch (made.frequency) {
    case 'daily':
      return dayNumber(date);
    case 'weekly':
      return Math.floor((dayNumber(startOfWeek('2001-01-01')) * -1 + dayNumber(date) + 7000 - (made.weekStart - 1)) / 7);
    case 'monthly':
      return year * 12 + month;
    case 'yearly':
      return year;
  }
}

/** The rule, read as a question about one day. */
function fallsOn(made: Rule, begin: CivilDate, date: CivilDate): boolean {
  const { year, month, day } = partsOf(date);
  const { byDay, byMonth, byMonthDay, frequency } = made;
  if ((periodOf(made, date) - periodOf(made, begin)) % made.interval !== 0) return false;
  if (byMonth.length > 0 && !byMonth.includes(month)) return false;
  const left = daysInMonth(year, month) - day;
  if (byMonthDay.length > 0 && !byMonthDay.includes(day) && !byMonthDay.includes(-left - 1)) return false;
  if (byDay.length > 0) {
    const wholeYear = frequency === 'yearly' && byMonth.length === 0;
    const before = wholeYear ? dayNumber(date) - dayNumber(`${date.slice(0, 4)}-01-01`) : day - 1;
    const after = wholeYear ? dayNumber(`${date.slice(0, 4)}-12-31`) - dayNumber(date) : left;
    const is = byDay.some((wanted) => {
      if (wanted.weekday !== weekdayOf(date)) return false;
      return wanted.nth === undefined || wanted.nth === Math.floor(before / 7) + 1 || wanted.nth === -(Math.floor(after / 7) + 1);
    });
    if (!is) return false;
  }
  if (byDay.length > 0 || byMonthDay.length > 0) return true;
  if (frequency === 'weekly') return weekdayOf(date) === weekdayOf(begin);
  if (frequency === 'monthly') return day === partsOf(begin).day;
  if (frequency === 'yearly') return day === partsOf(begin).day && (byMonth.length > 0 || month === partsOf(begin).month);
  return true;
}

/** Day by day, period by period, from well before the start so that positions count whole periods. */
function oracle(made: Rule, begin: CivilDate, to: CivilDate): readonly CivilDate[] {
  const periods = new Map<number, CivilDate[]>();
  for (let date = addDays(begin, -400); date <= addDays(to, 400); date = addDays(date, 1)) {
    const period = periodOf(made, date);
    if (!periods.has(period)) periods.set(period, []);
    if (fallsOn(made, begin, date)) periods.get(period)?.push(date);
  }
  const days = [...periods.values()].flatMap((all) =>
    made.bySetPos.length === 0
      ? all
      : all.filter((_, index) => made.bySetPos.includes(index + 1) || made.bySetPos.includes(index - all.length)),
  );
  const counted = days.filter((date) => date >= begin).slice(0, made.count ?? days.length);
  return counted.filter((date) => date <= to && (made.until === undefined || date <= made.until));
}

describe('every rule', () => {
  it('falls on the days that a walk from day to day finds', () => {
    fc.assert(
      fc.property(anyRule, start, (made, begin) => {
        const to = addDays(begin, 800);
        expect(occurrences(made, begin, { to })).toEqual(oracle(made, begin, to));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same days through any window, and the next day after any day', () => {
    fc.assert(
      fc.property(anyRule, start, fc.integer({ min: -50, max: 800 }), fc.integer({ min: 0, max: 300 }), (made, begin, ahead, length) => {
        const all = occurrences(made, begin, { to: addDays(begin, 1200), limit: 2000 });
        const from = addDays(begin, ahead);
        const to = addDays(from, length);
        expect(occurrences(made, begin, { from, to })).toEqual(all.filter((date) => date >= from && date <= to));
        const next = all.find((date) => date > from);
        if (next !== undefined) expect(nextOccurrence(made, begin, from)).toBe(next);
      }),
    );
  });

  it('is written as RFC 5545 text and read back', () => {
    fc.assert(
      fc.property(anyRule, (made) => {
        const text = formatRule(made);
        expect(formatRule(ruleOf(text))).toBe(formatRule(ruleOf(formatRule(ruleOf(text)))));
        expect(occurrences(ruleOf(text), '2026-01-01', { limit: 20, to: '2029-01-01' })).toEqual(
          occurrences(made, '2026-01-01', { limit: 20, to: '2029-01-01' }),
        );
      }),
    );
  });
});
