/** Civil dates against the laws of the calendar, and against the platform's own UTC calendar. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  civilDate,
  compareDates,
  dateOfDay,
  dayNumber,
  daysBetween,
  daysInMonth,
  endOfMonth,
  FIRST_DAY,
  isCivilDate,
  isoWeekOf,
  LAST_DAY,
  parseCivilDate,
  partsOf,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from './civil-date.ts';

const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const date = day.map(dateOfDay);
const nearDate = fc.integer({ min: -200_000, max: 200_000 }).map(dateOfDay);

describe('a civil date', () => {
  it('is a day number and back, over every year that can be written', () => {
    expect(dateOfDay(FIRST_DAY)).toBe('0001-01-01');
    expect(dateOfDay(LAST_DAY)).toBe('9999-12-31');
    expect(dayNumber('1970-01-01')).toBe(0);
    fc.assert(fc.property(day, (days) => dayNumber(dateOfDay(days)) === days));
  });

  it('agrees with the platform calendar in UTC', () => {
    fc.assert(fc.property(day, (days) => dateOfDay(days) === new Date(days * 86_400_000).toISOString().slice(0, 10)));
    fc.assert(fc.property(date, (some) => weekdayOf(some) % 7 === new Date(`${some}T00:00:00Z`).getUTCDay()));
  });

  it('sorts as text as it sorts in time', () => {
    fc.assert(fc.property(date, date, (a, b) => Math.sign(compareDates(a, b)) === Math.sign(dayNumber(a) - dayNumber(b))));
  });

  it('is refused when the calendar has no such day', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '0000-01-01',
      '2026-1-1',
      ' 2026-01-01',
      '2026-01-01T00:00',
      '',
    ]) {
      expect(isCivilDate(text), text).toBe(false);
    }
    expect(parseCivilDate('2024-02-29')).toBe('2024-02-29');
    expect(civilDate(2100, 2, 29)).toBeUndefined();
    expect(civilDate(2026, 1.5, 2)).toBeUndefined();
    expect(civilDate(2000, 2, 29)).toBe('2000-02-29');
  });

  it('stops at the first and the last date instead of writing something else', () => {
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(addDays('0001-01-01', -1)).toBe('0001-01-01');
    expect(addYears('9999-01-01', 1)).toBe('9999-12-31');
  });
});

describe('arithmetic on civil dates', () => {
  it('adds days as the inverse of the distance', () => {
    fc.assert(
      fc.property(nearDate, fc.integer({ min: -100_000, max: 100_000 }), (some, days) => daysBetween(some, addDays(some, days)) === days),
    );
  });

  it('adds months and keeps the day, or takes the last one of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    fc.assert(
      fc.property(nearDate, fc.integer({ min: -1200, max: 1200 }), (some, months) => {
        const from = partsOf(some);
        const to = partsOf(addMonths(some, months));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });

  it('knows weeks and months', () => {
    fc.assert(
      fc.property(nearDate, (some) => {
        expect(weekdayOf(startOfWeek(some))).toBe(1);
        expect(daysBetween(startOfWeek(some), some)).toBeLessThan(7);
        expect(partsOf(startOfMonth(some)).day).toBe(1);
        expect(partsOf(addDays(endOfMonth(some), 1)).day).toBe(1);
      }),
    );
  });

  it('numbers ISO weeks as ISO 8601 does at the turn of a year', () => {
    const known: [string, number, number][] = [
      ['2005-01-01', 2004, 53],
      ['2005-01-02', 2004, 53],
      ['2007-12-31', 2008, 1],
      ['2008-12-28', 2008, 52],
      ['2008-12-29', 2009, 1],
      ['2010-01-03', 2009, 53],
      ['2026-12-31', 2026, 53],
      ['2027-01-04', 2027, 1],
    ];
    for (const [some, year, week] of known) expect(isoWeekOf(some), some).toEqual({ year, week });
    fc.assert(
      fc.property(nearDate, (some) => {
        const here = isoWeekOf(some);
        const next = isoWeekOf(addDays(some, 7));
        expect(here.week).toBeGreaterThanOrEqual(1);
        expect(here.week).toBeLessThanOrEqual(53);
        expect(next.week === here.week + 1 || (next.week === 1 && next.year === here.year + 1)).toBe(true);
      }),
    );
  });
});
