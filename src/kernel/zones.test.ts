/** Instants in zones: nothing here depends on the zone of the machine; the nights when clocks change are walked through. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay } from './civil-date.ts';
import { civilDateAt, instantAt, isShowable, isZone, offsetAt, startOfDay, timeOfDayAt, wallClock } from './zones.ts';

const ZONES = [
  'UTC',
  'Europe/Paris',
  'America/Guadeloupe',
  'Indian/Reunion',
  'Pacific/Noumea',
  'America/Miquelon',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Cairo',
];
const HOUR = 3_600_000;
const instantOf = (text: string) => new Date(text).getTime();

const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: instantOf('1975-01-01T00:00Z'), max: instantOf('2060-01-01T00:00Z') });

describe('the civil date of an instant', () => {
  it('is the one on the wall in that zone', () => {
    const late = instantOf('2026-03-10T23:30:00Z');
    expect(civilDateAt(late, 'Europe/Paris')).toBe('2026-03-11');
    expect(civilDateAt(late, 'America/Guadeloupe')).toBe('2026-03-10');
    expect(civilDateAt(late, 'Indian/Reunion')).toBe('2026-03-11');
    expect(timeOfDayAt(late, 'Europe/Paris')).toBe('00:30');
    expect(timeOfDayAt(instantOf('2026-03-10T18:30:00Z'), 'Asia/Kathmandu')).toBe('00:15');
  });

  it('[F29] does not shift on the nights when the clocks change', () => {
    for (const [night, length] of [
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ] as const) {
      const start = startOfDay(night, 'Europe/Paris');
      const end = startOfDay(addDays(night, 1), 'Europe/Paris');
      expect((end - start) / HOUR).toBe(length);
      for (let at = start; at < end; at += HOUR / 2) expect(civilDateAt(at, 'Europe/Paris')).toBe(night);
      expect(civilDateAt(start - 1, 'Europe/Paris')).toBe(addDays(night, -1));
      expect(civilDateAt(end, 'Europe/Paris')).toBe(addDays(night, 1));
    }
  });

  it('[F29] is the same day in Paris and overseas when it was written at noon in Paris', () => {
    const noon = instantAt('2026-07-14', 12 * 60, 'Europe/Paris');
    expect(civilDateAt(noon, 'Europe/Paris')).toBe('2026-07-14');
    expect(civilDateAt(noon, 'America/Guadeloupe')).toBe('2026-07-14');
    expect(civilDateAt(noon, 'Indian/Reunion')).toBe('2026-07-14');
  });
});

describe('the instant of a wall clock', () => {
  it('is shown again by that clock, except where the clock skips it', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const wall = wallClock(at, where);
        const minutes = Math.floor(wall.time / 60_000);
        const back = instantAt(wall.date, minutes, where);
        expect(wallClock(back, where)).toEqual({ date: wall.date, time: minutes * 60_000 });
        expect(back).toBeLessThanOrEqual(at);
      }),
    );
  });

  it('is the first of two in autumn and after the jump in spring', () => {
    expect(instantAt('2026-10-25', 150, 'Europe/Paris')).toBe(instantOf('2026-10-25T00:30:00Z'));
    expect(instantAt('2026-03-29', 150, 'Europe/Paris')).toBe(instantOf('2026-03-29T01:30:00Z'));
  });

  it('begins each day at its first instant, even where midnight is skipped', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(instantOf('2018-11-04T03:00:00Z'));
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 30_000 }).map(dateOfDay), zone, (date, where) => {
        const start = startOfDay(date, where);
        expect(civilDateAt(start, where)).toBe(date);
        expect(civilDateAt(start - 1, where)).toBe(addDays(date, -1));
      }),
    );
  });
});

describe('a zone', () => {
  it('is known or not, and an unknown one counts as UTC', () => {
    expect(isZone('Europe/Paris')).toBe(true);
    expect(isZone('Europe/Atlantis')).toBe(false);
    expect(isZone('')).toBe(false);
    expect(offsetAt(0, 'Europe/Atlantis')).toBe(0);
    expect(offsetAt(instantOf('2026-07-01T00:00Z'), 'Europe/Paris')).toBe(2 * HOUR);
  });

  it('never throws on an instant that no calendar shows', () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY, -1e18, 1e18]) {
      expect(isShowable(at)).toBe(false);
      expect(wallClock(at, 'Europe/Paris').date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
