import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, daysBetween, startOfWeek, weekdayOf } from '../../../kernel/civil-date.ts';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import { WEEKDAYS } from './half-days.ts';
import type { Stay } from './stays.ts';

/** 2026-03-02 is a Monday. */
const MONDAY = '2026-03-02';
let ana: Device;
let ben: Device;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Indian/Reunion' });
  ana.meet(ben);
});

interface Week {
  readonly dates: readonly CivilDate[];
  readonly members: readonly { readonly id: string; readonly stays: readonly Stay[]; readonly holidays: readonly CivilDate[] }[];
}

const week = (device: Device, from: CivilDate = MONDAY, days = 7) => device.ask('presence.week', { from, days }) as Week;
const stays = (device: Device, who: Device, from: CivilDate = MONDAY, days = 7) =>
  week(device, from, days).members.find(({ id }) => id === who.me)?.stays ?? [];
const reach = (list: readonly Stay[]) => list.map((stay) => (stay.reach === 'off' ? '.' : 'x')).join('');

describe('where people say they will be', () => {
  test('somebody who said nothing works from Monday to Friday, and on public holidays is off', () => {
    expect(reach(stays(ana, ana))).toBe('xxxxxxxxxx....');
    // Easter Monday.
    expect(stays(ana, ana, '2026-04-06', 1)).toMatchObject([
      { reach: 'off', by: 'holiday' },
      { reach: 'off', by: 'holiday' },
    ]);
    // The abolition of slavery, on Réunion only.
    expect(stays(ana, ben, '2027-12-20', 1)).toMatchObject([{ by: 'holiday' }, { by: 'holiday' }]);
    expect(stays(ana, ana, '2027-12-20', 1)).toMatchObject([{ by: 'hours' }, { by: 'hours' }]);
  });

  test('declared hours say which half-days one works', () => {
    const hours = [[['08:30', '12:30']], [['14:00', '18:00']], [['09:00', '17:00']], [], [], [], []];
    ana.do('member.edit', { hours });
    expect(reach(stays(ana, ana))).toBe('x..xxx........');
  });

  test('what is usual gives way to a public holiday, and both to what was declared', () => {
    const place = ana.do('place.add', { name: 'La Fabrique' });
    ana.do('usual-presence.set', { weekday: ['tuesday'], where: 'third-place', place, since: MONDAY });
    ana.do('usual-presence.set', { weekday: ['monday'], half: 'morning', where: 'home', since: MONDAY });
    expect(stays(ana, ana).slice(0, 4)).toMatchObject([
      { where: 'home', by: 'usual' },
      { where: null, by: 'hours' },
      { where: 'third-place', place, by: 'usual' },
      { place, by: 'usual' },
    ]);
    expect(stays(ana, ana, '2026-04-06', 1)[0]).toMatchObject({ by: 'holiday' });
    ana.do('presence.declare', { from: '2026-04-06', reach: 'reachable', where: 'office' });
    expect(stays(ana, ana, '2026-04-06', 1)).toMatchObject([{ by: 'declared', where: 'office' }, { by: 'declared' }]);
  });

  test('every second week is counted from the week it begins in', () => {
    ana.do('usual-presence.set', { weekday: ['wednesday'], every: 2, where: 'office', since: '2026-03-04' });
    const offices = [0, 7, 14, 21].map((days) => stays(ana, ana, addDays('2026-03-04', days), 1)[0]?.where);
    expect(offices).toEqual(['office', null, 'office', null]);
  });

  test('three weeks away are one thing said, from one half-day to another', () => {
    ana.do('presence.declare', { from: '2026-08-03', fromHalf: 'afternoon', to: '2026-08-21', toHalf: 'morning', reach: 'off' });
    const list = stays(ana, ana, '2026-08-03', 19);
    expect(reach(list).slice(0, 2)).toBe('x.');
    expect(reach(list).slice(2, 36)).toBe('.'.repeat(34));
    expect(reach(list).slice(36)).toBe('.x');
    expect(ana.ask('presence.declared', { from: '2026-08-10' })).toMatchObject({ spans: [{ from: '2026-08-03', to: '2026-08-21' }] });
  });

  test('what was said last counts, on whichever device, and “as usual” brings back the usual', () => {
    ana.do('presence.declare', { from: MONDAY, to: addDays(MONDAY, 4), reach: 'off' });
    ana.now += 1000;
    ana.do('presence.declare', { from: addDays(MONDAY, 2), reach: 'usual' });
    expect(reach(stays(ana, ana))).toBe('....xx........');
    const phone = new Device(registry, 'ana', 'phone');
    ana.meet(phone);
    phone.now = ana.now + 1000;
    phone.do('presence.declare', { from: addDays(MONDAY, 2), fromHalf: 'afternoon', reach: 'off' });
    ana.meet(phone);
    expect(reach(stays(ana, ana))).toBe('....x.........');
    expect(reach(stays(phone, ana))).toBe('....x.........');
  });

  test('somebody elsewhere may be reached, until a time', () => {
    ana.do('presence.declare', { from: MONDAY, where: 'travelling', until: '11:30', toHalf: 'morning' });
    expect(ana.ask('presence.around', { date: MONDAY })).toMatchObject({
      groups: [
        { where: 'travelling', members: [{ name: 'Ana', until: '11:30' }] },
        { where: null, members: [{ name: 'Ben' }] },
      ],
    });
  });

  test('who is around is told by the clock where each of them is', () => {
    ben.do('member.edit', { member: ben.me, zone: 'Pacific/Tahiti' });
    ben.meet(ana);
    const names = () =>
      (ana.ask('presence.around') as { groups: { members: { name: string }[] }[] }).groups.flatMap(({ members }) =>
        members.map(({ name }) => name),
      );
    const noon = Date.UTC(2026, 2, 4);
    const seen = [7, 9, 12, 16, 18, 19, 27, 29].map((hour) => {
      ana.now = noon + hour * 3_600_000;
      return names().join();
    });
    expect(seen).toEqual(['Ana', 'Ana', 'Ana', 'Ana', 'Ben', 'Ben', 'Ben', '']);
  });

  test('ends that are crossed and times that are none are refused with words', () => {
    expect(ana.refused('presence.declare', { from: '2026-03-03', to: MONDAY })?.code).toBe('presence-ends-first');
    expect(ana.refused('presence.declare', { from: MONDAY, fromHalf: 'afternoon', toHalf: 'morning' })?.code).toBe('presence-ends-first');
    expect(ana.refused('presence.declare', { from: MONDAY, until: 'noon' })?.code).toBe('time-of-day');
    expect(ana.refused('usual-presence.set', { weekday: [] })?.code).toBe('weekdays-missing');
  });

  test('[F29] a day stays the same day, whoever looks from wherever', () => {
    ana.do('presence.declare', { from: '2026-03-29', reach: 'off' });
    ana.meet(ben);
    expect(reach(stays(ben, ana, '2026-03-28', 3))).toBe('....xx');
    expect(reach(stays(ana, ana, '2026-03-28', 3))).toBe('....xx');
  });

  test('the stays of a year are those of a slow reading of what was said', () => {
    const span = fc.record({
      from: fc.integer({ min: -10, max: 380 }),
      days: fc.integer({ min: 0, max: 40 }),
      fromHalf: fc.constantFrom('morning', 'afternoon'),
      toHalf: fc.constantFrom('morning', 'afternoon'),
      reach: fc.constantFrom('reachable', 'off', 'usual'),
    });
    const usual = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      half: fc.constantFrom('morning', 'afternoon'),
      since: fc.integer({ min: -40, max: 380 }),
      every: fc.integer({ min: 1, max: 3 }),
      reach: fc.constantFrom('reachable', 'off', 'usual'),
    });
    const START = '2026-01-01';
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.array(usual, { maxLength: 12 }), (spans, habits) => {
        const device = new Device(registry, 'ana');
        device.do('member.join', { id: device.me, name: 'Ana', zone: 'UTC' });
        const said = spans.map(({ from, days, ...rest }) => ({ ...rest, from: addDays(START, from), to: addDays(START, from + days) }));
        const heard = said.filter((each) => {
          device.now += 1000;
          return device.run('presence.declare', each).ok;
        });
        for (const { weekday, since, ...rest } of habits) {
          device.do('usual-presence.set', { weekday: [WEEKDAYS[weekday - 1]], since: addDays(START, since), ...rest });
        }
        const whole = [...stays(device, device, START, 92), ...stays(device, device, addDays(START, 92), 92)];
        whole.forEach((stay, at) => {
          const date = addDays(START, Math.floor(at / 2));
          const half = at % 2 === 0 ? 'morning' : 'afternoon';
          expect(stay.reach, `${date} ${half}`).toBe(slowly(heard, habits, START, date, half));
        });
      }),
      { numRuns: 40 },
    );
  });
});

interface Said {
  readonly from: string;
  readonly to: string;
  readonly fromHalf: string;
  readonly toHalf: string;
  readonly reach: string;
}
interface Habit {
  readonly weekday: number;
  readonly half: string;
  readonly since: number;
  readonly every: number;
  readonly reach: string;
}

function slowly(spans: readonly Said[], habits: readonly Habit[], start: CivilDate, date: CivilDate, half: string): string {
  const here = `${date} ${half === 'morning' ? 1 : 2}`;
  let found: string | undefined;
  for (const span of spans) {
    const first = `${span.from} ${span.fromHalf === 'morning' ? 1 : 2}`;
    const last = `${span.to} ${span.toHalf === 'morning' ? 1 : 2}`;
    if (first <= here && here <= last) found = span.reach;
  }
  if (found !== undefined && found !== 'usual') return found;
  // The same half-day of the week said again from the same day on replaces what was said.
  const known = new Map(habits.map((habit) => [`${habit.weekday} ${habit.half} ${habit.since}`, habit]));
  let latest = Number.NEGATIVE_INFINITY;
  let usual: string | undefined;
  for (const habit of known.values()) {
    const since = addDays(start, habit.since);
    const weeks = daysBetween(startOfWeek(since), startOfWeek(date)) / 7;
    if (since > date || habit.weekday !== weekdayOf(date) || habit.half !== half || weeks % habit.every !== 0) continue;
    if (habit.since > latest) {
      latest = habit.since;
      usual = habit.reach;
    }
  }
  if (usual !== undefined && usual !== 'usual') return usual;
  return weekdayOf(date) < 6 ? 'reachable' : 'off';
}
