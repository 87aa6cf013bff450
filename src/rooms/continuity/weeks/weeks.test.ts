/** The weeks to come by role, and who is awake now. */
import { expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import type { Weeks } from './covering.ts';
import type { Awake } from './sun.ts';

/** 2026-03-02 is a Monday, 8:00 in Universal Time. */
function workplace() {
  const [ana, moana, lou] = ['ana', 'moana', 'lou'].map((name) => new Device(registry, name)) as [Device, Device, Device];
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  moana.do('member.join', { id: moana.me, name: 'Moana', zone: 'Pacific/Tahiti' });
  lou.do('member.join', { id: lou.me, name: 'Lou', zone: 'Indian/Reunion' });
  ana.meet(moana);
  ana.meet(lou);
  return { ana, moana, lou };
}

const marks = { covered: 'x', deputy: 'd', stops: '!', vacant: '?', rest: '.' } as const;
const lines = (device: Device, input: object = {}) =>
  (device.ask('continuity.map', input) as Weeks).lines.map(
    (line) => `${line.role.name} ${line.cells.map(({ cover }) => marks[cover]).join('')}`,
  );

test('a role is covered while one who holds it is there, then by who stands in, and stops where nobody is', () => {
  const { ana, lou } = workplace();
  const role = ana.do('role.add', { name: 'Keys' });
  ana.do('role.add', { name: 'Vacant' });
  ana.do('role.take', { role });
  ana.do('presence.declare', { from: '2026-03-03', to: '2026-03-04', reach: 'off' });
  ana.do('presence.declare', { from: '2026-03-05', toHalf: 'morning', reach: 'off' });
  // The week-end, on which nobody works, is left out.
  expect(lines(ana, { days: 7 })).toEqual(['Keys xx!!!!!xxx', 'Vacant ??????????']);
  ana.do('role.deputise', { role, member: lou.me });
  expect(lines(ana, { days: 7 })[0]).toBe('Keys xxdddddxxx');
});

test('a week-end within an absence is rest: the map leaves it out', () => {
  const { ana } = workplace();
  const role = ana.do('role.add', { name: 'Keys' });
  ana.do('role.take', { role });
  ana.do('presence.declare', { from: '2026-03-06', to: '2026-03-10', reach: 'off' });
  expect((ana.ask('continuity.map', { days: 10 }) as Weeks).dates).not.toContain('2026-03-07');
  expect(lines(ana, { days: 10 })).toEqual(['Keys xxxxxxxx!!!!!!xx']);
});

test('a public holiday of who holds it is rest, and no stop', () => {
  const { ana } = workplace();
  const role = ana.do('role.add', { name: 'Keys' });
  ana.do('role.take', { role });
  // Friday to Tuesday, Easter Monday between.
  expect((ana.ask('continuity.map', { from: '2026-04-03', days: 5 }) as Weeks).dates).toEqual(['2026-04-03', '2026-04-07']);
});

test('[F29] follow the sun: who works now, where they are, and who comes on next', () => {
  const { ana, lou } = workplace();
  const role = ana.do('role.add', { name: 'Servers' });
  ana.do('role.take', { role, member: lou.me });
  const task = ana.do('task.add', { title: 'Restart the mail server', why: 'No mail comes', role });
  ana.do('task.take', { task });
  ana.do('task.release', { task });
  const awake = () =>
    (ana.ask('continuity.awake', { task }) as readonly Awake[]).map(
      (one) => `${one.name} ${one.bond} ${one.clock} ${one.isThere ? 'now' : 'next'}`,
    );
  // 13:30 in Paris, 16:30 on Réunion, 2:30 on Tahiti.
  ana.now = Date.UTC(2026, 2, 3, 12, 30);
  expect(awake()).toEqual(['Lou role 16:30 now', 'Ana before 13:30 now', 'Moana none 02:30 next']);
  // 20:30 in Paris, 23:30 on Réunion, 9:30 on Tahiti.
  ana.now = Date.UTC(2026, 2, 3, 19, 30);
  expect(awake()).toEqual(['Moana none 09:30 now', 'Lou role 23:30 next', 'Ana before 20:30 next']);
  // Summer time begins in Paris: an hour less to Réunion.
  ana.now = Date.UTC(2026, 2, 30, 7, 30);
  expect(awake()).toEqual(['Lou role 11:30 now', 'Ana before 09:30 now', 'Moana none 21:30 next']);
});
