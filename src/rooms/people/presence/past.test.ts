import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../kernel/civil-date.ts';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import { HALVES, WEEKDAYS } from './half-days.ts';
import { keptFrom, pastPresence } from './past.ts';
import { presence, rotaTurn, usualPresence } from './schema.ts';

test('three months back from the end of May is the end of February', () => {
  expect([keptFrom('2026-05-31', 3), keptFrom('2024-05-30', 3), keptFrom('2026-01-15', 3)]).toEqual([
    '2026-02-28',
    '2024-02-29',
    '2025-10-15',
  ]);
});

test('what is over goes, what reaches into the time that is kept stays, also out of the trash', () => {
  const ana = new Device(registry, 'ana');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  const [over, reaching, withdrawn] = [
    ana.do('presence.declare', { from: '2026-01-05', to: '2026-01-09', where: 'home' }),
    ana.do('presence.declare', { from: '2026-01-05', to: '2026-02-01', reach: 'off' }),
    ana.do('presence.declare', { from: '2026-01-12', where: 'office' }),
  ];
  ana.do('presence.withdraw', { presence: withdrawn });
  const rota = ana.do('rota.add', { name: 'Astreinte', member: [ana.me], start: '2026-01-01' });
  ana.do('rota.stand-in', { rota, date: '2026-01-13', member: ana.me });
  const gone = pastPresence(ana.replica, '2026-02-01');
  expect(
    gone
      .filter(({ table }) => table === presence.name)
      .map(({ row }) => row)
      .sort(),
  ).toEqual([over, withdrawn].sort());
  expect(gone.map(({ row }) => row)).not.toContain(reaching);
  expect(gone.filter(({ table }) => table === rotaTurn.name)).toHaveLength(1);
});

test('a habit that was withdrawn, and what somebody said who left, go when that lies as far back', () => {
  const [ana, ben] = [new Device(registry, 'ana'), new Device(registry, 'ben')];
  for (const device of [ana, ben]) device.now = Date.UTC(2026, 0, 12, 9);
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Europe/Paris' });
  ana.meet(ben);
  for (const who of [ana.me, ben.me]) ana.do('usual-presence.set', { weekday: ['monday'], half: 'morning', where: 'home', member: who });
  const [mine] = ana.replica.where(usualPresence, { member: ana.me }).ids();
  const [his] = ana.replica.where(usualPresence, { member: ben.me }).ids();
  ana.do('presence.declare', { from: '2026-12-01', where: 'home', member: ben.me });
  ana.now = Date.UTC(2026, 1, 10, 9);
  ana.do('usual-presence.withdraw', { usual: mine });
  ana.do('member.leave', { member: ben.me });
  expect(pastPresence(ana.replica, '2026-02-10')).toEqual([]);
  const gone = pastPresence(ana.replica, '2026-02-11');
  expect(gone.map(({ table }) => table).sort()).toEqual([presence.name, usualPresence.name, usualPresence.name]);
  expect(gone.map(({ row }) => row)).toEqual(expect.arrayContaining([mine, his]));
});

test('nothing that is told of the days that are kept depends on what goes', () => {
  const START = '2026-01-05';
  const habit = fc.record({
    weekday: fc.constantFrom(...WEEKDAYS),
    half: fc.constantFrom(...HALVES),
    since: fc.integer({ min: 0, max: 80 }),
    every: fc.integer({ min: 1, max: 3 }),
    where: fc.constantFrom('home', 'office', 'travelling'),
  });
  const span = fc.record({
    from: fc.integer({ min: 0, max: 80 }),
    days: fc.integer({ min: 0, max: 20 }),
    where: fc.constantFrom('home', 'office'),
  });
  fc.assert(
    fc.property(
      fc.array(habit, { maxLength: 8 }),
      fc.array(span, { maxLength: 6 }),
      fc.integer({ min: 10, max: 70 }),
      (habits, spans, day) => {
        const said = (device: Device, skip: ReadonlySet<string>) => {
          device.do('member.join', { id: device.me, name: 'Ana', zone: 'Europe/Paris' });
          for (const { weekday, since, ...rest } of habits) {
            device.now += 1000;
            device.do('usual-presence.set', { weekday: [weekday], since: addDays(START, since), ...rest });
          }
          for (const { from, days, where } of spans) {
            device.now += 1000;
            device.do('presence.declare', { from: addDays(START, from), to: addDays(START, from + days), where });
          }
          for (const table of [presence, usualPresence])
            for (const id of device.replica.where(table).ids())
              if (skip.has(id))
                device.do(table === presence ? 'presence.withdraw' : 'usual-presence.withdraw', {
                  [table === presence ? 'presence' : 'usual']: id,
                });
          return device;
        };
        const first = addDays(START, day);
        const whole = said(new Device(registry, 'ana'), new Set());
        const gone = new Set(pastPresence(whole.replica, first).map(({ row }) => row));
        const left = said(new Device(registry, 'ana'), gone);
        const stays = (device: Device) =>
          (
            device.ask('presence.week', { from: first, days: 60 }) as { members: readonly { stays: readonly { where: string }[] }[] }
          ).members[0]?.stays.map(({ where }) => where);
        expect(stays(left)).toEqual(stays(whole));
      },
    ),
    { numRuns: 60 },
  );
});
