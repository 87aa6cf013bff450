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
    expect(ana.refused('coverage.add', { place: client, from: '19:00' })?.code).toBe('hours-end-first');
    expect(ana.refused('coverage.add', { place: client, from: '9h' })?.code).toBe('time-of-day');
    const rule = ana.do('coverage.add', { place: client, from: '14:00' });
    expect(ana.refused('coverage.edit', { coverage: rule, to: '12:00' })?.code).toBe('hours-end-first');
  });

  test('keeps the public holidays of the place, whoever looks from wherever', () => {
    const gapsOf = (reader: Device, from: string) =>
      (reader.ask('coverage.gaps', { from, days: 1 }) as { place: string }[]).map(({ place }) => place);
    const depot = ana.do('place.add', { name: 'Dépôt', zone: 'Indian/Reunion' });
    const strasbourg = ana.do('place.add', { name: 'Strasbourg', holidays: 'alsace-moselle' });
    for (const place of [client, depot, strasbourg]) ana.do('coverage.add', { place, from: '08:00', to: '12:00' });
    ben.do('member.edit', { zone: 'Indian/Reunion' });
    // Where most members live, as the places that say nothing go.
    const cleo = new Device(registry, 'cleo');
    cleo.do('member.join', { id: cleo.me, name: 'Cléo', zone: 'Europe/Paris' });
    for (const device of [ana, ben]) device.receive(cleo.changes);
    ana.meet(ben);
    ben.zone = 'Indian/Reunion';
    for (const reader of [ana, ben]) {
      // The abolition of slavery on Réunion, Good Friday in Alsace, Bastille Day for all of them.
      expect(gapsOf(reader, '2027-12-20').toSorted()).toEqual([client, strasbourg].toSorted());
      expect(gapsOf(reader, '2026-04-03').toSorted()).toEqual([client, depot].toSorted());
      expect(gapsOf(reader, '2026-07-14')).toEqual([]);
    }
    expect(ben.ask('coverage.list', { place: depot })).toMatchObject([{ from: '08:00', zone: 'Indian/Reunion' }]);
    expect(ben.ask('coverage.list', { place: client })).toMatchObject([{ from: '08:00', zone: 'Europe/Paris' }]);
    expect(ana.refused('place.edit', { place: depot, zone: 'Réunion' })?.code).toBe('zone-unknown');
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

describe('a rota of nights', () => {
  const HOUR = 3_600_000;
  const now = (device: Device) => (device.ask('rota.list', {}) as { now: { name: string } | null }[]).map((each) => each.now?.name ?? null);
  const at = (date: string, time: number) => {
    ana.now = instantAt(date, time * 60, 'Europe/Paris');
    return now(ana);
  };

  test('runs past midnight, the night belonging to the day on which it begins', () => {
    ana.do('rota.add', { name: 'Nights', member: [ana.me, ben.me], from: '22:00', to: '06:00', start: MONDAY });
    expect([at(MONDAY, 5), at(MONDAY, 21), at(MONDAY, 22), at(addDays(MONDAY, 1), 5), at(addDays(MONDAY, 1), 6)]).toEqual([
      [null],
      [null],
      ['Ana'],
      ['Ana'],
      [null],
    ]);
    // Friday's night ends on Saturday, on which none begins; next week is Ben's.
    expect([at(addDays(MONDAY, 5), 3), at(addDays(MONDAY, 5), 23), at(addDays(MONDAY, 7), 3), at(addDays(MONDAY, 7), 23)]).toEqual([
      ['Ana'],
      [null],
      [null],
      ['Ben'],
    ]);
  });

  test('[F29] on the nights on which clocks change leaves no hour out and has nobody twice', () => {
    const every = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    ana.do('rota.add', { name: 'Nights', member: [ana.me], weekday: every, from: '22:00', to: '02:30', start: MONDAY });
    ana.do('rota.add', { name: 'Mornings', member: [ben.me], weekday: every, from: '02:30', to: '22:00', start: MONDAY });
    for (const [eve, day, hours] of [
      ['2026-03-28', '2026-03-29', 23],
      ['2026-10-24', '2026-10-25', 25],
    ] as const) {
      const begin = instantAt(eve, 22 * 60, 'Europe/Paris');
      expect(instantAt(day, 22 * 60, 'Europe/Paris') - begin).toBe(hours * HOUR);
      for (let half = 0; half < hours * 2; half++) {
        ana.now = begin + (half * HOUR) / 2;
        expect(now(ana).filter((each) => each !== null)).toHaveLength(1);
      }
    }
  });

  test('tells that the one on duty is off on the morning in which it ends', () => {
    ana.do('rota.add', { name: 'Nights', member: [ana.me], from: '22:00', to: '06:00', start: MONDAY });
    ana.do('presence.declare', { from: addDays(MONDAY, 1), fromHalf: 'morning', toHalf: 'morning', reach: 'off' });
    const [list] = ana.ask('rota.list', { from: MONDAY, days: 3 }) as { turns: { away: boolean }[] }[];
    expect(list?.turns.map(({ away }) => away)).toEqual([true, false, false]);
  });

  test('may last a whole day round, and goes by the clock of its place', () => {
    const depot = ana.do('place.add', { name: 'Dépôt', zone: 'Indian/Reunion' });
    ana.do('rota.add', { name: 'Always', place: depot, member: [ana.me], from: '08:00', to: '08:00', start: MONDAY });
    // Eight o’clock there is five in Paris.
    expect([at(MONDAY, 4), at(MONDAY, 5), at(addDays(MONDAY, 5), 4), at(addDays(MONDAY, 5), 5)]).toEqual([
      [null],
      ['Ana'],
      ['Ana'],
      [null],
    ]);
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
