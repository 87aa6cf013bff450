/** Declared hours as availability (RFC 7953): at an address of its own, since few programs understand it among events. */

import { addDays, type CivilDate, startOfWeek } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { offsetAt, startOfDay, wallClock } from '../../kernel/zones.ts';
import { compactDate, uidOf } from '../../rooms/icalendar.ts';
import { member, weekOf } from '../../rooms/people/index.ts';
import type { QueryContext } from '../../rooms/room.ts';
import { revisionLines } from './calendar.ts';
import type { Frame } from './frame.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const DAY = 86_400_000;
/** Hours recur for ever, so that the rules of the zone come along: of this year and so many after it. */
const YEARS = 5;

export function availability(read: QueryContext, frame: Frame): readonly string[] {
  const id = read.me;
  const [changed = frame.since] = read.where(member, { id }).writtenAt();
  const week = weekOf(read.row(member, id)?.hours ?? null);
  const monday = startOfWeek(read.today);
  if (week === undefined) return [];
  return [
    ...zoneLines(frame.zone, `${read.today.slice(0, 4)}-01-01`),
    'BEGIN:VAVAILABILITY',
    `UID:${uidOf(`hours-${id}`)}`,
    ...revisionLines(changed),
    'BUSYTYPE:BUSY-UNAVAILABLE',
    ...week.flatMap((stretches, at) =>
      stretches.flatMap((stretch, index) => available(frame.zone, id, addDays(monday, at), DAYS[at] ?? 'MO', stretch, index, changed)),
    ),
    'END:VAVAILABILITY',
  ];
}

function available(
  zone: string,
  id: Id,
  date: CivilDate,
  day: string,
  [from, to]: readonly [string, string],
  index: number,
  changed: number,
): readonly string[] {
  return [
    'BEGIN:AVAILABLE',
    `UID:${uidOf(`hours-${id}-${day}-${index}`)}`,
    ...revisionLines(changed),
    `DTSTART;TZID=${zone}:${local(date, from)}`,
    `DTEND;TZID=${zone}:${local(date, to)}`,
    `RRULE:FREQ=WEEKLY;BYDAY=${day}`,
    'END:AVAILABLE',
  ];
}

/** `20270104T090000`; a day that ends at 24:00 ends with the next. */
const local = (date: CivilDate, time: string): string =>
  time === '24:00' ? `${compactDate(addDays(date, 1))}T000000` : `${compactDate(date)}T${time.replace(':', '')}00`;

/** The clock changes of a zone, one after the other, as the platform knows them. */
function zoneLines(zone: string, from: CivilDate): readonly string[] {
  const start = startOfDay(from, zone);
  const changes = [start];
  for (let at = start; at < start + YEARS * 366 * DAY; at += DAY)
    if (offsetAt(at, zone) !== offsetAt(at + DAY, zone)) changes.push(changeWithin(zone, at, at + DAY));
  const usual = Math.min(...changes.map((at) => offsetAt(at, zone)));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...changes.flatMap((at) => {
      const [before, after] = [at === start ? offsetAt(at, zone) : offsetAt(at - 1000, zone), offsetAt(at, zone)];
      const kind = after > usual ? 'DAYLIGHT' : 'STANDARD';
      // The clock that is changed still shows what it showed before.
      const shown = wallClock(at + before, 'UTC');
      return [`BEGIN:${kind}`, `DTSTART:${stamp(shown)}`, `TZOFFSETFROM:${offset(before)}`, `TZOFFSETTO:${offset(after)}`, `END:${kind}`];
    }),
    'END:VTIMEZONE',
  ];
}

function changeWithin(zone: string, low: number, high: number): number {
  const before = offsetAt(low, zone);
  let [from, to] = [low, high];
  while (to - from > 1000) {
    const middle = Math.floor((from + to) / 2000) * 1000;
    if (offsetAt(middle, zone) === before) from = middle;
    else to = middle;
  }
  return to;
}

function stamp({ date, time }: { readonly date: CivilDate; readonly time: number }): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${compactDate(date)}T${two(time / 3_600_000)}${two((time / 60_000) % 60)}${two((time / 1000) % 60)}`;
}

/** `+0100` */
function offset(ms: number): string {
  const minutes = Math.abs(Math.round(ms / 60_000));
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}
