import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/civil-date.ts';
import { instantAt } from '../../../kernel/zones.ts';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';

const MONDAY = '2026-03-02';
let ana: Device;
let ben: Device;
let client: string;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Europe/Paris' });
  client = ana.do('place.add', { name: 'Client X', kind: 'client-site' });
  ana.meet(ben);
});

describe('what a place asks for', () => {
  test('is missing until somebody says they will be there', () => {
    ana.do('coverage.add', { place: client });
    const gaps = () => ana.ask('coverage.gaps', { from: MONDAY, days: 7 }) as { date: string; half: string; missing: number }[];
    expect(gaps()).toHaveLength(10);
    ana.do('presence.declare', { from: MONDAY, to: addDays(MONDAY, 4), where: 'client-site', place: client });
    expect(gaps()).toEqual([]);
    ana.now += 1;
    ana.do('presence.declare', { from: addDays(MONDAY, 3), fromHalf: 'afternoon', reach: 'off' });
    expect(gaps()).toMatchObject([{ date: addDays(MONDAY, 3), half: 'afternoon', missing: 1 }]);
    ben.receive(ana.changes);
    ben.do('presence.declare', { from: addDays(MONDAY, 3), fromHalf: 'afternoon', place: client });
    ana.meet(ben);
    expect(gaps()).toEqual([]);
  });

  test('keeps to its days, its hours and its dates, and to no public holiday', () => {
    ana.do('coverage.add', {
      place: client,
      weekday: ['monday', 'wednesday'],
      from: '09:00',
      to: '12:00',
      people: 2,
      since: '2026-04-01',
      until: '2026-04-13',
    });
    expect(ana.ask('coverage.gaps', { from: '2026-03-30', days: 21 })).toMatchObject(
      // Monday the 6th is Easter Monday.
      ['2026-04-01', '2026-04-08', '2026-04-13'].map((date) => ({ date, half: 'morning', missing: 2 })),
    );
  });

  test('hours that end before they begin are refused', () => {
    expect(ana.refused('coverage.add', { place: client, from: '18:00', to: '09:00' })?.code).toBe('hours-end-first');
    expect(ana.refused('coverage.add', { place: client, from: '9h' })?.code).toBe('time-of-day');
  });
});

describe('a rota', () => {
  const rota = () =>
    (
      ana.ask('rota.list', { from: MONDAY, days: 21 }) as {
        now: { name: string } | null;
        turns: { date: string; member: { name: string }; away: boolean }[];
      }[]
    )[0];

  test('goes round week by week, on its days and at its hours', () => {
    ana.do('rota.add', { name: 'Support', member: [ana.me, ben.me], start: MONDAY });
    expect(rota()?.turns.map(({ member }) => member.name)).toEqual([
      ...Array(5).fill('Ana'),
      ...Array(5).fill('Ben'),
      ...Array(5).fill('Ana'),
    ]);
    ana.now = instantAt(MONDAY, 8 * 60 + 59, 'Europe/Paris');
    expect(rota()?.now).toBeNull();
    ana.now = instantAt(MONDAY, 9 * 60, 'Europe/Paris');
    expect(rota()?.now).toMatchObject({ name: 'Ana' });
  });

  test('lets somebody stand in for a day, and tells when the one on duty is off', () => {
    const id = ana.do('rota.add', { name: 'Support', member: [ana.me, ben.me], start: MONDAY });
    ana.do('presence.declare', { from: addDays(MONDAY, 1), reach: 'off' });
    expect(rota()?.turns[1]).toMatchObject({ member: { name: 'Ana' }, away: true });
    ana.do('rota.stand-in', { rota: id, date: addDays(MONDAY, 1), member: ben.me });
    expect(rota()?.turns[1]).toMatchObject({ member: { name: 'Ben' }, away: false });
    expect(rota()?.turns[2]).toMatchObject({ member: { name: 'Ana' } });
  });

  test('[R2] two who take turns apart from each other both do; one who left takes none', () => {
    const id = ana.do('rota.add', { name: 'Support', start: MONDAY });
    ana.meet(ben);
    ana.do('rota.join', { rota: id });
    ben.now += 5;
    ben.do('rota.join', { rota: id });
    ana.meet(ben);
    expect(ana.ask('rota.list', {})).toMatchObject([{ members: [{ name: 'Ana' }, { name: 'Ben' }] }]);
    ana.do('member.leave', { member: ben.me });
    expect(ana.ask('rota.list', {})).toMatchObject([{ members: [{ name: 'Ana' }] }]);
  });
});

describe('when people could meet', () => {
  const hours = (from: string, to: string) => [...Array(5).fill([[from, to]]), [], []];

  test('is where their declared hours overlap, across zones', () => {
    ana.do('member.edit', { hours: hours('09:00', '17:00') });
    ben.do('member.edit', { zone: 'Indian/Reunion', hours: hours('08:00', '16:00') });
    ana.meet(ben);
    const { spans } = ana.ask('presence.meet', { members: [ana.me, ben.me], from: MONDAY, days: 1 }) as {
      spans: { from: number; to: number }[];
    };
    // Réunion is three hours ahead in winter: its 16:00 is 13:00 in Paris.
    expect(spans).toEqual([{ from: instantAt(MONDAY, 9 * 60, 'Europe/Paris'), to: instantAt(MONDAY, 13 * 60, 'Europe/Paris') }]);
  });

  test('holds across the night on which clocks change', () => {
    ana.do('member.edit', { hours: Array(7).fill([['00:00', '24:00']]) });
    const { hours: work } = ana.ask('presence.meet', { members: [ana.me], from: '2026-03-29', days: 1 }) as {
      hours: { from: number; to: number }[][];
    };
    expect(work[0]?.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(23 * 3_600_000);
  });

  test('leaves out those who are off, and reckons with until', () => {
    ana.do('member.edit', { hours: hours('09:00', '17:00') });
    ana.do('presence.declare', { from: MONDAY, fromHalf: 'afternoon', where: 'travelling', until: '15:00' });
    ana.do('presence.declare', { from: addDays(MONDAY, 1), reach: 'off' });
    const { spans } = ana.ask('presence.meet', { members: [ana.me], from: MONDAY, days: 2 }) as { spans: { from: number; to: number }[] };
    expect(spans).toEqual([{ from: instantAt(MONDAY, 9 * 60, 'Europe/Paris'), to: instantAt(MONDAY, 15 * 60, 'Europe/Paris') }]);
  });
});
