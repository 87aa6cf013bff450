import { beforeEach, describe, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';

let ana: Device;
let ben: Device;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  for (const [device, name] of [
    [ana, 'Ana'],
    [ben, 'Ben'],
  ] as const)
    device.do('member.join', { id: device.me, name, zone: 'Europe/Paris' });
  ana.meet(ben);
});

const winter = (from: string, to: string) => ({ name: 'Vacances d’hiver', from, to });
const zoneB = { name: 'Zone B', spans: [{ name: 'Toussaint', from: '2026-10-17', to: '2026-11-02' }, winter('2027-02-20', '2027-03-07')] };
const spans = (device: Device) =>
  (device.ask('calendar.spans', { from: '2026-09-01', days: 400 }) as readonly { name: string; from: string; to: string }[]).map(
    ({ name, from, to }) => `${name} ${from} ${to}`,
  );

describe('calendars of days', () => {
  test('brought in twice, on two devices, under a name written differently, they are there once', () => {
    ana.run('calendar.import', { calendars: [zoneB] });
    ben.run('calendar.import', { calendars: [{ ...zoneB, name: 'zone  b' }] });
    ana.meet(ben);
    expect(ana.ask('calendar.list', {})).toMatchObject([{ spans: 2, from: '2026-10-17', to: '2027-03-07' }]);
    expect(spans(ana)).toEqual(spans(ben));
  });

  test('the next file is right about the days it covers, and leaves the others', () => {
    ana.run('calendar.import', { calendars: [zoneB] });
    ana.run('calendar.import', { calendars: [{ name: 'Zone B', spans: [winter('2027-02-13', '2027-02-28')] }] });
    expect(spans(ana)).toEqual(['Toussaint 2026-10-17 2026-11-02', 'Vacances d’hiver 2027-02-13 2027-02-28']);
  });

  test('the week tells what they say, and whom it concerns', () => {
    ana.run('calendar.import', { calendars: [zoneB] });
    const [{ id }] = ana.ask('calendar.list', {}) as [{ id: string }];
    ben.do('member.edit', { holidays: 'metropole' });
    ana.do('member.edit', { calendar: id });
    expect(ana.ask('presence.week', { from: '2026-10-26', days: 7 })).toMatchObject({
      calendars: [{ name: 'Zone B', spans: [{ name: 'Toussaint' }], members: [ana.me] }],
    });
    expect(ana.ask('presence.week', { from: '2026-11-09', days: 7 })).toMatchObject({ calendars: [] });
  });

  test('[A25] what is no calendar is refused, and nothing of it is written', () => {
    const wrong = [
      [],
      {},
      [{ name: '', spans: [] }],
      [{ name: 'x', spans: [{ name: 'y', from: '2027-02-30', to: '2027-03-01' }] }],
      [{ name: 'x', spans: [{ name: 'y', from: '2027-03-02', to: '2027-03-01' }] }],
      [{ name: 'x', spans: [{ name: 'y', from: '2027-03-01', to: '2027-03-01' }] }, null],
    ];
    for (const calendars of wrong) expect(ana.run('calendar.import', { calendars })).toMatchObject({ ok: false });
    const long = Array.from({ length: 3001 }, () => winter('2027-01-01', '2027-01-01'));
    expect(ana.run('calendar.import', { calendars: [{ name: 'x', spans: long }] })).toMatchObject({
      problem: { code: 'calendar-too-long' },
    });
    expect(ana.ask('calendar.list', {})).toEqual([]);
  });
});

describe('presence taken from another calendar', () => {
  const day = (from: string, where: string | null, reach = 'reachable') => ({
    from,
    fromHalf: 'morning',
    to: from,
    toHalf: 'afternoon',
    reach,
    where,
  });

  test('is one’s own, once, and leaves what was said since', () => {
    const stays = [day('2026-03-02', 'home'), day('2026-03-03', null, 'off')];
    expect(ana.run('presence.import', { stays })).toMatchObject({ ok: true });
    ana.now += 60_000;
    ana.do('presence.declare', { from: '2026-03-02', to: '2026-03-03', where: 'office' });
    ana.now += 60_000;
    ana.run('presence.import', { stays });
    const { members } = ana.ask('presence.week', { from: '2026-03-02', days: 2 }) as {
      members: readonly { id: string; stays: readonly { where: string | null }[] }[];
    };
    expect(members.find(({ id }) => id === ana.me)?.stays.map(({ where }) => where)).toEqual(['office', 'office', 'office', 'office']);
    expect(members.find(({ id }) => id === ben.me)?.stays.map(({ where }) => where)).toEqual([null, null, null, null]);
  });

  test('is told to the others as coarsely as they are told everything', () => {
    ana.run('presence.share', { sharing: 'reach' });
    ana.run('presence.import', { stays: [day('2026-03-02', 'home')] });
    expect(ana.ask('presence.declared', { from: '2026-01-01' })).toMatchObject({ spans: [{ where: null, reach: 'reachable' }] });
  });

  test('[A25] is refused whole when a part of it is something else', () => {
    for (const wrong of [
      day('2026-02-29', 'home'),
      day('2026-03-02', 'moon'),
      { ...day('2026-03-02', 'home'), title: 1, reach: 'usual' },
      7,
    ])
      expect(ana.run('presence.import', { stays: [day('2026-03-02', 'home'), wrong] })).toMatchObject({ ok: false });
    expect(ana.ask('presence.declared', { from: '2026-01-01' })).toMatchObject({ spans: [] });
  });
});
