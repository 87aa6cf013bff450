import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, type CivilDate, daysInMonth, endOfMonth, weekdayOf } from '../../../kernel/civil-date.ts';
import { instantAt } from '../../../kernel/zones.ts';
import { runQuery } from '../../ask.ts';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import type { Prefilled } from '../report/prefill.ts';
import type { Month } from './month.ts';
import type { Plan } from './plan.ts';

let ana: Device;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
});

const home = (from: CivilDate, more: object = {}) => {
  ana.now += 1000;
  return ana.do('presence.declare', { from, where: 'home', ...more });
};
const plan = (date: CivilDate) => ana.ask('my-days.plan', { date }) as Plan;
const month = (date: CivilDate, more: object = {}) => ana.ask('my-days.month', { date, ...more }) as Month;

describe('one’s own days beside what was agreed', () => {
  test('two of three this week, half-days as 0.5, none on public holidays', () => {
    ana.do('arrangement.state', { kind: 'regular', days: 3, from: '2026-03-02' });
    home('2026-03-03');
    home('2026-03-05', { toHalf: 'morning' });
    home('2026-03-06', { fromHalf: 'afternoon' });
    expect(plan('2026-03-04').week).toEqual({ from: '2026-03-02', to: '2026-03-08', days: 2, of: 3, balance: 'under' });
    // Easter Monday: declared, and not counted.
    home('2026-04-06', { to: '2026-04-10' });
    expect(plan('2026-04-08').week).toMatchObject({ days: 4, of: 3, balance: 'over' });
  });

  test('a third place counts where the arrangement says nothing else', () => {
    const made = ana.do('arrangement.state', { kind: 'regular', days: 2, from: '2026-03-02' });
    const place = ana.do('place.add', { name: 'La Fabrique', kind: 'third-place' });
    home('2026-03-03');
    ana.do('presence.declare', { from: '2026-03-04', place });
    expect(plan('2026-03-04').week).toMatchObject({ days: 2, balance: 'even' });
    ana.do('arrangement.edit', { arrangement: made, spot: 'home' });
    expect(plan('2026-03-04').week).toMatchObject({ days: 1, balance: 'under' });
  });

  test('fixed days spent elsewhere are named, and days at home that are no fixed ones; leave is neither', () => {
    ana.do('arrangement.state', { kind: 'regular', weekday: ['tuesday', 'thursday', 'friday'], from: '2026-03-02' });
    home('2026-03-03');
    home('2026-03-04');
    ana.do('presence.declare', { from: '2026-03-05', where: 'office' });
    ana.do('presence.declare', { from: '2026-03-06', reach: 'off' });
    expect(plan('2026-03-04')).toMatchObject({
      missed: ['2026-03-05'],
      beside: ['2026-03-04'],
      week: { days: 2, of: 2, balance: 'even' },
    });
  });

  test('a month has a measure where days are of the month, and all of them where it is full; none while suspended', () => {
    const made = ana.do('arrangement.state', { kind: 'occasional', days: 2, from: '2026-03-02' });
    home('2026-03-03', { to: '2026-03-05' });
    expect(plan('2026-03-04')).toMatchObject({ week: { of: null, balance: null }, month: { days: 3, of: 2, balance: 'over' } });
    ana.do('arrangement.edit', { arrangement: made, kind: 'full' });
    expect(plan('2026-03-04').week).toMatchObject({ days: 3, of: 5, balance: 'under' });
    ana.do('arrangement.edit', { arrangement: made, suspendedFrom: '2026-03-05', suspendedTo: '2026-03-31' });
    expect(plan('2026-03-04')).toMatchObject({ suspended: false, week: { of: 3 } });
    expect(plan('2026-03-05')).toMatchObject({ suspended: true });
  });

  test('what only the device knows is counted from what the device gives', () => {
    ana.do('arrangement.state', { kind: 'regular', days: 1, from: '2026-03-02' });
    const said = ana.do('presence.declare', { from: '2026-03-03' });
    expect(plan('2026-03-04').week.days).toBe(0);
    const precise = { [said]: { where: 'home', place: null }, wrong: 7 };
    expect(ana.ask('my-days.plan', { date: '2026-03-04', precise })).toMatchObject({ week: { days: 1 } });
    for (const nonsense of [7, [], 'x', { [said]: { where: 'moon' } }])
      expect(ana.ask('my-days.plan', { date: '2026-03-04', precise: nonsense })).toMatchObject({ week: { days: 0 } });
  });
});

describe('a month at home and what it comes to', () => {
  test('days of each date by the figures of that date, to the month’s cap, only at home', () => {
    ana.do('arrangement.state', { kind: 'full', from: '2026-01-01', scheme: 'flat' });
    home('2026-03-02', { to: '2026-03-06' });
    home('2026-03-09', { toHalf: 'morning' });
    ana.do('presence.declare', { from: '2026-03-10', where: 'third-place' });
    expect(month('2026-03-15')).toMatchObject({ home: 5.5, thirdPlace: 1, cents: 1485, uncapped: null, scheme: 'flat', unknown: [] });
    home('2026-03-01', { to: '2026-03-31' });
    expect(month('2026-03-15')).toMatchObject({ home: 31, cents: 5940, uncapped: 8370 });
  });

  test('a new year’s figure is entered without a new version, and what is not known is not guessed', () => {
    ana.do('arrangement.state', { kind: 'full', from: '2026-01-01', scheme: 'flat' });
    home('2026-12-30', { to: '2027-01-05' });
    expect(month('2026-12-01')).toMatchObject({ home: 2, cents: 540 });
    expect(month('2027-01-01')).toMatchObject({ home: 4, cents: null, unknown: ['2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'] });
    ana.do('figure.add', { name: 'day', scheme: 'flat', value: 2.75, from: '2027-01-01' });
    ana.do('figure.add', { name: 'day', scheme: 'flat', value: 2.81, from: '2027-01-04' });
    expect(month('2027-01-01')).toMatchObject({ cents: 2 * 275 + 2 * 281, unknown: [] });
  });

  test('half a cent goes up, once for the month', () => {
    ana.do('arrangement.state', { kind: 'full', from: '2026-01-01', scheme: 'flat' });
    ana.do('figure.add', { name: 'day', scheme: 'flat', value: 2.75, from: '2026-03-01' });
    for (const date of ['2026-03-02', '2026-03-03', '2026-03-04']) home(date, { toHalf: 'morning' });
    // 3 × 1.375 = 4.125.
    expect(month('2026-03-01').cents).toBe(413);
    expect(ana.refused('figure.add', { name: 'day', scheme: 'flat', value: 2.755, from: '2026-03-01' })?.code).toBe('figure-too-fine');
  });

  test('what Relais recalls and did not read again is marked so', () => {
    ana.do('arrangement.state', { kind: 'full', from: '2026-01-01', scheme: 'public' });
    home('2026-03-02');
    expect(month('2026-03-01').figures).toMatchObject([
      { name: 'day', confirmed: false },
      { name: 'year-cap', hundredths: 25344 },
    ]);
  });

  test('[A16] the file for payroll has a line a day and a total, in the reader’s language, and no formula', () => {
    ana.do('member.edit', { name: '=HYPERLINK("x")' });
    ana.do('arrangement.state', { kind: 'full', from: '2026-01-01', scheme: 'flat' });
    home('2026-02-27', { toHalf: 'morning' });
    const { name, text } = ana.ask('my-days.csv', { date: '2026-02-01', language: 'fr' }) as { name: string; text: string };
    const lines = text.slice(1).split('\r\n');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(name).toBe('teletravail-2026-02.csv');
    expect(lines[0]).toBe('"Date";"Nom";"Matin";"Après-midi";"Jours à domicile";"Montant (EUR)"');
    expect(lines[27]).toBe('"2026-02-27";"\'=HYPERLINK(""x"")";"domicile";"";"0,5";""');
    expect(lines.slice(29)).toEqual(['"Total 2026-02";"\'=HYPERLINK(""x"")";"";"";"0,5";"1,35"', '']);
    expect((ana.ask('my-days.csv', { date: '2026-02-01' }) as { text: string }).text).toContain('"Days at home","Amount (EUR)"');
  });

  test('[F29] the days of any month, in any zone and on any night, are those of a slow count', () => {
    const zones = ['Pacific/Tahiti', 'America/Cayenne', 'America/Miquelon', 'Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea'];
    const span = fc.record({
      from: fc.integer({ min: -3, max: 70 }),
      days: fc.integer({ min: 0, max: 9 }),
      half: fc.boolean(),
      home: fc.boolean(),
    });
    const starts = ['2024-02-01', '2026-02-01', '2026-03-01', '2026-10-01', '2026-12-01', '2027-01-01'];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.constantFrom(...zones), fc.array(span, { maxLength: 8 }), (start, zone, spans) => {
        const device = new Device(registry, 'ana');
        device.do('member.join', { id: device.me, name: 'Ana', zone });
        const heard = new Map<string, boolean>();
        for (const each of spans) {
          device.now += 1000;
          const [from, to] = [addDays(start, each.from), addDays(start, each.from + each.days)];
          device.do('presence.declare', { from, to, toHalf: each.half ? 'morning' : 'afternoon', where: each.home ? 'home' : 'office' });
          for (let at = 0; at <= each.days; at++)
            for (const half of at === each.days && each.half ? ['am'] : ['am', 'pm']) heard.set(`${addDays(from, at)} ${half}`, each.home);
        }
        // Asked in the middle of a night, elsewhere than where one lives.
        for (const asked of zones) {
          const now = instantAt(addDays(start, 27), 2 * 3_600_000, asked);
          const circumstances = { me: device.me, now, today: addDays(start, 27), zone: asked };
          const answer = runQuery({ reader: device.replica, registry, circumstances }, 'my-days.month', {});
          const found = (answer.ok ? answer.value : undefined) as Month;
          expect(found.lines).toHaveLength(daysInMonth(Number(start.slice(0, 4)), Number(start.slice(5, 7))));
          const slow = found.lines
            .filter(({ holiday }) => holiday === null)
            .reduce((sum, { date }) => sum + ['am', 'pm'].filter((half) => heard.get(`${date} ${half}`) === true).length, 0);
          expect(found.home).toBe(slow / 2);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a report of activity as it begins', () => {
  const report = (date: CivilDate) => ana.ask('my-days.report', { date }) as Prefilled;

  test('its working days are those of the State’s own table of public holidays, wherever one keeps them', () => {
    const published = readFileSync(new URL('../../people/samples/jours-feries.csv', import.meta.url), 'utf8')
      .split('\n')
      .slice(1);
    for (const [region, zone] of [
      ['metropole', 'Métropole'],
      ['alsace-moselle', 'Alsace-Moselle'],
      ['reunion', 'La Réunion'],
      ['polynesie', 'Polynésie Française'],
      ['saint-barthelemy', 'Saint-Barthélémy'],
    ] as const) {
      ana.do('member.edit', { holidays: region });
      const off = new Set(
        published.filter((line) => line.split(',')[2]?.trim().split('|').includes(zone)).map((line) => line.slice(0, 10)),
      );
      for (const start of ['2024-02-01', '2025-04-01', '2026-05-01', '2026-12-01', '2027-07-01']) {
        let wanted = 0;
        for (let date = start; date <= endOfMonth(start); date = addDays(date, 1)) if (weekdayOf(date) < 6 && !off.has(date)) wanted++;
        expect([region, start, report(start).workingDays]).toEqual([region, start, wanted]);
      }
    }
  });

  test('days at a client’s are that mission’s, the rest goes to the one client there is, absence has no word', () => {
    const place = ana.do('place.add', { name: 'Laiterie du Col', kind: 'client-site' });
    ana.do('presence.declare', { from: '2026-03-02', to: '2026-03-04', place });
    ana.do('presence.declare', { from: '2026-03-05', toHalf: 'morning', reach: 'off' });
    const { rows, workingDays } = report('2026-03-01');
    expect(rows.map(({ kind, label }) => [kind, label])).toEqual([
      ['mission', 'Laiterie du Col'],
      ['absence', ''],
    ]);
    expect(rows[1]?.halves).toEqual({ '2026-03-05': 1 });
    expect(Object.values(rows[0]?.halves ?? {}).reduce((sum, count) => sum + count, 0) / 2).toBe(workingDays - 0.5);
    const other = ana.do('place.add', { name: 'Mairie', kind: 'client-site' });
    ana.do('presence.declare', { from: '2026-03-09', place: other });
    expect(report('2026-03-01').rows.map(({ label }) => label)).toEqual(['Laiterie du Col', 'Mairie', '', '']);
  });

  test('turns on duty are told beside, and days of work a year only where they were entered', () => {
    ana.do('rota.add', { name: 'Astreinte', member: [ana.me], weekday: ['saturday'], from: '09:00', to: '12:00', start: '2026-03-01' });
    expect(report('2026-03-01').days.filter(({ duty }) => duty > 0)).toMatchObject([
      { date: '2026-03-07', duty: 1 },
      { date: '2026-03-14' },
      { date: '2026-03-21' },
      { date: '2026-03-28' },
    ]);
    expect(report('2026-03-01').forfaitDays).toBeNull();
    ana.do('figure.add', { name: 'forfait-days', value: 218, from: '2026-01-01' });
    expect(report('2026-03-01').forfaitDays).toBe(218);
  });
});
