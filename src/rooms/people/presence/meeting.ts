/** When people could meet: where their declared hours overlap, each in their own time zone. */

import { addDays, type CivilDate, weekdayOf } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { instantAt } from '../../../kernel/zones.ts';
import type { Reader } from '../../../replica/read.ts';
import { type Stretch, weekOf } from '../declared.ts';
import { member } from '../schema.ts';
import { halfDay, MIDDAY } from './half-days.ts';
import { type Stay, staysOf } from './stays.ts';

/** Instants, ms; the end is not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Hours reckoned with where somebody declared none. */
const ASSUMED: readonly Stretch[] = [['09:00', '18:00']];

/**
 * Every span of at least `minutes` in which all of the members work, by their hours and stays, on `days` dates from `from`.
 * Dates are those of each member's own zone; `fallback` is the zone of those who declared none.
 */
export function meetings(
  read: Reader,
  members: readonly Id[],
  from: CivilDate,
  days: number,
  minutes: number,
  fallback: string,
): readonly Span[] {
  if (members.length === 0) return [];
  const [first = [], ...others] = members.map((id) => workOf(read, id, from, days, fallback));
  return others.reduce<readonly Span[]>(overlap, first).filter((span) => span.to - span.from >= minutes * 60_000);
}

/** When a member works, as instants in order, none touching the next. */
export function workOf(read: Reader, id: Id, from: CivilDate, days: number, fallback: string): readonly Span[] {
  const who = read.row(member, id);
  const zone = who?.zone ?? fallback;
  const week = weekOf(who?.hours ?? null);
  // A day more on each side: elsewhere it is another date already, or still.
  const start = addDays(from, -1);
  const first = halfDay(start, 'morning');
  const stays = staysOf(read, [id], first, first + (days + 2) * 2 - 1).get(id) ?? [];
  const found: Span[] = [];
  for (let day = 0; day < days + 2; day++) {
    const date = addDays(start, day);
    const declared = week?.[weekdayOf(date) - 1] ?? [];
    const stretches = declared.length > 0 ? declared : ASSUMED;
    for (const stretch of stretches)
      for (const part of present(stretch, stays[day * 2], stays[day * 2 + 1])) found.push(spanOn(date, part, zone));
  }
  const begin = instantAt(from, 0, fallback);
  const end = instantAt(addDays(from, days), 0, fallback);
  return joined(found)
    .map((span) => ({ from: Math.max(span.from, begin), to: Math.min(span.to, end) }))
    .filter((span) => span.from < span.to);
}

/** The parts of a stretch in the half-days one can be reached. */
function present([from, to]: Stretch, morning: Stay | undefined, afternoon: Stay | undefined): readonly Stretch[] {
  const parts: Stretch[] = [];
  const ends = (stay: Stay | undefined, limit: string) =>
    stay?.until !== null && stay?.until !== undefined && stay.until < limit ? stay.until : limit;
  if (morning?.reach === 'reachable' && from < MIDDAY) parts.push([from, ends(morning, to < MIDDAY ? to : MIDDAY)]);
  if (afternoon?.reach === 'reachable' && to > MIDDAY) parts.push([from > MIDDAY ? from : MIDDAY, ends(afternoon, to)]);
  return parts.filter(([begins, finishes]) => begins < finishes);
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const spanOn = (date: CivilDate, [from, to]: Stretch, zone: string): Span => ({
  from: instantAt(date, minutesOf(from), zone),
  to: instantAt(date, minutesOf(to), zone),
});

function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const before = found.at(-1);
    if (before !== undefined && span.from <= before.to) found[found.length - 1] = { from: before.from, to: Math.max(before.to, span.to) };
    else if (span.to > span.from) found.push(span);
  }
  return found;
}

/** Where two lists of spans in order overlap. */
function overlap(one: readonly Span[], other: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const [a, b] = [one[left] as Span, other[right] as Span];
    const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
    if (span.from < span.to) found.push(span);
    if (a.to < b.to) left++;
    else right++;
  }
  return found;
}
