/** Dates and times as other programs write them. */

import { type CivilDate, civilDate, dayNumber } from '../../../kernel/civil-date.ts';
import { civilDateAt, instantAt, isShowable, timeOfDayAt, wallClock } from '../../../kernel/zones.ts';
import type { Json } from './json.ts';

const DAY = 86_400_000;
const ISO = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?(?:\d{2})?)?)?$/i;

/** A day, with the time of day when one was given and was not midnight. */
export interface ReadDay {
  readonly date: CivilDate;
  /** `HH:MM` in the zone. */
  readonly time?: string;
}

/**
 * The instant (ms) that `value` names: ISO 8601 with or without dashes, or seconds or milliseconds since 1970. A date
 * or time without an offset is read in `zone`. Dates before 1900 are other programs' way to say "none".
 */
export function readInstant(value: Json | undefined, zone: string): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const trimmed = text.trim();
  if (/^-?\d{9,11}(?:\.\d+)?$/.test(trimmed)) return shown(Math.round(Number(trimmed) * 1000));
  if (/^\d{12,14}$/.test(trimmed)) return shown(Number(trimmed));
  const found = ISO.exec(trimmed);
  const date = found === null ? undefined : civilDate(Number(found[1]), Number(found[2]), Number(found[3]));
  if (found === null || date === undefined || date < '1900-01-01') return undefined;
  const [hour, minute, second] = [Number(found[4] ?? 0), Number(found[5] ?? 0), Number(found[6] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const millis = second * 1000 + Number((found[7] ?? '').slice(0, 3).padEnd(3, '0'));
  const offset = found[8];
  if (offset === undefined) return shown(instantAt(date, hour * 60 + minute, zone) + millis);
  return shown(dayNumber(date) * DAY + (hour * 60 + minute - minutesOf(offset)) * 60_000 + millis);
}

/** The civil date `value` names: its own when it has no time of day, else the one in `zone` at that instant. */
export function readDay(value: Json | undefined, zone: string): ReadDay | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (plain !== null) {
    const date = civilDate(Number(plain[1]), Number(plain[2]), Number(plain[3]));
    return date === undefined || date < '1900-01-01' ? undefined : { date };
  }
  const instant = readInstant(value, zone);
  if (instant === undefined) return undefined;
  return wallClock(instant, zone).time < 60_000
    ? { date: civilDateAt(instant, zone) }
    : { date: civilDateAt(instant, zone), time: timeOfDayAt(instant, zone) };
}

function shown(instant: number): number | undefined {
  return isShowable(instant) ? instant : undefined;
}

function minutesOf(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const digits = offset.replace(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return offset.startsWith('-') ? -minutes : minutes;
}
