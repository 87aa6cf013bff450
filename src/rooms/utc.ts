/** Instants as UTC text, without the platform's date type. */

import { dateOfDay } from '../kernel/civil-date.ts';

const DAY = 86_400_000;

/** `2026-11-24T09:30:00.000Z`. */
export function isoInstant(instant: number): string {
  const day = Math.floor(instant / DAY);
  const time = Math.floor(instant - day * DAY);
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(time / 1000);
  return `${dateOfDay(day)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(time % 1000).padStart(3, '0')}Z`;
}

/** `20261124T093000Z`, as iCalendar writes it. */
export function compactInstant(instant: number): string {
  return `${isoInstant(instant).slice(0, 19).replace(/[-:]/g, '')}Z`;
}
