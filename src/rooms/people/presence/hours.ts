/** The days and hours that a rule of coverage or a rota keeps to, read from what merging and imports may have left in any shape (R7). */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Json } from '../../../replica/schema.ts';
import { type Half, type HalfDay, halfDay, halvesBetween, WEEKDAYS, type WeekdayName, weekdayName } from './half-days.ts';

interface Kept {
  readonly weekdays: Json;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a rule or a rota begins with. */
export const WORKDAY = { weekdays: WEEKDAYS.slice(0, 5), from: '09:00', to: '18:00' } as const;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export const isTime = (text: string): boolean => TIME.test(text);

const isWeekdays = (value: Json): value is readonly WeekdayName[] & Json =>
  Array.isArray(value) && value.length > 0 && value.length <= 7 && value.every((day) => WEEKDAYS.some((name) => name === day));

interface Hours {
  readonly weekdays: readonly WeekdayName[];
  readonly from: string;
  readonly to: string;
}

/** What a place asks for lies within a day. Monday to Friday, from nine to six, where it was not said or cannot be read. */
export const coverageHours = (kept: Kept): Hours => hoursOf(kept, (from, to) => from < to);

/** A rota's hours that end no later than they begin end on the next day: a night. Monday to Friday, from nine to six, as above. */
export const rotaHours = (kept: Kept): Hours => hoursOf(kept, (from) => from < '24:00');

function hoursOf({ weekdays, from, to }: Kept, isSound: (from: string, to: string) => boolean): Hours {
  const sound = from !== null && to !== null && isTime(from) && isTime(to) && isSound(from, to);
  return { weekdays: isWeekdays(weekdays) ? weekdays : WORKDAY.weekdays, from: sound ? from : WORKDAY.from, to: sound ? to : WORKDAY.to };
}

/** The halves of a day that a place asks for. */
export function halvesOn(kept: Kept, date: CivilDate): readonly Half[] {
  const { weekdays, from, to } = coverageHours(kept);
  return weekdays.includes(weekdayName(date)) ? halvesBetween(from, to) : [];
}

/** The half-days that a turn touches which begins on a date; none on a day without one. */
export function turnHalves(kept: Kept, date: CivilDate): readonly HalfDay[] {
  const { weekdays, from, to } = rotaHours(kept);
  if (!weekdays.includes(weekdayName(date))) return [];
  const halves = (day: CivilDate, begins: string, ends: string) => halvesBetween(begins, ends).map((half) => halfDay(day, half));
  if (from < to) return halves(date, from, to);
  return [...halves(date, from, '24:00'), ...(to === '00:00' ? [] : halves(addDays(date, 1), '00:00', to))];
}
