/** Half-days: mornings and afternoons of civil dates, counted from the morning of 1970-01-01. They belong to no time zone [F29]. */

import { type CivilDate, dateOfDay, dayNumber, weekdayOf } from '../../../kernel/civil-date.ts';

export const HALVES = ['morning', 'afternoon'] as const;
export type Half = (typeof HALVES)[number];

/** From Monday. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type WeekdayName = (typeof WEEKDAYS)[number];

export const weekdayName = (date: CivilDate): WeekdayName => WEEKDAYS[weekdayOf(date) - 1] ?? 'monday';

/** Half-days since the morning of 1970-01-01. */
export type HalfDay = number;

/** Where a day is cut, as clocks show it. */
export const MIDDAY = '13:00';

export const halfDay = (date: CivilDate, half: Half): HalfDay => dayNumber(date) * 2 + (half === 'afternoon' ? 1 : 0);

export const dateOfHalfDay = (at: HalfDay): CivilDate => dateOfDay(Math.floor(at / 2));

export const halfOfHalfDay = (at: HalfDay): Half => (at % 2 === 0 ? 'morning' : 'afternoon');

/** The halves of a day that a stretch from "HH:MM" to "HH:MM" touches. */
export const halvesBetween = (from: string, to: string): readonly Half[] =>
  HALVES.filter((half) => (half === 'morning' ? from < MIDDAY : to > MIDDAY));
