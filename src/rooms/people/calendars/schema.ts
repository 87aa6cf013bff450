/** Calendars that the workplace looks at beside its own dates: school holidays of a zone, closures, brought in from files. */

import { date, ref, string, table } from '../../../replica/schema.ts';

export const calendar = table('calendar', {
  name: string({ max: 200 }),
  /** An address of the web from which the server reads it again. */
  source: string({ max: 2000 }),
});

/** From one day to another, both included. */
export const calendarSpan = table('calendar-span', {
  calendar: ref('calendar'),
  name: string({ max: 300 }),
  from: date(),
  to: date(),
});

export const tables = [calendar, calendarSpan];
