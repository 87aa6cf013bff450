/** When people could meet: where their declared hours overlap, each in their own time zone. */

import { addDays, type CivilDate, weekdayOf } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { civilDateAt, instantAt, timeOfDayAt } from '../../../kernel/zones.ts';
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

const MINUTE = 60_000;

function spanOn(date: CivilDate, [from, to]: Stretch, zone: string): Span {
  const span = { from: instantAt(date, minutesOf(from), zone), to: instantAt(date, minutesOf(to), zone) };
  const shown = (at: number, time: string) => time === '24:00' || timeOfDayAt(at, zone) === time;
  const isPlain = span.to - span.from === (minutesOf(to) - minutesOf(from)) * MINUTE && shown(span.from, from) && shown(span.to, to);
  return isPlain ? span : acrossChange(span, date, [from, to], zone);
}

/** On the night on which clocks move: what the clock does not show is no hour of work, and of what it shows twice, the hour in which it ends. */
function acrossChange({ from, to }: Span, date: CivilDate, stretch: Stretch, zone: string): Span {
  // Where the clock skips the time, the moment at which it jumps over it.
  const reached = (at: number, time: string): number => {
    let first = at;
    for (let back = at - MINUTE; civilDateAt(back, zone) === date && timeOfDayAt(back, zone) >= time; back -= MINUTE) first = back;
    return first;
  };
  const begins = reached(from, stretch[0]);
  const again = [60, 30].map((later) => begins + later * MINUTE).find((at) => timeOfDayAt(at, zone) === stretch[0]);
  const ends = reached(to, stretch[1]);
  return { from: again !== undefined && again < ends ? again : begins, to: ends };
}

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
