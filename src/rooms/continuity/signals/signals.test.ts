/** Stories of tasks that would stop, and of the gesture that mends each. */
import { beforeEach, describe, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import type { Signal } from './dress.ts';

const DAY = 86_400_000;
let ana: Device;
let ben: Device;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Indian/Reunion' });
  ana.meet(ben);
});

const signals = (device: Device, input: object = {}) =>
  (device.ask('continuity.signals', input) as readonly { kind: string; signals: readonly Signal[] }[]).flatMap((group) => group.signals);
const told = (device: Device, input: object = {}) => signals(device, input).map(({ reason, title }) => `${title}: ${reason}`);
const add = (device: Device, title: string, more: object = {}) => device.do('task.add', { title, why: 'Somebody needs it', ...more });

/** Does what the signal proposes. */
function mend(device: Device, title: string) {
  const proposed = signals(device).find((one) => one.title === title)?.mend;
  if (proposed == null) throw new Error(`${title} has a mend`);
  device.do(proposed.command, proposed.input);
}

test('what nobody answers for is told, and one gesture takes it', () => {
  const role = ana.do('role.add', { name: 'Keys' });
  ana.do('role.take', { role });
  ana.do('role.deputise', { role, member: ben.me });
  const invoices = ana.do('role.add', { name: 'Invoices' });
  add(ana, 'Open the door', { role });
  add(ana, 'Send invoices', { role: invoices });
  add(ana, 'Water the plants');
  expect(told(ana).toSorted()).toEqual(['Invoices: nobody-holds', 'Send invoices: role-vacant', 'Water the plants: no-role']);
  mend(ana, 'Water the plants');
  mend(ana, 'Invoices');
  // Its role has one person now.
  expect(told(ana)).toEqual(['Invoices: one-holder']);
});

test('a task whose holder is away past its date is stranded, until somebody who is there takes it', () => {
  const task = add(ana, 'Renew the certificate', { due: '2026-03-06' });
  ana.do('task.take', { task });
  ana.do('presence.declare', { from: '2026-03-02', to: '2026-03-20', reach: 'off' });
  ben.receive(ana.changes);
  expect(signals(ben)).toMatchObject([{ kind: 'stranded', reason: 'away', date: '2026-03-23', answers: [{ name: 'Ana' }] }]);
  mend(ben, 'Renew the certificate');
  expect(told(ben)).toEqual([]);
});

test('being back in time, or on the day itself, strands nothing; nor does a week-end', () => {
  const task = add(ana, 'Renew the certificate', { due: '2026-03-06' });
  ana.do('task.take', { task });
  ana.do('presence.declare', { from: '2026-03-02', to: '2026-03-05', reach: 'off' });
  expect(told(ana)).toEqual([]);
  // Saturday, due on Monday.
  ana.do('task.edit', { task, due: '2026-03-09' });
  ana.now += 5 * DAY;
  expect(told(ana)).toEqual([]);
});

describe('claims are leases', () => {
  test('what is held and rests past its rhythm asks its holder; “it goes on” answers', () => {
    const task = add(ana, 'Write the guide');
    ana.do('task.take', { task });
    ana.do('task.edit', { task, rhythm: 7 });
    ana.now += 7 * DAY;
    expect(told(ana)).toEqual([]);
    ana.now += DAY;
    expect(told(ana)).toEqual(['Write the guide: holder-asked']);
    expect(signals(ana, { mine: true })[0]?.mend).toMatchObject({ command: 'task.keep' });
    mend(ana, 'Write the guide');
    expect(told(ana)).toEqual([]);
  });

  test('unanswered for five days on which the holder was there, it is offered back; a holiday does not count', () => {
    const task = add(ana, 'Write the guide');
    ana.do('task.take', { task });
    // Asked from Tuesday the 31st on; the days away are no silence.
    ana.do('presence.declare', { from: '2026-04-01', to: '2026-04-10', reach: 'off' });
    ana.now += 29 * DAY;
    expect(told(ana)).toEqual(['Write the guide: holder-asked']);
    ana.now = Date.UTC(2026, 3, 16, 12);
    expect(told(ana)).toEqual(['Write the guide: holder-asked']);
    ana.now += DAY;
    expect(told(ana)).toEqual(['Write the guide: offered-back']);
    ben.receive(ana.changes);
    ben.now = ana.now;
    mend(ben, 'Write the guide');
    expect(told(ben)).toEqual([]);
  });

  test('whatever happens to the task wakes it: a comment, a line checked, another date', () => {
    const task = add(ana, 'Write the guide', { checklist: ['Outline'] });
    ana.do('task.take', { task });
    ana.do('task.edit', { task, rhythm: 3 });
    ana.now += 4 * DAY;
    expect(told(ana)).toEqual(['Write the guide: holder-asked']);
    ana.do('comment.add', { task, body: 'Half of it is there.' });
    expect(told(ana)).toEqual([]);
  });

  test('what waits for a day that has not come is left in peace', () => {
    const task = add(ana, 'Order the screens');
    ana.do('task.take', { task });
    ana.do('task.wait', { task, waitingFor: 'the quote', waitUntil: '2026-06-01' });
    ana.now += 60 * DAY;
    expect(told(ana)).toEqual([]);
    ana.now += 40 * DAY;
    expect(told(ana)).toEqual(['Order the screens: waited-out']);
    ana.now += 20 * DAY;
    expect(told(ana)).toEqual(['Order the screens: waited-out', 'Order the screens: holder-asked']);
  });
});

test('tasks that wait on each other are told, though each link was made in good faith apart', () => {
  const [a, b] = [add(ana, 'Paint'), add(ana, 'Plaster')];
  for (const task of [a, b]) ana.do('task.take', { task });
  ana.meet(ben);
  ana.do('link.add', { task: a, other: b, kind: 'waits-on' });
  ben.do('link.add', { task: b, other: a, kind: 'waits-on' });
  ana.meet(ben);
  expect(told(ana)).toEqual(['Paint: circle', 'Plaster: circle']);
  mend(ana, 'Paint');
  expect(told(ana)).toEqual([]);
});

test('waiting on what is done, dropped or attended by nobody is told, and ends with one gesture', () => {
  const [a, b] = [add(ana, 'Paint'), add(ana, 'Plaster')];
  ana.do('task.take', { task: a });
  ana.do('task.wait', { task: a });
  ana.do('link.add', { task: a, other: b, kind: 'waits-on' });
  expect(told(ana)).toContain('Paint: other-unattended');
  mend(ana, 'Paint');
  expect(told(ana)).toEqual([]);
  ana.do('task.done', { task: b });
  expect(told(ana)).toEqual(['Paint: others-done']);
  mend(ana, 'Paint');
  expect(told(ana)).toEqual([]);
  ana.do('task.reopen', { task: b });
  ana.do('task.drop', { task: b });
  expect(told(ana)).toEqual(['Paint: other-dropped']);
  mend(ana, 'Paint');
  expect(told(ana)).toEqual([]);
});

test('what comes back and one person alone ever did is told, until a second one does it', () => {
  const role = ana.do('role.add', { name: 'Backups' });
  ana.do('role.take', { role });
  const first = add(ana, 'Try the backup', { role });
  ana.do('task.recur', { task: first, rule: 'FREQ=WEEKLY' });
  ana.do('task.take', { task: first });
  const turn = (device: Device) => (device.ask('task.list', { live: true }) as readonly { id: string }[])[0]?.id ?? '';
  const single = (device: Device) => told(device, { kinds: ['single'], task: turn(device) });
  for (let times = 0; times < 3; times++) {
    expect(single(ana)).toEqual([]);
    ana.do('task.done', { task: turn(ana) });
  }
  expect(single(ana)).toEqual(['Try the backup: one-doer']);
  const ofTask = (device: Device) => signals(device, { kinds: ['single'], task: turn(device) })[0];
  expect(ofTask(ana)).toMatchObject({ about: 'task', answers: [{ name: 'Ana' }], mend: { how: 'offer', command: 'task.hand-over' } });
  // Offered once: until somebody answers, there is no more to do.
  ana.do('task.hand-over', { task: turn(ana), anyone: true });
  expect(ofTask(ana)?.mend).toBeNull();
  ana.meet(ben);
  ben.now = ana.now;
  expect(ofTask(ben)?.mend).toMatchObject({ how: 'together', command: 'task.take' });
  mend(ben, 'Try the backup');
  expect(single(ben)).toEqual([]);
  // Having done one, Ben knows how: it stays mended when Ana takes the next one alone.
  ben.do('task.done', { task: turn(ben) });
  ben.do('task.release', { task: turn(ben) });
  expect(single(ben)).toEqual([]);
});

test('asked about a circle, its roles and their tasks are told, with those of the circles in it', () => {
  const around = ana.do('circle.add', { name: 'Repairs' });
  const inner = ana.do('circle.add', { name: 'Schools', parent: around });
  const [role, other] = [ana.do('role.add', { name: 'Stock', circle: inner }), ana.do('role.add', { name: 'Books' })];
  add(ana, 'Count the screws', { role });
  add(ana, 'Close the year', { role: other });
  expect(told(ana, { circle: around })).toEqual(['Count the screws: role-vacant', 'Stock: nobody-holds']);
  expect(told(ana, { role: other })).toEqual(['Close the year: role-vacant', 'Books: nobody-holds']);
});
