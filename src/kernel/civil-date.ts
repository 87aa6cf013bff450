/** Civil dates: days of the calendar without time or zone, as `YYYY-MM-DD` text, and arithmetic on them (proleptic Gregorian). */

/** `YYYY-MM-DD`, years 0001 to 9999. Text order is time order. */
export type CivilDate = string;

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface CivilParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 of the first and the last civil date that can be written. */
export const FIRST_DAY = -719162;
export const LAST_DAY = 2932896;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (LAST_DAYS[month - 1] ?? 0);
}

/** The date with these parts, or `undefined` where the calendar has none (31 April, year 0). */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return write(year, month, day);
}

/** Whether `text` is a date of the calendar, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): text is CivilDate {
  const found = SHAPE.exec(text);
  return found !== null && civilDate(Number(found[1]), Number(found[2]), Number(found[3])) !== undefined;
}

/** The same text when it is a civil date, else `undefined`: for data from outside. */
export function parseCivilDate(text: string): CivilDate | undefined {
  return isCivilDate(text) ? text : undefined;
}

export function partsOf(date: CivilDate): CivilParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01 (algorithm `days_from_civil` of H. Hinnant, with years that begin in March). */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The date `days` after 1970-01-01; beyond year 9999 or before year 1 it stops at the last or first date. */
export function dateOfDay(days: number): CivilDate {
  const shifted = Math.min(LAST_DAY, Math.max(FIRST_DAY, Math.floor(days))) + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayNumber(date) + days);
}

/** The same day of another month; where that month is shorter, its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + month - 1 + Math.trunc(months);
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  if (toYear < 1) return dateOfDay(FIRST_DAY);
  if (toYear > 9999) return dateOfDay(LAST_DAY);
  return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** As `addMonths`: 29 February + 1 year = 28 February. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, Math.trunc(years) * 12);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: CivilDate): Weekday {
  return weekdayOfDay(dayNumber(date));
}

/** The weekday of the day `days` after 1970-01-01, which was a Thursday. */
export function weekdayOfDay(days: number): Weekday {
  const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return WEEKDAYS[(((days + 3) % 7) + 7) % 7] ?? 1;
}

/** The ISO 8601 week: the week belongs to the year that has its Thursday. */
export function isoWeekOf(date: CivilDate): { readonly year: number; readonly week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const { year } = partsOf(thursday);
  return { year, week: Math.floor(daysBetween(write(year, 1, 1), thursday) / 7) + 1 };
}

/** The Monday of the date's week. */
export function startOfWeek(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekdayOf(date));
}

export function startOfMonth(date: CivilDate): CivilDate {
  return `${date.slice(0, 8)}01`;
}

export function endOfMonth(date: CivilDate): CivilDate {
  const { year, month } = partsOf(date);
  return write(year, month, daysInMonth(year, month));
}

function write(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
