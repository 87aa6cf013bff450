import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { type CalendarText, readCalendar } from './occasions.ts';
import { readSpans } from './spans.ts';
import { readStays } from './stays.ts';

const reading = { zone: 'Europe/Paris', from: '2024-01-01', to: '2028-12-31' };

const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', 'UID:e', ...lines, 'END:VEVENT'].join('\r\n');
const file = (...events: readonly string[]) => utf8(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'));
const read = (...events: readonly string[]) => readCalendar(file(...events), reading);
const days = ({ occasions }: CalendarText) => occasions.map(({ from }) => from.date);
const codes = ({ notes }: CalendarText) => notes.map(({ code }) => code);
const sample = (name: string) => readFile(new URL(`./samples/${name}`, import.meta.url));

describe('a calendar file', () => {
  it('is read with whole days, hours, recurrences, exceptions and what was moved', async () => {
    const text = await read(
      event('DTSTART;VALUE=DATE:20270308', 'RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE;VALUE=DATE:20270315', 'SUMMARY:T\\, un\\nl’autre'),
      ['BEGIN:VEVENT', 'UID:e', 'RECURRENCE-ID;VALUE=DATE:20270322', 'DTSTART;VALUE=DATE:20270324', 'END:VEVENT'].join('\r\n'),
      ['BEGIN:VEVENT', 'UID:e', 'RECURRENCE-ID;VALUE=DATE:20270329', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20270329', 'END:VEVENT'].join(
        '\r\n',
      ),
    );
    expect(days(text)).toEqual(['2027-03-08', '2027-04-05', '2027-03-24']);
    expect(text.occasions[0]?.title).toBe('T, un\nl’autre');
    expect(codes(text)).toEqual([]);
  });

  it('[A25] ends a rule that never ends, refuses one of every second, and follows none into the void', async () => {
    const seconds = await read(event('DTSTART:20270101T000000Z', 'RRULE:FREQ=SECONDLY;COUNT=1000000000'));
    expect([days(seconds), codes(seconds)]).toEqual([['2027-01-01'], ['calendar-file.rule']]);
    const daily = await read(event('DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY'));
    expect([days(daily).length, codes(daily)]).toEqual([399, ['calendar-file.recurs']]);
    const never = await read(event('DTSTART;VALUE=DATE:20270301', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31'));
    expect(days(never)).toEqual(['2027-03-01']);
    const many = Array.from({ length: 20 }, (_, at) =>
      event('DTSTART;VALUE=DATE:20240101', 'RRULE:FREQ=DAILY').replace('UID:e', `UID:${at}`),
    );
    const bomb = await read(...many);
    expect(bomb.occasions.length).toBe(5000);
    expect(codes(bomb)).toContain('calendar-file.many');
  });

  it('[A25] reads no attachment, alarm or person, however deep they lie', async () => {
    const hidden = ['ATTACH:file:///etc/passwd', 'DTSTART;VALUE=DATE:20300101', 'SUMMARY:caché'];
    const alarm = ['BEGIN:VALARM', 'ACTION:EMAIL', 'ATTENDEE:mailto:x@example.org', ...hidden, 'END:VALARM'];
    const deep = Array.from({ length: 5000 }, () => 'BEGIN:X');
    const text = await read(event('DTSTART;VALUE=DATE:20270101', ...hidden.slice(0, 1), ...alarm, 'SUMMARY:vu'), event(...deep, ...hidden));
    expect(text.occasions).toMatchObject([{ title: 'vu', from: { date: '2027-01-01' } }]);
    expect(JSON.stringify(text)).not.toMatch(/passwd|caché|example/);
    expect(codes(text)).toEqual(['calendar-file.no-start']);
  });

  it('keeps what can be read beside what cannot, and says which lines are left out', async () => {
    const text = await read(
      event('DTSTART;VALUE=DATE:20270101', 'pas une ligne', 'SUMMARY:un'),
      event('SUMMARY:sans début'),
      'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270103\nSUMMARY:sans fin',
      event('DTSTART;VALUE=DATE:20270231', 'SUMMARY:31 février'),
      event('DTSTART;VALUE=DATE:20270104', 'DTEND;VALUE=DATE:20270101', 'SUMMARY:à l’envers'),
    );
    expect(text.occasions.map(({ title }) => title)).toEqual(['un', 'sans fin', 'à l’envers']);
    expect(text.notes.map(({ code, params }) => [code, params?.lines])).toEqual([
      ['calendar-file.line', '6'],
      ['calendar-file.no-start', '9, 16'],
      ['calendar-file.ends-first', '21'],
    ]);
  });

  it('puts lines together that were folded in the middle of a character', async () => {
    const whole = utf8('SUMMARY:Été');
    const cut = new Uint8Array([...whole.subarray(0, 9), 13, 10, 32, ...whole.subarray(9)]);
    const [head, tail] = [
      utf8('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270101\r\n'),
      utf8('\r\nEND:VEVENT\r\nEND:VCALENDAR'),
    ];
    const text = await readCalendar(new Uint8Array([...head, ...cut, ...tail]), reading);
    expect(text.occasions[0]?.title).toBe('Été');
  });

  it('[F29] shows hours on the reader’s clock, through nights when clocks change, from Papeete to Réunion', async () => {
    const morning = event(
      'DTSTART;TZID=Europe/Paris:20270327T090000',
      'DTEND;TZID=Europe/Paris:20270327T100000',
      'RRULE:FREQ=DAILY;COUNT=3',
    );
    const clocks = async (zone: string) =>
      (await readCalendar(file(morning), { ...reading, zone })).occasions.map(({ from }) => `${from.date.slice(5)} ${from.minutes / 60}`);
    expect(await clocks('Europe/Paris')).toEqual(['03-27 9', '03-28 9', '03-29 9']);
    expect(await clocks('Indian/Reunion')).toEqual(['03-27 12', '03-28 11', '03-29 11']);
    expect(await clocks('Pacific/Tahiti')).toEqual(['03-26 22', '03-27 21', '03-28 21']);
    const leap = await read(
      event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'),
      event('DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270102'),
    );
    expect(leap.occasions.map(({ from, to }) => [from.date, to.date])).toEqual([
      ['2024-02-29', '2024-03-01'],
      ['2028-02-29', '2028-03-01'],
      ['2026-12-31', '2027-01-02'],
    ]);
  });

  it('knows zones by the names programs give them, and says which one it assumes', async () => {
    const at = (zone: string) => event(`DTSTART;TZID=${zone}:20270105T090000`, 'DURATION:PT1H');
    const text = await read(
      ...['Romance Standard Time', '/freeassociation.sourceforge.net/Tzfile/Europe/Paris', '"Europe/Paris"', 'Chez moi'].map(at),
    );
    expect(text.occasions.map(({ from, to }) => [from.minutes, to.minutes])).toEqual(Array.from({ length: 4 }, () => [540, 600]));
    expect(text.notes).toMatchObject([
      { level: 'assumed', code: 'calendar-file.zone', params: { zone: 'Chez moi', assumed: 'Europe/Paris' } },
    ]);
    expect((await read(at('Indian/Reunion'))).occasions[0]?.from.minutes).toBe(360);
  });

  it('[A25] is read without falling over, whatever becomes of its bytes', async () => {
    const sound = file(
      event('DTSTART;TZID=Europe/Paris:20270327T090000', 'RRULE:FREQ=MONTHLY;BYDAY=-1FR', 'EXDATE:20270430T070000Z', 'SUMMARY:É\\;'),
      event('DTSTART;VALUE=DATE:20270301', 'DURATION:P1W', 'CATEGORIES:a,b'),
    );
    const spot = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.integer({ min: 0, max: 255 }), fc.nat({ max: 5 }));
    await fc.assert(
      fc.asyncProperty(fc.array(spot, { maxLength: 12 }), async (spots) => {
        const bytes = [...sound];
        for (const [at, byte, gone] of spots) bytes.splice(Math.min(at, bytes.length - 1), gone, byte);
        const { occasions } = await readCalendar(new Uint8Array(bytes), reading);
        expect(occasions.length).toBeLessThanOrEqual(5000);
      }),
      { numRuns: 60 },
    );
  });

  it('reads what others test theirs with', async () => {
    expect(days(await readCalendar(await sample('issue_1231_recurrence.ics'), reading))).toEqual(['2025-04-28']);
    const zones = await readCalendar(await sample('multiple_timezones.ics'), { ...reading, from: '1990-01-01' });
    expect(zones.occasions.length).toBeGreaterThan(0);
  });
});

describe('school holidays', () => {
  it('come from a table with a row for each day, as stretches for each zone', async () => {
    const plan = await readSpans(await sample('vacances-scolaires-2024-2026.csv'), 'vacances.csv', reading);
    if (!plan.ok) throw new Error(plan.problem.code);
    expect(plan.value.calendars.map(({ name }) => name)).toEqual(['Zone A', 'Zone B', 'Zone C']);
    const year = (zone: number) =>
      plan.value.calendars[zone]?.spans.filter(({ from }) => from > '2025-09-01').map(({ from, to }) => `${from} ${to}`);
    // As the ministry published them for 2025–26.
    expect(year(0)?.slice(0, 4)).toEqual([
      '2025-10-18 2025-11-02',
      '2025-12-20 2026-01-04',
      '2026-02-07 2026-02-22',
      '2026-04-04 2026-04-19',
    ]);
    expect(year(1)?.slice(2, 4)).toEqual(['2026-02-14 2026-03-01', '2026-04-11 2026-04-26']);
    expect(year(2)?.slice(2, 4)).toEqual(['2026-02-21 2026-03-08', '2026-04-18 2026-05-03']);
  });

  it('come from the ministry’s table, each zone once, without the day on which school begins again, overseas on its own days', async () => {
    const table = [
      'description;population;start_date;end_date;location;zones;annee_scolaire',
      'Vacances de la Toussaint;-;2025-10-17T22:00:00+00:00;2025-11-02T23:00:00+00:00;Lyon;Zone A;2025-2026',
      'Vacances de la Toussaint;-;2025-10-17T22:00:00+00:00;2025-11-02T23:00:00+00:00;Dijon;Zone A;2025-2026',
      'Prérentrée;Enseignants;2025-08-29;2025-08-30;Lyon;Zone A;2025-2026',
      'Vacances d’octobre;Élèves;2025-10-10T20:00:00+00:00;2025-10-26T20:00:00+00:00;Réunion;Réunion;2025-2026',
      'Pont;-;2026-05-15;2026-05-15;Bastia;Corse;2025-2026',
      'Sans date;-;;;Lyon;Zone A;',
    ].join('\r\n');
    const plan = await readSpans(utf8(table), 'fr-en-calendrier-scolaire.csv', reading);
    expect(plan).toMatchObject({
      ok: true,
      value: {
        calendars: [
          { name: 'Corse', spans: [{ name: 'Pont', from: '2026-05-15', to: '2026-05-15' }] },
          { name: 'Réunion', spans: [{ from: '2025-10-11', to: '2025-10-26' }] },
          { name: 'Zone A', spans: [{ name: 'Vacances de la Toussaint', from: '2025-10-18', to: '2025-11-02' }] },
        ],
        notes: [{ code: 'calendar-file.row', params: { count: 1, lines: '7' } }],
      },
    });
  });

  it('come from a calendar, under its name', async () => {
    const bytes = file(
      'X-WR-CALNAME:Vacances\\, zone B',
      event('DTSTART;VALUE=DATE:20261017', 'DTEND;VALUE=DATE:20261103', 'SUMMARY:Toussaint'),
    );
    expect(await readSpans(bytes, 'zone-b.ics', reading)).toMatchObject({
      value: { calendars: [{ name: 'Vacances, zone B', spans: [{ name: 'Toussaint', from: '2026-10-17', to: '2026-11-02' }] }] },
    });
  });

  it('[A25] are refused with what to do when the file is huge, empty or something else', async () => {
    const code = async (bytes: Uint8Array) => {
      const plan = await readSpans(bytes, 'x', reading);
      return plan.ok ? 'ok' : plan.problem.code;
    };
    expect(await code(new Uint8Array(50 * 1024 * 1024))).toBe('calendar-file.large');
    expect(await code(file())).toBe('calendar-file.empty');
    for (const other of ['', 'a;b\n1;2', '{"items":[]}', '\u0000\u0001']) expect(await code(utf8(other))).toBe('calendar-file.unknown');
  });
});

describe('where one works, as another calendar tells it', () => {
  const stays = async (bytes: Uint8Array) => {
    const plan = await readStays(bytes, reading);
    if (!plan.ok) throw new Error(plan.problem.code);
    return plan.value.rows;
  };

  it('is taken from marks and whole days, and titles are not', async () => {
    const rows = await stays(
      file(
        event('DTSTART;VALUE=DATE:20270104', 'TRANSP:TRANSPARENT', 'CATEGORIES:TÉLÉTRAVAIL', 'SUMMARY:Chez Zoé'),
        event('DTSTART;VALUE=DATE:20270105', 'X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE', 'SUMMARY:Train'),
        event('DTSTART;VALUE=DATE:20270106', 'DTEND;VALUE=DATE:20270109', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF', 'SUMMARY:Opération du genou'),
        event('DTSTART;VALUE=DATE:20270111', 'TRANSP:TRANSPARENT', 'SUMMARY:Au bureau'),
        event('DTSTART;TZID=Europe/Paris:20270112T133000', 'DTEND;TZID=Europe/Paris:20270112T180000', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'),
        event('DTSTART;TZID=Europe/Paris:20270113T100000', 'DTEND;TZID=Europe/Paris:20270113T110000', 'SUMMARY:Réunion au bureau'),
        event('DTSTART;VALUE=DATE:20270114', 'SUMMARY:Anniversaire'),
      ),
    );
    expect(rows.map(({ stay }) => stay)).toEqual([
      { from: '2027-01-04', fromHalf: 'morning', to: '2027-01-04', toHalf: 'afternoon', reach: 'reachable', where: 'home' },
      { from: '2027-01-05', fromHalf: 'morning', to: '2027-01-05', toHalf: 'afternoon', reach: 'reachable', where: 'elsewhere' },
      { from: '2027-01-06', fromHalf: 'morning', to: '2027-01-08', toHalf: 'afternoon', reach: 'off', where: null },
      { from: '2027-01-11', fromHalf: 'morning', to: '2027-01-11', toHalf: 'afternoon', reach: 'reachable', where: 'office' },
      { from: '2027-01-12', fromHalf: 'afternoon', to: '2027-01-12', toHalf: 'afternoon', reach: 'off', where: null },
      undefined,
      undefined,
    ]);
    expect(JSON.stringify(rows.map(({ stay }) => stay))).not.toMatch(/genou|Zoé/);
  });

  it('is taken from events of a calendar’s API, working locations and out of office', async () => {
    const items = [
      {
        eventType: 'workingLocation',
        start: { date: '2027-01-04' },
        end: { date: '2027-01-05' },
        workingLocationProperties: { type: 'homeOffice', homeOffice: {} },
      },
      {
        eventType: 'workingLocation',
        start: { dateTime: '2027-01-05T09:00:00+01:00' },
        end: { dateTime: '2027-01-05T12:00:00+01:00' },
        workingLocationProperties: { type: 'officeLocation' },
      },
      {
        eventType: 'workingLocation',
        start: { date: '2027-01-06' },
        end: { date: '2027-01-07' },
        workingLocationProperties: { type: 'constructor' },
      },
      {
        eventType: 'outOfOffice',
        summary: 'secret',
        start: { dateTime: '2027-01-07T00:00:00+01:00' },
        end: { dateTime: '2027-01-09T00:00:00+01:00' },
      },
      { eventType: 'default', summary: 'Point', start: { date: '2027-01-08' }, end: { date: '2027-01-09' } },
      { start: 'x' },
    ];
    const rows = await stays(utf8(JSON.stringify({ kind: 'calendar#events', items })));
    expect(rows.map(({ stay }) => stay && [stay.from, stay.fromHalf, stay.to, stay.toHalf, stay.reach, stay.where])).toEqual([
      ['2027-01-04', 'morning', '2027-01-04', 'afternoon', 'reachable', 'home'],
      ['2027-01-05', 'morning', '2027-01-05', 'morning', 'reachable', 'office'],
      ['2027-01-06', 'morning', '2027-01-06', 'afternoon', 'reachable', 'elsewhere'],
      ['2027-01-07', 'morning', '2027-01-08', 'afternoon', 'off', null],
      undefined,
    ]);
  });
});
