/** What a calendar file (RFC 5545) holds, day by day: recurrences followed within bounds, exceptions heeded, clocks set to the reader's. */

import { addDays, type CivilDate, daysBetween, isCivilDate } from '../../kernel/civil-date.ts';
import { instantAt, wallClock } from '../../kernel/zones.ts';
import { occurrences, parseRule } from '../../rooms/tasks/index.ts';
import { type Block, type Scanned, scan } from './lines.ts';
import { type Note, Notes } from './notes.ts';
import { zoneNamed } from './zone-name.ts';

export interface Occasion {
  /** The line of the file on which it stands. */
  readonly line: number;
  readonly title: string;
  readonly categories: readonly string[];
  readonly allDay: boolean;
  /** As the reader's clock shows them; `to` is when it is over. */
  readonly from: Moment;
  readonly to: Moment;
  readonly transparent: boolean;
  /** What one large vendor's programs say of it: FREE, BUSY, OOF, WORKINGELSEWHERE… */
  readonly busy: string | undefined;
}

export interface Moment {
  readonly date: CivilDate;
  /** After midnight. */
  readonly minutes: number;
}

export interface Reading {
  readonly zone: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export interface CalendarText {
  readonly name: string | undefined;
  readonly occasions: readonly Occasion[];
  readonly notes: readonly Note[];
}

/** Of one event that recurs, and of the file as a whole [A25]. */
const MOST_OF_ONE = 400;
const MOST = 5000;
const LONGEST_DAYS = 400;

type Property = [name: string, params: Readonly<Record<string, string | readonly string[]>>, type: string, ...values: unknown[]];

export async function readCalendar(bytes: Uint8Array, reading: Reading): Promise<CalendarText> {
  const { default: ICAL } = await import('ical.js');
  const notes = new Notes();
  const scanned = scan(bytes);
  tell(scanned, notes);
  const events = scanned.blocks.flatMap((block) => eventOf(block, (text) => ICAL.parse(text) as unknown, reading, notes) ?? []);
  const moved = new Map<string, Set<string>>();
  for (const { uid, instead } of events) if (instead !== undefined) moved.set(uid, (moved.get(uid) ?? new Set()).add(instead));
  const occasions: Occasion[] = [];
  for (const event of events) {
    if (event.cancelled) continue;
    const days = event.instead === undefined ? daysOf(event, moved.get(event.uid), reading, notes) : [event.start.date];
    for (const date of days) {
      const occasion = occasionOn(event, date, reading);
      if (isOver(occasion, reading.from) || occasion.from.date > reading.to) continue;
      if (occasions.length < MOST) occasions.push(occasion);
      else notes.add('lost', 'calendar-file.many', event.line, { limit: MOST });
    }
  }
  return { name: scanned.name, occasions, notes: notes.all() };
}

function tell({ broken, more }: Scanned, notes: Notes): void {
  for (const line of broken) notes.add('lost', 'calendar-file.line', line);
  if (more > 0) notes.add('lost', 'calendar-file.many', 0, { limit: more });
}

interface Event {
  readonly line: number;
  readonly uid: string;
  /** The date of the recurrence in whose place it stands. */
  readonly instead: CivilDate | undefined;
  readonly start: Clock;
  /** In days when all day, else in minutes. */
  readonly length: number;
  readonly rule: string | undefined;
  readonly extra: readonly CivilDate[];
  readonly without: ReadonlySet<CivilDate>;
  readonly title: string;
  readonly categories: readonly string[];
  readonly transparent: boolean;
  readonly busy: string | undefined;
  readonly cancelled: boolean;
}

/** A date, or a date and time on the clocks of a zone. */
interface Clock extends Moment {
  readonly zone: string | undefined;
}

function eventOf(block: Block, parse: (text: string) => unknown, reading: Reading, notes: Notes): Event | undefined {
  const { line } = block;
  const properties = propertiesOf(block, parse, notes);
  const all = (name: string) => properties.filter(([each]) => each === name);
  const text = (name: string): string =>
    all(name)
      .flatMap(([, , , ...values]) => values.map(String))
      .join(',');
  const clocks = (name: string) => all(name).flatMap((property) => clocksOf(property, reading, line, notes));
  const [start] = clocks('dtstart');
  if (start === undefined) {
    notes.add('lost', 'calendar-file.no-start', line);
    return undefined;
  }
  const onClock = (clock: Clock): CivilDate => (start.zone === undefined ? clock : onClockOf(clock, start.zone)).date;
  const [instead] = clocks('recurrence-id');
  return {
    line,
    uid: text('uid') || `line ${line}`,
    instead: instead === undefined ? undefined : onClock(instead),
    start,
    length: lengthOf(start, clocks('dtend')[0], text('duration'), line, notes),
    rule: block.lines.find((each) => /^RRULE[;:]/i.test(each))?.replace(/^[^:]*:/, ''),
    extra: clocks('rdate').map(onClock),
    without: new Set(clocks('exdate').map(onClock)),
    title: text('summary').slice(0, 300),
    categories: text('categories')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    transparent: text('transp').toUpperCase() === 'TRANSPARENT',
    busy: text('x-microsoft-cdo-busystatus').toUpperCase() || undefined,
    cancelled: text('status').toUpperCase() === 'CANCELLED',
  };
}

/** Line by line, so that one that cannot be read takes no other with it. */
function propertiesOf({ line, lines }: Block, parse: (text: string) => unknown, notes: Notes): readonly Property[] {
  return lines.flatMap((each): Property[] => {
    if (/^RRULE/i.test(each)) return [];
    try {
      const [, properties] = parse(`BEGIN:VEVENT\r\n${each}\r\nEND:VEVENT`) as [string, Property[]];
      return properties;
    } catch {
      notes.add('lost', 'calendar-file.line', line);
      return [];
    }
  });
}

function clocksOf([, params, , ...values]: Property, reading: Reading, line: number, notes: Notes): readonly Clock[] {
  const named = typeof params.tzid === 'string' ? params.tzid : undefined;
  const known = named === undefined ? reading.zone : zoneNamed(named);
  return values.flatMap((value): Clock[] => {
    // A period of RDATE begins with its start.
    const written = String(Array.isArray(value) ? value[0] : value);
    const [, date = '', hours = '', minutes = '', utc] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d):(\d\d):\d\d(Z)?)?$/.exec(written) ?? [];
    if (!isCivilDate(date) || Number(hours) > 23 || Number(minutes) > 59) return [];
    if (hours === '') return [{ date, minutes: 0, zone: undefined }];
    if (utc === undefined && known === undefined)
      notes.add('assumed', 'calendar-file.zone', line, { zone: named ?? '', assumed: reading.zone });
    return [{ date, minutes: Number(hours) * 60 + Number(minutes), zone: utc === undefined ? (known ?? reading.zone) : 'UTC' }];
  });
}

function lengthOf(start: Clock, end: Clock | undefined, duration: string, line: number, notes: Notes): number {
  const allDay = start.zone === undefined;
  const length =
    end === undefined
      ? durationOf(duration, allDay)
      : allDay || end.zone === undefined
        ? daysBetween(start.date, end.date) * (allDay ? 1 : 1440)
        : Math.round((instantOf(end) - instantOf(start)) / 60_000);
  const least = allDay ? 1 : 0;
  if (length < 0) notes.add('assumed', 'calendar-file.ends-first', line);
  return Math.min(Math.max(length, least), LONGEST_DAYS * (allDay ? 1 : 1440));
}

/** `P1W`, `P1DT2H30M`; nothing when it cannot be read. */
function durationOf(text: string, inDays: boolean): number {
  const found = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,7}S)?)?$/.exec(text);
  const [, weeks = 0, days = 0, hours = 0, minutes = 0] = found ?? [];
  const whole = Number(weeks) * 7 + Number(days);
  return inDays ? whole : whole * 1440 + Number(hours) * 60 + Number(minutes);
}

/** The days on which it begins: its first, those of its rule and those added, without those taken out or moved. */
function daysOf(event: Event, moved: ReadonlySet<string> | undefined, { from, to }: Reading, notes: Notes): readonly CivilDate[] {
  const { start, rule, extra, without, line, length } = event;
  const days = new Set([start.date, ...extra]);
  if (rule !== undefined) {
    const parsed = parseRule(rule);
    if (!parsed.ok) notes.add('lost', 'calendar-file.rule', line);
    else {
      const reach = start.zone === undefined ? length : Math.ceil(length / 1440) + 1;
      const found = occurrences(parsed.value, start.date, { from: addDays(from, -reach), to, limit: MOST_OF_ONE });
      if (found.length === MOST_OF_ONE) notes.add('lost', 'calendar-file.recurs', line, { limit: MOST_OF_ONE });
      for (const day of found) days.add(day);
    }
  }
  return [...days].filter((day) => !without.has(day) && moved?.has(day) !== true).sort();
}

function occasionOn(event: Event, date: CivilDate, { zone }: Reading): Occasion {
  const { line, title, categories, transparent, busy, start, length } = event;
  const common = { line, title, categories, transparent, busy };
  if (start.zone === undefined)
    return { ...common, allDay: true, from: { date, minutes: 0 }, to: { date: addDays(date, length), minutes: 0 } };
  const begins = instantAt(date, start.minutes, start.zone);
  return { ...common, allDay: false, from: momentAt(begins, zone), to: momentAt(begins + length * 60_000, zone) };
}

/** What ends at midnight ended the day before. */
const isOver = ({ from, to }: Occasion, day: CivilDate): boolean =>
  (to.date < day || (to.date === day && to.minutes === 0)) && from.date < day;

const instantOf = ({ date, minutes, zone }: Clock): number => instantAt(date, minutes, zone ?? 'UTC');

function momentAt(instant: number, zone: string): Moment {
  const { date, time } = wallClock(instant, zone);
  return { date, minutes: Math.floor(time / 60_000) };
}

const onClockOf = (clock: Clock, zone: string): Moment => (clock.zone === undefined ? clock : momentAt(instantOf(clock), zone));
