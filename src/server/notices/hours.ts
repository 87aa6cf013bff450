/**
 * When somebody may be told: only within the hours they declared, or while a rota has them on duty for what presses. Pure, so that every
 * hour of every zone can be tried.
 */

import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import { civilDateAt, instantAt } from '../../kernel/zones.ts';
import type { Notice } from '../../rooms/notice.ts';
import type { Span } from '../../rooms/people/index.ts';

const DAY = 86_400_000;

/** How many days back hours are looked at: as long as the longest of usual leaves. */
export const BACK = 35;

/** A notice as it bears on time. */
export type Timed = Pick<Notice, 'kind' | 'at' | 'onDutyUntil'>;

/** The declared stretch that an instant lies in; undefined outside the hours. */
const withinHours = (hours: readonly Span[], now: number): Span | undefined => hours.find(({ from, to }) => from <= now && now < to);

/**
 * Until when (ms) a notice may be told at once; undefined when it may not be now. It is due with the first hour that follows it. What was due
 * more than a day ago, as after a server's long sleep or when its clock jumped, is left to the mail of the day and to the application.
 */
export function tellUntil(notice: Timed, hours: readonly Span[], now: number): number | undefined {
  // Who is on duty was asked to be there for this, whatever their own hours.
  if (notice.kind === 'request-urgent' && (notice.onDutyUntil ?? 0) > now) return notice.onDutyUntil ?? undefined;
  const span = withinHours(hours, now);
  const first = hours.find(({ to }) => to > notice.at);
  if (span === undefined || first === undefined) return undefined;
  const due = Math.max(first.from, notice.at);
  return now - due <= DAY ? span.to : undefined;
}

/**
 * The date whose mail may go out now: chosen for `hour`, on a date with hours; when that lies outside them, as soon as they begin again.
 * Undefined outside the hours, and when it was sent (`last`).
 */
export function mailDate(
  hours: readonly Span[],
  hour: string,
  zone: string,
  now: number,
  last: CivilDate | undefined,
): CivilDate | undefined {
  if (withinHours(hours, now) === undefined) return undefined;
  const today = civilDateAt(now, zone);
  const minutes = Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3));
  for (let back = 0; back <= BACK; back++) {
    const date = addDays(today, -back);
    if (last !== undefined && date <= last) return undefined;
    const [begins, ends] = [instantAt(date, 0, zone), instantAt(addDays(date, 1), 0, zone)];
    if (!hours.some(({ from, to }) => from < ends && to > begins)) continue;
    const chosen = instantAt(date, minutes, zone);
    const first = hours.find(({ to }) => to > chosen);
    if (first !== undefined && Math.max(first.from, chosen) <= now) return date;
  }
  return undefined;
}
