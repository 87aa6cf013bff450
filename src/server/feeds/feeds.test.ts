import ICAL from 'ical.js';
import { describe, expect, it, vi } from 'vitest';
import { addDays, startOfWeek } from '../../kernel/civil-date.ts';
import { memoryStore } from '../../storage/node.ts';
import { readStays } from '../../workplace/calendar-file/index.ts';
import { leastCost } from '../accounts/passwords.ts';
import { startServer } from '../start.ts';
import { call, enter, invite, startHere } from '../testing/people.ts';

/** Calendars as programs of members read them: the whole server, real devices, a reader that is not ours. */

type Member = Awaited<ReturnType<typeof enter>>;

async function team() {
  const server = await startHere(memoryStore());
  const { url } = server;
  const ada = await enter(url, server.setup ?? '', 'Ada', 'poll');
  const bo = await enter(url, await invite(url, ada.token), 'Bo', 'poll');
  for (const [who, name] of [
    [ada, 'Ada'],
    [bo, 'Bo'],
  ] as const)
    await run(who, 'member.join', { id: who.member, name, zone: 'Europe/Paris' });
  return { url, ada, bo };
}

const run = async (who: Member, name: string, args: object): Promise<{ readonly id: string }> => {
  const done = await who.workplace.run(name, args);
  if (!done.ok) throw new Error(done.problem.code);
  expect(await who.line.synced()).toBe(true);
  return done.value.answer as { id: string };
};

async function feed(url: string, token: string, kind: string, more: object = {}): Promise<{ address: string; id: string }> {
  const made = await call(url, '/api/v1/feeds', { kind, locale: 'fr', ...more }, token);
  return { address: made.address.replace(/^https?:\/\/[^/]+/, url), id: made.feed.id };
}

async function read(address: string) {
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = await answer.text();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => ({
    summary: String(component.getFirstPropertyValue('summary')),
    start: String(component.getFirstPropertyValue('dtstart')),
    end: String(component.getFirstPropertyValue('dtend')),
    transparent: component.getFirstPropertyValue('transp'),
    busy: component.getFirstPropertyValue('x-microsoft-cdo-busystatus'),
    categories: component.getFirstPropertyValue('categories'),
    uid: String(component.getFirstPropertyValue('uid')),
    sequence: Number(component.getFirstPropertyValue('sequence')),
  }));
  return { text, calendar, events };
}

/** The Monday after next: nobody's holiday counts where it was declared. */
const monday = addDays(startOfWeek(new Date().toISOString().slice(0, 10)), 14);

describe('a member’s presence in their own calendar program', () => {
  it('tells telework as work elsewhere, never as an absence, and an absence without a reason', async () => {
    const { url, ada } = await team();
    await run(ada, 'presence.declare', { from: monday, to: addDays(monday, 1), where: 'home' });
    await run(ada, 'presence.declare', { from: addDays(monday, 2), reach: 'off' });
    await run(ada, 'presence.declare', { from: addDays(monday, 3), fromHalf: 'afternoon', where: 'office' });
    const { address } = await feed(url, ada.token, 'presence');
    const { events } = await read(address);
    const day = (date: string) => events.find(({ start }) => start.startsWith(date));
    const telework = { summary: 'Télétravail', transparent: 'TRANSPARENT', busy: 'WORKINGELSEWHERE', categories: 'TELETRAVAIL' };
    expect(day(monday)).toMatchObject({ ...telework, end: addDays(monday, 1) });
    expect(day(addDays(monday, 1))).toMatchObject(telework);
    expect(day(addDays(monday, 2))).toMatchObject({ summary: 'Absent·e', transparent: 'OPAQUE', busy: 'OOF', categories: null });
    const zone = 'Europe/Paris';
    const clock = new Date(String(day(addDays(monday, 3))?.start)).toLocaleTimeString('fr', { timeZone: zone });
    expect([clock, day(addDays(monday, 3))?.busy]).toEqual(['13:00:00', 'FREE']);
  });

  it('keeps the name of each day and raises its sequence when it changes; what did not change is not sent again', async () => {
    const { url, ada } = await team();
    await run(ada, 'presence.declare', { from: monday, where: 'home' });
    const { address } = await feed(url, ada.token, 'presence');
    const before = await read(address);
    const tag = (await fetch(address)).headers.get('etag') ?? '';
    expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304);
    expect((await fetch(address, { headers: { 'if-none-match': `W/${tag}` } })).status).toBe(304);
    await run(ada, 'presence.declare', { from: monday, where: 'office' });
    const after = await read(address);
    expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(200);
    expect(after.events.map(({ uid }) => uid)).toEqual(before.events.map(({ uid }) => uid));
    expect(after.events[0]?.summary).toBe('Au bureau');
    expect(after.events[0]?.sequence).toBeGreaterThanOrEqual(before.events[0]?.sequence ?? Number.NaN);
  });

  it('is read back by ourselves as it was said', async () => {
    const { url, ada } = await team();
    await run(ada, 'presence.declare', { from: monday, to: addDays(monday, 1), where: 'home' });
    await run(ada, 'presence.declare', { from: addDays(monday, 2), fromHalf: 'afternoon', reach: 'off' });
    const bytes = new Uint8Array(await (await fetch((await feed(url, ada.token, 'presence')).address)).arrayBuffer());
    const plan = await readStays(bytes, { zone: 'Europe/Paris', from: monday, to: addDays(monday, 6) });
    expect(plan.ok && plan.value.rows.map(({ stay }) => [stay?.from, stay?.fromHalf, stay?.reach, stay?.where])).toEqual([
      [monday, 'morning', 'reachable', 'home'],
      [addDays(monday, 1), 'morning', 'reachable', 'home'],
      [addDays(monday, 2), 'afternoon', 'off', null],
    ]);
  });

  it('[A24] says nothing but "busy" where nothing else was asked for', async () => {
    const { url, ada } = await team();
    const place = await run(ada, 'place.add', { name: 'Client secret' });
    await run(ada, 'presence.declare', { from: monday, place: place.id });
    await run(ada, 'presence.declare', { from: addDays(monday, 1), reach: 'off' });
    await run(ada, 'task.add', { title: 'Titre secret', why: 'Raison secrète', due: monday, take: true });
    for (const kind of ['presence', 'tasks', 'team']) {
      const { text, events } = await read((await feed(url, ada.token, kind, { detail: 'busy' })).address);
      expect([kind, /secr/.test(text), events.length]).toEqual([kind, false, 1]);
    }
    expect((await read((await feed(url, ada.token, 'presence')).address)).text).toContain('LOCATION:Client secret');
  });
});

describe('each address tells at most as much as was chosen for it', () => {
  it('names places, only says that one is elsewhere, or only that one is away; and never more than the members are told', async () => {
    const { url, ada } = await team();
    const place = await run(ada, 'place.add', { name: 'Client discret', kind: 'client-site' });
    await run(ada, 'presence.declare', { from: monday, toHalf: 'morning', place: place.id });
    await run(ada, 'presence.declare', { from: monday, fromHalf: 'afternoon', where: 'home' });
    await run(ada, 'presence.declare', { from: addDays(monday, 1), reach: 'off' });
    const told = async (kind: string, detail: string) => {
      const { text, events } = await read((await feed(url, ada.token, kind, { detail })).address);
      return [
        /discret|Télétravail|client-site/.test(text),
        events.filter(({ start }) => start.startsWith(monday)).map(({ summary }) => summary.split(/\s:/)[0]),
      ];
    };
    expect(await told('presence', 'titles')).toEqual([true, ['Client discret', 'Télétravail']]);
    // Alike once the places are left out: one event.
    expect(await told('presence', 'elsewhere')).toEqual([false, ['Au travail ailleurs']]);
    expect(await told('team', 'elsewhere')).toEqual([false, ['Au travail ailleurs']]);
    expect(await told('presence', 'busy')).toEqual([false, []]);
    await run(ada, 'presence.share', { sharing: 'reach' });
    expect((await told('presence', 'titles'))[0]).toBe(false);
    const refused = await fetch(`${url}/api/v1/feeds`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'tasks', detail: 'elsewhere' }),
    });
    expect([refused.status, ((await refused.json()) as { problem: { code: string } }).problem.code]).toEqual([400, 'feed.detail']);
  });
});

describe('what else can be read there', () => {
  it('is a calendar that strict readers take, with a component in it, also where there is nothing to tell (RFC 5545, 3.6)', async () => {
    const { url, ada } = await team();
    for (const kind of ['presence', 'tasks', 'team', 'duty', 'dates', 'hours']) {
      const { calendar, events } = await read((await feed(url, ada.token, kind)).address);
      expect([kind, events.length, calendar.getAllSubcomponents().length]).toEqual([kind, 0, 1]);
      const [zone] = calendar.getAllSubcomponents('vtimezone');
      expect(zone?.getFirstPropertyValue('tzid')).toBe('UTC');
      expect(zone?.getFirstSubcomponent('standard')?.getFirstPropertyValue('tzoffsetto')?.toString()).toBe('+00:00');
    }
  });

  it('tells one’s own dated tasks, who is where, turns on duty and dates, each at an address of its own', async () => {
    const { url, ada, bo } = await team();
    await run(ada, 'task.add', { title: 'Réparer, vite; \\o/', why: 'Ligne 1\nBEGIN:VEVENT', due: monday, take: true });
    await run(ada, 'task.add', { title: 'Pas à moi', why: 'x', due: monday });
    await run(bo, 'presence.declare', { from: monday, where: 'home', member: ada.member });
    await run(bo, 'presence.declare', { from: monday, where: 'home' });
    await run(ada, 'rota.add', { name: 'Accueil', member: [bo.member], from: '09:00', to: '12:00', zone: 'Indian/Reunion', start: monday });
    const own = await read((await feed(url, ada.token, 'tasks')).address);
    expect(own.events).toMatchObject([{ summary: 'Réparer, vite; \\o/', start: monday, transparent: 'TRANSPARENT' }]);
    const all = await read((await feed(url, ada.token, 'team')).address);
    expect(all.events.filter(({ start }) => start === monday)).toMatchObject([
      { summary: expect.stringMatching(/^Télétravail\s: Ada, Bo$/), busy: 'FREE' },
    ]);
    const duty = await read((await feed(url, bo.token, 'duty')).address);
    expect(duty.events[0]).toMatchObject({
      summary: expect.stringMatching(/^Accueil\s: Bo$/),
      start: `${monday}T05:00:00Z`,
      end: `${monday}T08:00:00Z`,
    });
    await run(ada, 'rota.add', { name: 'Nuit', member: [ada.member], from: '22:00', to: '06:00', zone: 'Europe/Paris', start: monday });
    const nights = (await read((await feed(url, ada.token, 'duty')).address)).events.filter(({ summary }) => summary.startsWith('Nuit'));
    expect(nights[0]?.end.slice(0, 10)).toBe(addDays(monday, 1));
    expect((await read((await feed(url, ada.token, 'dates')).address)).events).toEqual([]);
  });

  it('tells declared hours as availability, with the clock changes of their zone', async () => {
    const { url, ada } = await team();
    const hours = [[['09:00', '12:00']], [], [], [], [['13:30', '24:00']], [], []];
    for (const zone of ['Europe/Paris', 'Pacific/Tahiti', 'Indian/Reunion', 'America/Miquelon']) {
      await run(ada, 'member.edit', { hours, zone });
      const { calendar } = await read((await feed(url, ada.token, 'hours')).address);
      const rules = calendar.getFirstSubcomponent('vtimezone');
      const known = new ICAL.Timezone(rules as ICAL.Component);
      const available = calendar.getFirstSubcomponent('vavailability')?.getAllSubcomponents('available') ?? [];
      expect(available.map((each) => String(each.getFirstPropertyValue('rrule')))).toEqual([
        'FREQ=WEEKLY;BYDAY=MO',
        'FREQ=WEEKLY;BYDAY=FR',
      ]);
      for (const date of ['2027-01-15', '2027-07-15', '2027-03-28', '2027-10-31']) {
        const noon = ICAL.Time.fromData({ ...parts(date), hour: 12, isDate: false }, known);
        const shown = new Date(noon.toUnixTime() * 1000).toLocaleString('sv', { timeZone: zone });
        expect([zone, shown]).toEqual([zone, `${date} 12:00:00`]);
      }
    }
  });
});

const parts = (date: string) => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });

describe('the address of a calendar', () => {
  it('[A24] cannot be guessed, is kept as a hash only, and opens nothing once revoked', async () => {
    const store = memoryStore();
    const server = await startHere(store);
    const ada = await enter(server.url, server.setup ?? '', 'Ada', 'poll');
    const { address, id } = await feed(server.url, ada.token, 'presence');
    const secret = address.slice(address.lastIndexOf('/') + 1, -'.ics'.length);
    expect(secret).toMatch(/^[\w-]{65}$/);
    const kept = await store.range('accounts', { from: '', to: '\uffff' });
    expect(kept.some(({ value }) => new TextDecoder().decode(value).includes(secret))).toBe(false);
    expect(JSON.stringify(await call(server.url, '/api/v1/feeds', undefined, ada.token, 'GET'))).not.toContain(secret.slice(22));
    const answer = await fetch(address);
    expect(['cache-control', 'referrer-policy', 'x-robots-tag'].map((name) => answer.headers.get(name))).toEqual([
      'private, max-age=0, must-revalidate',
      'no-referrer',
      'noindex',
    ]);
    const other = `${address.slice(0, -8)}${address.slice(-8, -4) === 'AAAA' ? 'BBBB' : 'AAAA'}.ics`;
    for (const wrong of [other, address.slice(0, -4), `${server.url}/feeds/x.ics`, `${server.url}/feeds/${id}.ics`])
      expect([wrong, (await fetch(wrong)).status]).toEqual([wrong, 404]);
    expect(await call(server.url, `/api/v1/feeds/${id}`, undefined, ada.token, 'DELETE')).toBe(true);
    expect((await fetch(address)).status).toBe(404);
  });

  it('[A24] is in no log: only the pattern of its path is', async () => {
    const lines: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const started = await startServer({ store: memoryStore(), port: 0, logLevel: 'debug', passwordCost: leastCost });
    if (!started.ok) throw new Error(started.problem.code);
    const { url, setup, close } = started.value;
    const ada = await enter(url, setup ?? '', 'Ada', 'poll');
    const { address } = await feed(url, ada.token, 'presence');
    await fetch(address);
    await fetch(address.replace('.ics', 'x.ics'));
    await close();
    write.mockRestore();
    expect(lines.filter((line) => line.includes('"route":"/feeds/:address"'))).toHaveLength(2);
    expect(lines.join('')).not.toContain(address.slice(address.lastIndexOf('/') + 1, -10));
  });

  it('[A14] [A15] belongs to its member: nobody else lists or revokes it, and it dies with their membership at once', async () => {
    const { url, ada, bo } = await team();
    const own = await feed(url, bo.token, 'team');
    expect((await call(url, '/api/v1/feeds', undefined, ada.token, 'GET')).feeds).toEqual([]);
    expect((await call(url, `/api/v1/feeds/${own.id}`, undefined, ada.token, 'DELETE')).problem.code).toBe('not-found');
    expect((await fetch(own.address)).status).toBe(200);
    await call(url, `/api/v1/members/${bo.member}`, undefined, ada.token, 'DELETE');
    expect((await fetch(own.address)).status).toBe(404);
    expect((await fetch(own.address.replace(/.{8}\.ics$/, 'AAAAAAAA.ics'))).status).toBe(404);
  });

  it('tells its owner alone the day it was last read, and never the hour', async () => {
    const { url, ada } = await team();
    const { address } = await feed(url, ada.token, 'presence');
    const list = async () => (await call(url, '/api/v1/feeds', undefined, ada.token, 'GET')).feeds;
    expect((await list())[0].readOn).toBeUndefined();
    await fetch(address);
    expect((await list())[0].readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('[A27] is read so often and no oftener', async () => {
    const { url, ada } = await team();
    const { address } = await feed(url, ada.token, 'hours');
    const statuses = new Set<number>();
    for (let at = 0; at < 121; at++) statuses.add((await fetch(address)).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
