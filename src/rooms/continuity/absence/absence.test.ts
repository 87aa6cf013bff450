/** The story of somebody who leaves for three weeks: nothing stops, and on return one screen tells it all. */
import { beforeEach, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import type { Return } from './returning.ts';
import type { Stopping } from './stopping.ts';

const DAY = 86_400_000;
let ana: Device;
let ben: Device;
let role: string;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  ana.now = Date.UTC(2026, 6, 29, 8);
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Europe/Paris' });
  ana.meet(ben);
  ben.now = ana.now;
  role = ana.do('role.add', { name: 'Servers' });
  ana.do('role.take', { role });
});

const stops = (device: Device, input: object = {}) => device.ask('absence.stops', input) as (Stopping & { declared: boolean }) | null;
const back = (device: Device) => device.ask('absence.return') as Return;
const AUGUST = { from: '2026-08-03', to: '2026-08-21' };

function add(title: string, more: object = {}): string {
  const task = ana.do('task.add', { title, why: 'Somebody needs it', ...more });
  ana.do('task.take', { task });
  return task;
}

test('what is due while away, or rests too long, would stop; what can wait does not', () => {
  add('Renew the certificate', { due: '2026-08-10' });
  add('Write the report', { due: '2026-09-30' });
  add('Think of a name');
  expect(stops(ana)).toBeNull();
  ana.do('presence.declare', { ...AUGUST, reach: 'off' });
  expect(stops(ana)).toMatchObject({ away: AUGUST, back: '2026-08-24', declared: true, waiting: 1, roles: [{ name: 'Servers' }] });
  expect(stops(ana)?.tasks.map(({ title }) => title)).toEqual(['Renew the certificate', 'Think of a name']);
});

test('what somebody else is there for goes on', () => {
  const task = add('Renew the certificate', { due: '2026-08-10' });
  ana.meet(ben);
  ben.do('task.take', { task });
  ana.meet(ben);
  expect(stops(ana, AUGUST)).toMatchObject({ declared: false, tasks: [], waiting: 1 });
});

test('those are named who hold its role, stood in or had it before, and are there', () => {
  const task = add('Renew the certificate', { role, due: '2026-08-10' });
  ana.do('role.deputise', { role, member: ben.me });
  const taker = () => stops(ana, AUGUST)?.tasks.map(({ takers }) => takers.map(({ name, why }) => `${name}: ${why}`));
  expect(taker()).toEqual([['Ben: deputy']]);
  ana.meet(ben);
  ben.do('presence.declare', { ...AUGUST, reach: 'off' });
  ana.meet(ben);
  expect(taker()).toEqual([[]]);
  expect(task).not.toBe('');
});

test('those are named who can do what the role asks for or a tag says, with what they have in hand where they show it', () => {
  ana.do('role-skill.add', { role, skills: ['Debian'] });
  ana.do('task.tag', { task: add('Send the invoices', { due: '2026-08-05' }), tags: ['comptabilite'] });
  add('Renew the certificate', { role, due: '2026-08-10' });
  ana.meet(ben);
  ben.do('skill.say', { skills: ['Comptabilité', 'debian'] });
  ana.meet(ben);
  const taker = () => stops(ana, AUGUST)?.tasks.map(({ takers }) => takers.map(({ name, why, inHand }) => `${name}: ${why} ${inHand}`));
  expect(taker()).toEqual([['Ben: skill null'], ['Ben: skill null']]);
  expect(stops(ana, AUGUST)?.roles).toMatchObject([{ takers: [{ name: 'Ben', why: 'skill' }] }]);
  ben.do('task.take', { task: ben.do('task.add', { title: 'Read', why: 'To know' }) });
  ben.do('member.edit', { showsLoad: true });
  ana.meet(ben);
  expect(taker()).toEqual([['Ben: skill 1'], ['Ben: skill 1']]);
});

test('the August absence: all is handed over in one gesture, taken up, and told on return', () => {
  const certificate = add('Renew the certificate', { due: '2026-08-10', role });
  const invoices = add('Send the invoices', { due: '2026-08-05' });
  const guide = add('Answer the town hall', { due: '2026-08-12' });
  const rota = ana.do('rota.add', { name: 'Support', member: [ana.me, ben.me], start: '2026-08-03' });
  expect(stops(ana, AUGUST)?.duties).toMatchObject([{ name: 'Support', takers: [{ name: 'Ben' }] }]);
  ana.do('absence.prepare', {
    ...{ ...AUGUST, declare: true, tasks: [certificate, invoices], takers: [ben.me, ben.me], notes: ['The key lies in the safe', ''] },
    ...{ anyone: [guide], roles: [role], deputies: [ben.me], rotas: [rota], standIns: [ben.me] },
  });
  // What is offered still stops until it is taken, and says so.
  expect(stops(ana, AUGUST)?.tasks.map(({ title, offered, offeredTo }) => [title, offered, offeredTo.map(({ name }) => name)])).toEqual([
    ['Send the invoices', true, ['Ben']],
    ['Renew the certificate', true, ['Ben']],
    ['Answer the town hall', true, []],
  ]);
  ana.meet(ben);
  ben.now = Date.UTC(2026, 7, 4, 8);
  expect(ben.ask('today.mine')).toMatchObject({ offers: [{}, {}, {}] });
  ben.do('task.accept', { task: certificate });
  ben.do('comment.add', { task: certificate, body: 'Valid until 2028 now.' });
  ben.do('task.done', { task: certificate });
  ben.do('task.decline', { task: invoices, word: 'I cannot sign them' });
  ben.do('task.accept', { task: guide });
  ana.meet(ben);
  expect(ana.ask('rota.list', { from: '2026-08-03', days: 19 })).toMatchObject([
    { turns: Array.from({ length: 15 }, () => ({ away: false })) },
  ]);
  ana.now = Date.UTC(2026, 7, 24, 8);
  const { since, handOvers, deputies } = back(ana);
  expect(since).toBe('2026-07-20');
  expect(handOvers.map(({ title, became }) => `${title}: ${became}`).toSorted()).toEqual([
    'Answer the town hall: goes-on',
    'Renew the certificate: done',
    'Send the invoices: declined',
  ]);
  expect(handOvers.find(({ task }) => task === certificate)).toMatchObject({
    taker: { name: 'Ben' },
    word: { body: 'Valid until 2028 now.' },
  });
  expect(deputies).toMatchObject([{ role: { name: 'Servers' }, member: { name: 'Ben' }, until: '2026-08-21' }]);
});

test('an absence said week by week is told of from its beginning, and half a day off is none', () => {
  for (const [from, to] of [
    ['2026-08-03', '2026-08-07'],
    ['2026-08-10', '2026-08-14'],
    ['2026-08-17', '2026-08-21'],
  ] as const)
    ana.do('presence.declare', { from, to, reach: 'off' });
  ana.now = Date.UTC(2026, 7, 24, 8);
  expect(back(ana).since).toBe('2026-07-20');
  ana.do('presence.declare', { from: '2026-08-26', to: '2026-08-26', fromHalf: 'afternoon', reach: 'off' });
  expect(stops(ana)).toBeNull();
});

test('nothing is handed over when one of it cannot be', () => {
  const task = add('Renew the certificate', { due: '2026-08-10' });
  const before = ana.changes.length;
  expect(ana.refused('absence.prepare', { ...AUGUST, declare: true, tasks: [task], takers: [ana.me] })?.code).toBe('hand-over-to-oneself');
  expect(ana.refused('absence.prepare', { ...AUGUST, tasks: [task], takers: [] })?.code).toBe('absence-taker-missing');
  expect(ana.refused('absence.prepare', { from: AUGUST.to, to: AUGUST.from })?.code).toBe('absence-ends-first');
  expect(ana.changes).toHaveLength(before);
  expect(ana.now).toBeLessThan(Date.UTC(2026, 6, 29, 8) + DAY);
});
