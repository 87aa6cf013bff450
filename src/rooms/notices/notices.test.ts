import { beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '../../kernel/zones.ts';
import type { Notice } from '../notice.ts';
import { registry } from '../registry.ts';
import { Device } from '../testing/device.ts';

const DAY = 86_400_000;
let ana: Device;
let ben: Device;

const list = (device: Device) => device.ask('notice.list', {}) as readonly Notice[];
const told = (device: Device) => list(device).map(({ says, title }) => `${says}: ${title}`);
const add = (device: Device, title: string, more: object = {}) => device.do('task.add', { title, why: 'It is asked for', ...more });

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Europe/Paris' });
  ana.meet(ben);
});

describe('one is told', () => {
  test('of what is offered by name, until it is answered; and whoever offered it, of the answer', () => {
    const task = add(ana, 'Repair machine 12');
    ana.do('task.take', { task });
    ana.do('task.hand-over', { task, to: [ben.me], nextStep: 'Order a fan' });
    ben.receive(ana.changes);
    expect(list(ben)).toMatchObject([
      { kind: 'offer', because: 'asked', by: { name: 'Ana' }, words: 'Order a fan', table: 'task', row: task },
    ]);
    expect(told(ana)).toEqual([]);
    ben.do('task.decline', { task, word: 'I am away' });
    ana.receive(ben.changes);
    expect(told(ben)).toEqual([]);
    expect(list(ana)).toMatchObject([{ kind: 'answer', says: 'declined', because: 'offered', by: { name: 'Ben' }, words: 'I am away' }]);
  });

  test('of what is offered to one’s role, with the role as the reason; what is offered to anybody is nobody’s news', () => {
    const role = ana.do('role.add', { name: 'Treasury' });
    ana.meet(ben);
    ben.do('role.take', { role });
    ana.receive(ben.changes);
    const [task, other] = [add(ana, 'Close the year'), add(ana, 'Sort the parts')];
    ana.do('task.hand-over', { task, role });
    ana.do('task.hand-over', { task: other, anyone: true });
    ben.receive(ana.changes);
    expect(list(ben)).toMatchObject([{ kind: 'offer', because: 'role', of: { name: 'Treasury' }, title: 'Close the year' }]);
  });

  test('where one is named, and of the latest word on what one holds, once for each task', () => {
    const task = add(ben, 'Write the guide');
    ben.do('task.take', { task });
    ana.meet(ben);
    ana.now += 1000;
    ana.do('comment.add', { task, body: 'Half of it is there.' });
    ben.receive(ana.changes);
    const first = list(ben);
    expect(first).toMatchObject([{ kind: 'said', because: 'holds', words: 'Half of it is there.', by: { name: 'Ana' } }]);
    ana.now += 1000;
    ana.do('comment.add', { task, body: 'And the rest.' });
    ana.now += 1000;
    ana.do('comment.add', { task, body: '@Ben will you read it?' });
    ben.receive(ana.changes);
    expect(told(ben)).toEqual(['mention: Write the guide', 'said: Write the guide']);
    expect(list(ben)[1]?.words).toBe('And the rest.');
    expect(list(ben)[1]?.key).not.toBe(first[0]?.key);
    ben.do('comment.add', { task, body: 'My own words are no news to me.' });
    expect(told(ben)).toHaveLength(2);
  });

  test('for a month of what happened, and of what waits as long as it waits', () => {
    const task = add(ana, 'Write the guide');
    ana.do('comment.add', { task, body: '@Ben have a look' });
    ana.do('task.hand-over', { task, to: [ben.me] });
    ben.receive(ana.changes);
    ben.now += 31 * DAY;
    expect(told(ben)).toEqual(['offer: Write the guide']);
  });

  test('of a voice that is awaited; the day before its last day and on that day, anew', () => {
    const proposal = ana.do('proposal.add', {
      title: 'Close on Wednesdays',
      tension: 'Callers wait',
      process: 'consent',
      concerned: [ben.me],
    });
    ana.do('proposal.advance', { proposal, stage: 'object', deadline: '2026-03-06' });
    ben.receive(ana.changes);
    expect(list(ben)).toMatchObject([{ kind: 'voice', because: 'asked', day: '2026-03-06', table: 'proposal', row: proposal }]);
    ben.now += 3 * DAY;
    const before = list(ben);
    ben.now += DAY;
    const last = list(ben);
    expect([before[0]?.kind, last[0]?.kind]).toEqual(['voice-last', 'voice-last']);
    expect(before[0]?.key).not.toBe(last[0]?.key);
    ben.do('voice.give', { proposal, position: 'consent' });
    expect(told(ben)).toEqual([]);
  });

  test('whether one goes on with what has been quiet, and of what has become late', () => {
    const [quiet, due] = [add(ana, 'Write the guide'), add(ana, 'Order the screens', { due: '2026-03-20' })];
    for (const task of [quiet, due]) ana.do('task.take', { task });
    expect(told(ana)).toEqual([]);
    ana.now += 29 * DAY;
    expect(told(ana)).toEqual(['lease: Order the screens', 'lease: Write the guide', 'late: Order the screens']);
    ana.do('task.keep', { task: quiet });
    expect(told(ana)).not.toContain('lease: Write the guide');
  });

  test('of the end of a term, a fortnight ahead', () => {
    const role = ana.do('role.add', { name: 'Treasury' });
    ben.receive(ana.changes);
    ben.do('role.take', { role, until: '2026-03-31' });
    expect(told(ben)).toEqual([]);
    ben.now += 20 * DAY;
    expect(list(ben)).toMatchObject([{ kind: 'role', says: 'role-ends', day: '2026-03-31', title: 'Treasury' }]);
  });
});

describe('a request', () => {
  const noon = instantAt('2026-03-02', 12 * 60, 'Europe/Paris');
  let school: string;

  beforeEach(() => {
    school = ana.do('place.add', { name: 'École du Bourg', kind: 'school' });
    ana.do('rota.add', { name: 'Support', place: school, member: [ben.me] });
    ana.now = ben.now = noon;
    ana.meet(ben);
  });

  test('is told to whoever is on duty, apart when it presses, once, and not to others', () => {
    ana.do('request.add', { place: school, words: 'No network', urgency: 'blocked' });
    ben.receive(ana.changes);
    const until = instantAt('2026-03-02', 18 * 60, 'Europe/Paris');
    expect(list(ben)).toMatchObject([
      { kind: 'request-urgent', because: 'duty', of: { name: 'École du Bourg' }, title: 'No network', onDutyUntil: until },
    ]);
    expect(told(ana)).toEqual([]);
    ben.do('task.accept', { task: list(ben)[0]?.task });
    expect(told(ben)).toEqual([]);
  });

  test('that nobody took is told to whoever comes on duty after, since the beginning of their turn', () => {
    const rota = (ana.ask('rota.list') as readonly { id: string }[])[0]?.id;
    const cleo = new Device(registry, 'cleo');
    cleo.receive([...ana.changes, ...ben.changes]);
    cleo.now = noon;
    cleo.do('request.add', { place: school, words: 'No network' });
    ben.receive(cleo.changes);
    ana.receive(cleo.changes);
    expect([told(ana), told(ben)]).toEqual([[], ['request: No network']]);
    ben.do('rota.stand-in', { rota, date: '2026-03-03', member: ana.me });
    ana.receive(ben.changes);
    ana.now = noon + DAY;
    expect(list(ana)).toMatchObject([{ kind: 'request', because: 'duty', at: instantAt('2026-03-03', 9 * 60, 'Europe/Paris') }]);
    ana.now += DAY;
    expect(told(ana)).toEqual([]);
  });

  test('is answered by whoever asked: who holds it is told, until they answered', () => {
    const request = ana.do('request.add', { place: school, words: 'No network' });
    ben.receive(ana.changes);
    ben.do('task.accept', { task: list(ben)[0]?.task });
    ben.now += 1000;
    ben.do('request.say', { request, words: 'Room 3', asker: true });
    expect(list(ben)).toMatchObject([{ kind: 'request', says: 'request-word', because: 'holds', words: 'Room 3' }]);
    ben.now += 1000;
    ben.do('request.say', { request, words: 'We come at two.' });
    expect(told(ben)).toEqual([]);
  });

  test('outside one’s own hours may be told while a rota has one on duty, and not to who declared to be off', () => {
    ben.do('member.edit', { hours: [[], [], [], [], [], [], []] });
    ana.meet(ben);
    ana.do('request.add', { place: school, words: 'No network', urgency: 'blocked' });
    ben.receive(ana.changes);
    expect(ben.ask('notice.hours')).toEqual([]);
    expect(list(ben)[0]?.onDutyUntil).toBeGreaterThan(ben.now);
    ben.do('presence.declare', { from: '2026-03-02', to: '2026-03-02', reach: 'off' });
    expect(list(ben)[0]?.onDutyUntil).toBeNull();
  });
});

describe('one chooses', () => {
  test('for each kind of news, an hour, and tasks of which one hears nothing', () => {
    const settings = () =>
      ana.ask('notice.settings') as { hour: string; kinds: readonly { kind: string; atOnce: boolean; mail: boolean }[]; muted: unknown[] };
    expect(settings().kinds.find(({ kind }) => kind === 'mention')).toEqual({ kind: 'mention', atOnce: true, mail: true });
    ana.do('notice.choose', { kind: 'mention', atOnce: false });
    ana.do('notice.mail-at', { hour: '16:30' });
    expect(settings()).toMatchObject({ hour: '16:30', muted: [] });
    expect(settings().kinds.find(({ kind }) => kind === 'mention')).toEqual({ kind: 'mention', atOnce: false, mail: true });
    expect(ana.refused('notice.mail-at', { hour: '16h30' })).toMatchObject({ code: 'time-of-day' });
  });

  test('a muted task is no news, until it is muted no more', () => {
    const task = add(ana, 'Write the guide');
    ana.do('comment.add', { task, body: '@Ben have a look' });
    ben.receive(ana.changes);
    ben.do('notice.mute', { task });
    expect(told(ben)).toEqual([]);
    expect(ben.ask('notice.settings')).toMatchObject({ muted: [{ id: task, title: 'Write the guide' }] });
    ben.do('notice.unmute', { task });
    expect(told(ben)).toEqual(['mention: Write the guide']);
  });
});
