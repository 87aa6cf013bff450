import { beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '../../kernel/zones.ts';
import { registry } from '../registry.ts';
import { Device } from '../testing/device.ts';
import { titleOf } from './title.ts';

const MONDAY = '2026-03-02';
let ana: Device;
let ben: Device;
let school: string;

interface Shown {
  readonly id: string;
  readonly key: string;
  readonly task: string;
  readonly state: string;
}

const list = (device: Device, input: object = {}) => device.ask('request.list', input) as readonly Shown[];
const offered = (device: Device, task: string) =>
  (device.ask('today.mine', {}) as { offers: readonly { task: string }[] }).offers.some((each) => each.task === task);

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Europe/Paris' });
  school = ana.do('place.add', { name: 'École du Bourg', kind: 'school' });
  ana.meet(ben);
});

describe('a request', () => {
  test('becomes a task whose why is what was said, at that place', () => {
    const words = 'The printer of room 3 says “paper jam”. There is no paper in it.\nSince Friday.';
    ana.do('request.add', { place: school, words, name: 'Mme Leroy', urgency: 'blocked' });
    const [request] = list(ana);
    expect(request).toMatchObject({ words, name: 'Mme Leroy', urgency: 'blocked', placeName: 'École du Bourg', state: 'open' });
    const tasks = ana.ask('task.list', {}) as readonly { id: string; title: string; why: string; place: string }[];
    expect(tasks).toMatchObject([{ id: request?.task, title: 'The printer of room 3 says “paper jam”.', why: words, place: school }]);
  });

  test('is offered to whoever is on duty there', () => {
    ana.do('rota.add', { name: 'Support', place: school, member: [ben.me] });
    ana.do('request.add', { place: school, words: 'No network' });
    ben.receive(ana.changes);
    expect(offered(ben, list(ana)[0]?.task ?? '')).toBe(true);
  });

  test('that comes when duty is over is offered to whoever has the next turn, and not to who is away', () => {
    ana.do('rota.add', { name: 'Support', place: school, member: [ben.me, ana.me], weeks: 1, start: MONDAY });
    ana.meet(ben);
    ben.do('presence.declare', { from: '2026-03-03', to: '2026-03-06', reach: 'off' });
    ana.meet(ben);
    // Monday evening: Ben's week, but he is off from Tuesday on; the week after is Ana's.
    ana.now = instantAt('2026-03-02', 20 * 60, 'Europe/Paris');
    const task = () => list(ana)[0]?.task ?? '';
    ben.now = ana.now;
    ben.do('request.add', { place: school, words: 'No network' });
    ana.receive(ben.changes);
    expect(offered(ana, task())).toBe(true);
  });

  test('that comes while who is on duty said they are off is offered to the others of the rota', () => {
    ana.do('rota.add', { name: 'Support', place: school, member: [ben.me, ana.me], weeks: 1, start: MONDAY });
    ana.meet(ben);
    ben.do('presence.declare', { from: MONDAY, to: MONDAY, reach: 'off' });
    ana.meet(ben);
    ben.now = instantAt(MONDAY, 11 * 60, 'Europe/Paris');
    ben.do('request.add', { place: school, words: 'I cannot work', urgency: 'blocked' });
    ana.receive(ben.changes);
    expect(offered(ana, list(ana)[0]?.task ?? '')).toBe(true);
    expect(offered(ben, list(ben)[0]?.task ?? '')).toBe(false);
  });

  test('of a week-end goes to who has the turn, though they work from Monday to Friday', () => {
    ana.do('rota.add', { name: 'Week-ends', place: school, member: [ben.me], weekday: ['saturday', 'sunday'], start: MONDAY });
    ana.meet(ben);
    ana.now = instantAt('2026-03-05', 11 * 60, 'Europe/Paris');
    ana.do('request.add', { place: school, words: 'No network' });
    ben.receive(ana.changes);
    expect(offered(ben, list(ben)[0]?.task ?? '')).toBe(true);
  });

  test('in the small hours goes to whose night it is, who is told at once and until it ends, also when clocks change', () => {
    ana.do('rota.add', {
      name: 'Nights',
      place: school,
      member: [ben.me, ana.me],
      weekday: ['friday', 'saturday'],
      from: '22:00',
      to: '06:00',
      start: MONDAY,
    });
    ana.do('rota.add', { name: 'Days', place: school, member: [ana.me], weekday: ['saturday'], from: '06:00', to: '22:00', start: MONDAY });
    ana.meet(ben);
    const door = new Device(registry, 'door');
    for (const device of [ana, ben]) door.receive(device.changes);
    // The nights of a Saturday: an ordinary one, a short one (28 to 29 March), a long one (24 to 25 October).
    for (const [sunday, onDuty, other] of [
      ['2026-03-08', ben, ana],
      ['2026-03-29', ana, ben],
      ['2026-10-25', ana, ben],
    ] as const) {
      for (const device of [door, ana, ben]) device.now = instantAt(sunday, 3 * 60, 'Europe/Paris');
      const id = door.do('request.add', { place: school, words: 'I cannot work', urgency: 'blocked' });
      for (const device of [ana, ben]) device.receive(door.changes);
      const task = list(ben).find((each) => each.id === id)?.task ?? '';
      expect([sunday, offered(onDuty, task), offered(other, task)]).toEqual([sunday, true, false]);
      const told = onDuty.ask('notice.list', {}) as { kind: string; key: string; onDutyUntil: number | null }[];
      expect(told.find(({ key }) => key.endsWith(id))).toMatchObject({
        kind: 'request-urgent',
        onDutyUntil: instantAt(sunday, 6 * 60, 'Europe/Paris'),
      });
    }
  });

  test('that nobody is on duty for is there for everybody to see', () => {
    ana.do('request.add', { place: school, words: 'No network' });
    expect(list(ana, { unfinished: true })).toHaveLength(1);
    ana.do('task.done', { task: list(ana)[0]?.task });
    expect(list(ana, { unfinished: true })).toHaveLength(0);
    expect(list(ana)).toMatchObject([{ state: 'done' }]);
  });

  test('without words is refused', () => {
    expect(ana.refused('request.add', { place: school, words: ' \n ' })).toMatchObject({
      code: 'argument-missing',
      params: { field: 'words' },
    });
    expect(list(ana)).toEqual([]);
  });

  test('is shown to whoever asked by its own key alone, with nobody’s name', () => {
    ana.do('request.add', { place: school, words: 'No network', contact: '06' });
    const [request] = list(ana);
    ana.do('request.say', { request: request?.id, words: 'Which room?' });
    ana.now += 1000;
    ana.do('request.say', { request: request?.id, words: 'Room 3', asker: true });
    const receipt = ana.ask('request.follow', { key: request?.key });
    expect(receipt).toMatchObject({
      words: 'No network',
      state: 'open',
      said: [
        { words: 'Which room?', asker: false },
        { words: 'Room 3', asker: true },
      ],
    });
    expect(JSON.stringify(receipt)).not.toContain('Ana');
    expect(JSON.stringify(receipt)).not.toContain(request?.task);
    expect(ana.ask('request.follow', { key: request?.id })).toBeNull();
  });
});

describe('the page of a place', () => {
  const key = (device: Device) => (device.ask('request-page.list', {}) as readonly { key: string }[])[0]?.key ?? '';

  test('opened on two devices at once is one', () => {
    ana.do('request-page.open', { place: school });
    ben.do('request-page.open', { place: school });
    ana.meet(ben);
    expect(ana.ask('request-page.list', {})).toHaveLength(1);
    expect(key(ana)).toBe(key(ben));
  });

  test('opens nothing under an old address, once it has a new one, was closed, or opened again', () => {
    const page = ana.do('request-page.open', { place: school, welcome: 'We answer before noon.' });
    const first = key(ana);
    expect(ana.ask('request-page.find', { key: first })).toMatchObject({ name: 'École du Bourg', welcome: 'We answer before noon.' });
    ana.do('request-page.renew', { page });
    const second = key(ana);
    expect(second).not.toBe(first);
    expect(ana.ask('request-page.find', { key: first })).toBeNull();
    ana.do('request-page.close', { page });
    expect(ana.ask('request-page.find', { key: second })).toBeNull();
    ana.do('request-page.open', { place: school });
    expect(ana.ask('request-page.find', { key: second })).toBeNull();
    expect(ana.ask('request-page.find', { key: key(ana) })).toMatchObject({ welcome: 'We answer before noon.' });
  });
});

test('the title of a request is its first sentence, cut between words', () => {
  expect(titleOf('  No network.  It began on Monday. ')).toBe('No network.');
  expect(titleOf('Line one\nline two')).toBe('Line one');
  expect(titleOf('word '.repeat(60))).toMatch(/^(word )+word…$/);
  expect(titleOf('x'.repeat(300))).toHaveLength(101);
  expect(titleOf(' \n\t ')).toBe('');
});
