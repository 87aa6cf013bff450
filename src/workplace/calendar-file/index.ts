/** Calendar files read: as calendars of days for everyone, or as where one works. */

export { type CalendarKind, calendarKind } from './kind.ts';
export { messages as calendarFileMessages } from './messages.ts';
export type { Note } from './notes.ts';
export type { Reading } from './occasions.ts';
export { type CalendarPlan, LARGEST, readSpans } from './spans.ts';
export { readStays, type StayPlan } from './stays.ts';
