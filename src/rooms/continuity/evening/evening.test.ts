/** The end of a day: what was touched keeps a next step, and goes round the globe to whoever is at work. */
import { beforeEach, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import type { Leaving } from './leaving.ts';

const FRIDAY = Date.UTC(2026, 9, 23, 15, 30);
let ana: Device;
let moana: Device;
let rina: Device;

beforeEach(() => {
  [ana, moana, rina] = [new Device(registry, 'ana'), new Device(registry, 'moana'), new Device(registry, 'rina')] as const;
  for (const [device, name, zone] of [
    [ana, 'Ana', 'Europe/Paris'],
    [moana, 'Moana', 'Pacific/Tahiti'],
    [rina, 'Rina', 'Indian/Reunion'],
  ] as const) {
    device.now = Date.UTC(2026, 9, 19, 8);
    device.zone = zone;
    device.do('member.join', { id: device.me, name, zone });
  }
  meet();
});

function meet(): void {
  ana.meet(moana);
  moana.meet(rina);
  rina.meet(ana);
  ana.meet(moana);
}

const leaving = (device: Device) => device.ask('day.end') as Leaving;

function add(title: string, more: object = {}): string {
  const task = ana.do('task.add', { title, why: 'Somebody needs it', ...more });
  ana.do('task.take', { task });
  return task;
}

test('what one holds and something happened to today is asked about; what rests is not', () => {
  add('Rest');
  const touched = add('Write the report');
  ana.now = Date.UTC(2026, 9, 21, 14);
  ana.do('comment.add', { task: touched, body: 'Half of it is there.' });
  expect(leaving(ana).touched).toMatchObject([{ id: touched, nextStep: null }]);
  expect(leaving(ana).stops).toEqual([]);
  // A Thursday, nine in the morning there.
  expect(leaving(ana).back).toBe(Date.UTC(2026, 9, 22, 7));
});

test('on a Friday evening what is due on the week-end would stop, and winter time begins before Monday', () => {
  const due = add('Answer the town hall', { due: '2026-10-24' });
  ana.now = FRIDAY;
  expect(leaving(ana)).toMatchObject({ touched: [], stops: [{ id: due }], back: Date.UTC(2026, 9, 26, 8) });
});

test('those who work before one is back are named, nearest to the task first', () => {
  const task = add('Write the report');
  const role = ana.do('role.add', { name: 'Reports' });
  ana.do('task.edit', { task, role });
  ana.do('role.deputise', { role, member: moana.me });
  ana.now = Date.UTC(2026, 9, 21, 15, 30);
  ana.do('comment.add', { task, body: 'Half of it is there.' });
  meet();
  expect(leaving(ana).touched[0]?.next).toMatchObject([
    { name: 'Moana', bond: 'deputy', from: Date.UTC(2026, 9, 21, 19) },
    { name: 'Rina', bond: 'none', from: Date.UTC(2026, 9, 22, 5) },
  ]);
});

test('a task goes round the globe in a day and comes back with what each of them said', () => {
  const task = add('Find the fault');
  ana.now = Date.UTC(2026, 9, 21, 15, 30);
  ana.do('day.close', {
    touched: [task],
    nextSteps: ['Read the log of the night'],
    tasks: [task],
    takers: [moana.me],
    notes: ['It is not the disk'],
  });
  meet();
  moana.now = Date.UTC(2026, 9, 21, 19);
  moana.do('task.accept', { task });
  expect(moana.ask('task.show', { task })).toMatchObject({ nextStep: 'Read the log of the night', holders: [{ name: 'Moana' }] });
  moana.now = Date.UTC(2026, 9, 22, 3);
  moana.do('day.close', { touched: [task], nextSteps: ['Ask the host about 02:00'], tasks: [task], takers: [rina.me] });
  meet();
  rina.now = Date.UTC(2026, 9, 22, 5);
  rina.do('task.accept', { task });
  rina.now = Date.UTC(2026, 9, 22, 7);
  rina.do('day.close', { touched: [task], nextSteps: ['Mend the timer'], tasks: [task], takers: [ana.me], notes: ['It was the timer'] });
  meet();
  ana.now = Date.UTC(2026, 9, 22, 7, 5);
  ana.do('task.accept', { task });
  expect(ana.ask('task.show', { task })).toMatchObject({ nextStep: 'Mend the timer', holders: [{ name: 'Ana' }] });
});

test('a day is ended in one change, or not at all', () => {
  const task = add('Find the fault');
  const before = ana.changes.length;
  expect(ana.refused('day.close', { touched: [task], nextSteps: ['Go on'], tasks: [task], takers: [ana.me] })?.code).toBe(
    'hand-over-to-oneself',
  );
  expect(ana.refused('day.close', { touched: [task] })?.code).toBe('absence-taker-missing');
  expect(ana.changes).toHaveLength(before);
  ana.do('day.close', { touched: [task], nextSteps: ['Go on'], anyone: [task] });
  expect(ana.changes).toHaveLength(before + 1);
});
