/** Instants and civil dates: what the calendar and the clock show in an IANA time zone at an instant, and back. */

import { type CivilDate, civilDate, dateOfDay, dayNumber } from './civil-date.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The instants that fall on a civil date from year 1 to 9999 in every zone, in ms since 1970. */
const FIRST_INSTANT = -62_135_510_400_000;
const LAST_INSTANT = 253_402_214_400_000;

/** What a wall clock shows. */
export interface WallClock {
  readonly date: CivilDate;
  /** Milliseconds since local midnight, as the clock's hands show it. */
  readonly time: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this runtime knows the zone (`Europe/Paris`). */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== undefined;
}

/** Whether `instant` can be shown as a civil date at all (no NaN, no year 0, no year 10,000). */
export function isShowable(instant: number): boolean {
  return Number.isFinite(instant) && instant >= FIRST_INSTANT && instant <= LAST_INSTANT;
}

/** What the clocks of `zone` show at `instant` (ms). An unknown zone counts as UTC, an instant out of range as the nearest. */
export function wallClock(instant: number, zone: string): WallClock {
  const held = Number.isNaN(instant) ? 0 : Math.min(LAST_INSTANT, Math.max(FIRST_INSTANT, Math.floor(instant)));
  const millis = ((held % 1000) + 1000) % 1000;
  const format = formatOf(zone);
  if (format === undefined) return { date: dateOfDay(Math.floor(held / DAY)), time: ((held % DAY) + DAY) % DAY };
  const shown = { year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  for (const part of format.formatToParts(held)) {
    switch (part.type) {
      case 'year':
      case 'month':
      case 'day':
      case 'hour':
      case 'minute':
      case 'second':
        shown[part.type] = Number(part.value);
        break;
      default:
        break;
    }
  }
  const date = civilDate(shown.year, shown.month, shown.day) ?? dateOfDay(Math.floor(held / DAY));
  return { date, time: ((shown.hour * 60 + shown.minute) * 60 + shown.second) * 1000 + millis };
}

/** The civil date in `zone` at `instant` (ms). */
export function civilDateAt(instant: number, zone: string): CivilDate {
  return wallClock(instant, zone).date;
}

/** `HH:MM` on the clocks of `zone` at `instant` (ms). */
export function timeOfDayAt(instant: number, zone: string): string {
  const minutes = Math.floor(wallClock(instant, zone).time / MINUTE);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** How far the clocks of `zone` are ahead of UTC at `instant`, in ms. */
export function offsetAt(instant: number, zone: string): number {
  const wall = wallClock(instant, zone);
  return dayNumber(wall.date) * DAY + wall.time - Math.floor(instant);
}

/**
 * The instant (ms) at which the clocks of `zone` show `date` and `minutes` after midnight. Where they show it twice
 * (autumn) the first; where they skip it (spring) the moment of the jump plus what was skipped, as RFC 5545 reads it.
 */
export function instantAt(date: CivilDate, minutes: number, zone: string): number {
  const local = dayNumber(date) * DAY + minutes * MINUTE;
  const before = offsetAt(local - DAY, zone);
  const after = offsetAt(local + DAY, zone);
  const early = local - Math.max(before, after);
  const late = local - Math.min(before, after);
  if (offsetAt(early, zone) === local - early) return early;
  if (offsetAt(late, zone) === local - late) return late;
  return local - before;
}

/** The first instant (ms) of the civil date in `zone`: midnight, or later where midnight is skipped that day. */
export function startOfDay(date: CivilDate, zone: string): number {
  const midnight = instantAt(date, 0, zone);
  if (civilDateAt(midnight, zone) !== date || wallClock(midnight, zone).time === 0) return midnight;
  return firstOf(date, zone, midnight);
}

/** The zone jumped over midnight: look for the minute at which the date begins. */
function firstOf(date: CivilDate, zone: string, within: number): number {
  let low = within - DAY;
  let high = within;
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (civilDateAt(middle, zone) < date) low = middle;
    else high = middle;
  }
  return high;
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
    return format;
  } catch {
    return undefined;
  }
}
