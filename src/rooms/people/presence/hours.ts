/** The days and hours that a rule of coverage or a rota keeps to, read from what merging and imports may have left in any shape (R7). */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Json } from '../../../replica/schema.ts';
import { type Half, halvesBetween, WEEKDAYS, type WeekdayName, weekdayName } from './half-days.ts';

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

/** Monday to Friday, from nine to six, where it was not said or cannot be read. */
export function hoursOf({ weekdays, from, to }: Kept): {
  readonly weekdays: readonly WeekdayName[];
  readonly from: string;
  readonly to: string;
} {
  const sound = from !== null && to !== null && isTime(from) && isTime(to) && from < to;
  return { weekdays: isWeekdays(weekdays) ? weekdays : WORKDAY.weekdays, from: sound ? from : WORKDAY.from, to: sound ? to : WORKDAY.to };
}

/** The halves of a day that it asks for. */
export function halvesOn(kept: Kept, date: CivilDate): readonly Half[] {
  const { weekdays, from, to } = hoursOf(kept);
  return weekdays.includes(weekdayName(date)) ? halvesBetween(from, to) : [];
}
