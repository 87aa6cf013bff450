/** Numbers, civil dates, instants, lists and quantities of data as the reader's language writes them. */
import { dayNumber, daysBetween, isCivilDate } from '../../kernel/civil-date.ts';
import { civilDateAt } from '../../kernel/zones.ts';
import type { Locale } from './locale.ts';

export const dateStyles = ['weekday', 'short', 'day', 'medium', 'long'] as const;
export type DateStyle = (typeof dateStyles)[number];
export const instantStyles = ['time', 'date', 'both', 'full'] as const;
export type InstantStyle = (typeof instantStyles)[number];

export interface Formats {
  readonly locale: Locale;
  /** IANA zone in which instants are shown; `undefined` is the device's own. */
  readonly zone: string | undefined;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** `0.42` → "42%", "42 %". */
  percent(value: number): string;
  /** "3.1 MB", "3,1 Mo". */
  bytes(count: number): string;
  /**
   * 'YYYY-MM-DD' → "Thu 12" (weekday), "12 Mar" (short), "Thu 12 March" (day), "12 Mar 2026" (medium), "Thursday 12 March 2026" (long).
   * Anything else comes back as it is.
   */
  civilDate(date: string, style?: DateStyle): string;
  /** "today", "tomorrow", "Friday", "in 9 days", "in 3 weeks", then the date. */
  relativeDay(date: string, today: string): string;
  /** An instant (ms since 1970) in the zone: "14:02", "12 Mar", "12 Mar, 14:02", or in full with the zone's name. */
  instant(at: number, style?: InstantStyle): string;
  /** "just now", "4 minutes ago", then the time of day, then the date. */
  relativeInstant(at: number, now: number): string;
  /** The civil date at an instant, in the zone. */
  civilDateAt(at: number): string;
  list(items: readonly string[], kind?: 'conjunction' | 'disjunction'): string;
}

export function createFormats(locale: Locale, zone?: string): Formats {
  // British English: day before month and a 24-hour clock, as the product's European readers expect.
  const tag = locale === 'en' ? 'en-GB' : 'fr-FR';
  const numbers = new Map<string, Intl.NumberFormat>();
  const dates = new Map<string, Intl.DateTimeFormat>();
  const number = (value: number, options: Intl.NumberFormatOptions = {}) =>
    remember(numbers, JSON.stringify(options), () => new Intl.NumberFormat(tag, options))
      .format(value)
      .replace(/\u00A0/g, '\u202F');
  const date = (at: number, options: Intl.DateTimeFormatOptions) =>
    ordinal(remember(dates, JSON.stringify(options), () => new Intl.DateTimeFormat(tag, options)).format(at));
  // Which French dates begin with and the platform's data leave out: "1er décembre".
  const ordinal = (text: string) => (locale === 'fr' ? text.replace(/(?<=^|\s)1(?= \p{L})/u, '1er') : text);
  const zoned = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions =>
    zone === undefined ? options : { ...options, timeZone: zone };
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });

  const civilDate = (text: string, style: DateStyle = 'medium') => {
    return isCivilDate(text) ? date(dayNumber(text) * 86_400_000, { ...civilOptions[style], timeZone: 'UTC' }) : text;
  };

  const formats: Formats = {
    locale,
    zone,
    number,
    percent: (value) => number(value, { style: 'percent', maximumFractionDigits: 0 }),
    bytes: (count) => {
      const [unit, size] = byteUnits.find(([, size]) => count >= size) ?? (['byte', 1] as const);
      const value = count / size;
      return number(value, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: value < 10 && unit !== 'byte' ? 1 : 0,
      });
    },
    civilDate,
    relativeDay: (text, today) => {
      if (!isCivilDate(text) || !isCivilDate(today)) return text;
      const distance = daysBetween(today, text);
      if (Math.abs(distance) <= 1) return relative.format(distance, 'day');
      if (distance > 1 && distance < 7) return date(dayNumber(text) * 86_400_000, { weekday: 'long', timeZone: 'UTC' });
      if (distance > -14 && distance < 14) return relative.format(distance, 'day');
      if (Math.abs(distance) < 35) return relative.format(Math.trunc(distance / 7), 'week');
      return civilDate(text, text.slice(0, 4) === today.slice(0, 4) ? 'short' : 'medium');
    },
    instant: (at, style = 'both') => date(at, zoned(instantOptions[style])),
    relativeInstant: (at, now) => {
      const minutes = Math.round((at - now) / 60_000);
      if (Math.abs(minutes) < 1) return relative.format(0, 'second');
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
      if (formats.civilDateAt(at) === formats.civilDateAt(now)) return date(at, zoned(instantOptions.time));
      return formats.relativeDay(formats.civilDateAt(at), formats.civilDateAt(now));
    },
    civilDateAt: (at) => civilDateAt(at, zone ?? deviceZone()),
    list: (items, kind = 'conjunction') => new Intl.ListFormat(tag, { type: kind }).format(items),
  };
  return formats;
}

const deviceZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const civilOptions: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  weekday: { weekday: 'short', day: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'long' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

const instantOptions: Readonly<Record<InstantStyle, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short' },
  both: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
};

const byteUnits = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const;

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
