import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, weekdayOf } from '../../kernel/civil-date.ts';
import { civilDateAt, instantAt, timeOfDayAt } from '../../kernel/zones.ts';
import { holidayOn } from '../../rooms/people/holidays.ts';
import { type Span, workOf } from '../../rooms/people/index.ts';
import { regionOf } from '../../rooms/people/working-days.ts';
import { registry } from '../../rooms/registry.ts';
import { Device } from '../../rooms/testing/device.ts';
import { BACK, mailDate, tellUntil } from './hours.ts';

const DAY = 86_400_000;
const STEP = 10 * 60_000;

/** Nights on which clocks move, a week of public holidays, an ordinary week. */
const weeks: readonly CivilDate[] = ['2026-03-27', '2026-10-23', '2026-05-11', '2026-11-09', '2026-06-15'];
const zones = ['Europe/Paris', 'America/Guadeloupe', 'Indian/Reunion', 'Pacific/Noumea', 'America/New_York', 'Australia/Lord_Howe'];

const time = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const minutes = Math.min(quarter * 15, 1440);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
const stretch = fc
  .tuple(time, time)
  .filter(([from, to]) => from < to)
  .map(([from, to]): readonly [string, string] => [from, to]);
const day = fc.oneof(fc.constant([]), fc.array(stretch, { minLength: 1, maxLength: 2 }));
const world = fc.record({
  week: fc.array(day, { minLength: 7, maxLength: 7 }),
  zone: fc.constantFrom(...zones),
  start: fc.constantFrom(...weeks),
  off: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  hour: time.filter((text) => text !== '24:00'),
  at: fc.integer({ min: 0, max: 3 * 24 * 6 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** What the server asks of the room each time it looks. */
function hoursIn({ week, zone, start, off }: World): (now: number) => readonly Span[] {
  const device = new Device(registry, 'ana');
  device.do('member.join', { id: device.me, name: 'Ana', zone });
  device.do('member.edit', { hours: week });
  if (off !== undefined) {
    const date = addDays(start, off);
    device.do('presence.declare', { from: date, to: date, reach: 'off' });
  }
  const known = new Map<CivilDate, readonly Span[]>();
  return (now) => {
    const date = civilDateAt(now, zone);
    const hours = known.get(date) ?? workOf(device.replica, device.me, addDays(date, -BACK), BACK + 2, zone);
    known.set(date, hours);
    return hours;
  };
}

/** The hours as a person reads them: on the clock of their zone, without public holidays and days off. */
function isDeclared({ week, zone, start, off }: World, now: number): boolean {
  const date = civilDateAt(now, zone);
  const region = regionOf({ hours: week, zone, holidays: null });
  if (region !== undefined && holidayOn(date, region) !== undefined) return false;
  if (off !== undefined && date === addDays(start, off)) return false;
  const clock = timeOfDayAt(now, zone);
  return (week[weekdayOf(date) - 1] ?? []).some(([from, to]) => clock >= from && clock < to);
}

/** Of what the clock shows twice, one time is enough. */
const isTwice = (now: number, zone: string): boolean =>
  [-60, -30, 30, 60].some((minutes) => timeOfDayAt(now + minutes * 60_000, zone) === timeOfDayAt(now, zone));

describe('[M6] nobody is told outside the hours they declared', () => {
  test('whatever the hours, the zone and the night on which clocks move: and nothing is dropped', () => {
    fc.assert(
      fc.property(world, (given) => {
        const hours = hoursIn(given);
        const begin = instantAt(given.start, 0, given.zone);
        const at = begin + given.at * STEP;
        let told: number | undefined;
        let could: number | undefined;
        for (let now = at; now < begin + 9 * DAY; now += STEP) {
          const until = tellUntil({ kind: 'offer', at, onDutyUntil: null }, hours(now), now);
          if (isDeclared(given, now) && !isTwice(now, given.zone)) could ??= now;
          if (until === undefined) continue;
          expect(isDeclared(given, now), new Date(now).toISOString()).toBe(true);
          // What the push service may keep it for ends with the stretch.
          expect(until > now && isDeclared(given, until - 1)).toBe(true);
          told = now;
          break;
        }
        expect(told ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(could ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 40 },
    );
  });

  test('the mail of the day neither: it goes out once for each date that has hours, at its hour or when they next begin', () => {
    fc.assert(
      fc.property(world, (given) => {
        const hours = hoursIn(given);
        const begin = instantAt(given.start, 0, given.zone);
        let last: CivilDate | undefined = addDays(given.start, -1);
        const dates: CivilDate[] = [];
        for (let now = begin; now < begin + 8 * DAY; now += 15 * 60_000) {
          const date: CivilDate | undefined = mailDate(hours(now), given.hour, given.zone, now, last);
          if (date === undefined) continue;
          expect(isDeclared(given, now)).toBe(true);
          expect(now).toBeGreaterThanOrEqual(
            instantAt(date, Number(given.hour.slice(0, 2)) * 60 + Number(given.hour.slice(3)), given.zone),
          );
          dates.push(date);
          last = date;
        }
        expect(dates).toEqual([...new Set(dates)].toSorted());
        // A date whose hour lies within its hours has its mail on that date.
        const [minutes, firstDate] = [Number(given.hour.slice(0, 2)) * 60 + Number(given.hour.slice(3)), given.start];
        const chosen = instantAt(firstDate, minutes, given.zone);
        if (isDeclared(given, chosen) && !isTwice(chosen, given.zone)) expect(dates).toContain(firstDate);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is told when', () => {
  const monday = instantAt('2026-11-23', 0, 'Europe/Paris');
  const at = (hour: number) => monday + hour * 3_600_000;
  const hours: readonly Span[] = [
    { from: at(9), to: at(12) },
    { from: at(14), to: at(18) },
    { from: at(33), to: at(42) },
  ];

  test('what comes within the hours goes out at once, until they end; what comes after them when they next begin', () => {
    const offer = { kind: 'offer', at: at(10), onDutyUntil: null } as const;
    expect(tellUntil(offer, hours, at(10))).toBe(at(12));
    const late = { ...offer, at: at(20) };
    expect(tellUntil(late, hours, at(21))).toBeUndefined();
    expect(tellUntil(late, hours, at(33))).toBe(at(42));
  });

  test('what should have gone out more than a day ago is left to the mail: a long sleep, a restored backup, a clock that jumped', () => {
    const offer = { kind: 'offer', at: at(10), onDutyUntil: null } as const;
    expect(tellUntil(offer, hours, at(33.5))).toBe(at(42));
    expect(tellUntil(offer, hours, at(34.5))).toBeUndefined();
    const year = 365 * DAY;
    const then = hours.map(({ from, to }) => ({ from: from + year, to: to + year }));
    expect(tellUntil({ ...offer, at: at(10) }, [...hours, ...then], at(10) + year)).toBeUndefined();
  });

  test('what presses reaches who is on duty by a rota outside their own hours, and only until the rota ends', () => {
    const urgent = { kind: 'request-urgent', at: at(20), onDutyUntil: at(22) } as const;
    expect(tellUntil(urgent, hours, at(20))).toBe(at(22));
    expect(tellUntil({ ...urgent, onDutyUntil: null }, hours, at(20))).toBeUndefined();
    expect(tellUntil({ ...urgent, kind: 'request' }, hours, at(20))).toBeUndefined();
    expect(tellUntil(urgent, hours, at(22))).toBeUndefined();
  });
});
