/** Who is on duty, by the turns of a rota and those who stand in for a day. */

import { addDays, type CivilDate, daysBetween, startOfWeek } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { instantAt, timeOfDayAt, wallClock } from '../../../kernel/zones.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import { departed } from '../departed.ts';
import { member } from '../schema.ts';
import { halfDay, MIDDAY } from './half-days.ts';
import { halvesOn, hoursOf } from './hours.ts';
import { minutesOf, type Span } from './meeting.ts';
import { rota, rotaMember, rotaTurn } from './schema.ts';
import { type Stay, staysOf } from './stays.ts';

export type Rota = Row<typeof rota>;

/** Those who take turns in a rota and are still here, in order. */
export function turnsOf(read: Reader, id: Id): readonly Id[] {
  const gone = departed(read);
  return read
    .where(rotaMember, { rota: id })
    .sort({ by: 'position' })
    .values('member')
    .filter((member): member is Id => member !== null && !gone.has(member));
}

export const turnId = (rotaId: Id, date: CivilDate): Id => deriveId(rotaTurn.name, rotaId, date);

/** Whose turn a date is; undefined when the rota asks for nobody that day or nobody takes turns. */
function onDuty(read: Reader, row: Rota, date: CivilDate, turns = turnsOf(read, row.id)): Id | undefined {
  if (halvesOn(row, date).length === 0 || (row.start !== null && date < row.start)) return undefined;
  const swap = read.row(rotaTurn, turnId(row.id, date));
  if (swap !== undefined && swap.deleted === null && swap.member !== null && !departed(read).has(swap.member)) return swap.member;
  if (turns.length === 0) return undefined;
  const weeks = Math.round(daysBetween(startOfWeek(row.start ?? date), startOfWeek(date)) / 7);
  return turns[Math.floor(weeks / Math.max(1, row.weeks ?? 1)) % turns.length];
}

export interface Turn {
  readonly date: CivilDate;
  readonly member: Id | null;
  /** On duty, and declared off that day or part of it: somebody else is needed. */
  readonly away: boolean;
}

/** The turns of a rota on `days` days. */
export function turnsFrom(read: Reader, row: Rota, from: CivilDate, days: number): readonly Turn[] {
  const turns = turnsOf(read, row.id);
  const found: Turn[] = [];
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day);
    const halves = halvesOn(row, date);
    if (halves.length === 0 || (row.start !== null && date < row.start)) continue;
    const member = onDuty(read, row, date, turns) ?? null;
    found.push({
      date,
      member,
      away:
        member !== null &&
        isAway(
          read,
          member,
          date,
          halves.map((half) => halfDay(date, half)),
        ),
    });
  }
  return found;
}

function isAway(read: Reader, member: Id, date: CivilDate, halves: readonly number[]): boolean {
  const first = halfDay(date, 'morning');
  const stays = staysOf(read, [member], first, first + 1).get(member) ?? [];
  return halves.some((at) => isSaidOff(stays[at - first]));
}

/** Whoever is on duty at an instant (ms); undefined outside the rota's hours. `fallback` is the zone of rotas without one. */
export function onDutyAt(read: Reader, row: Rota, now: number, fallback: string): Id | undefined {
  const zone = row.zone ?? fallback;
  const { date } = wallClock(now, zone);
  const { from, to } = hoursOf(row);
  const time = timeOfDayAt(now, zone);
  return time >= from && time < to ? onDuty(read, row, date) : undefined;
}

/**
 * The stretch of duty at a place in which a member is at an instant (ms), by any of its rotas; undefined for who is not on duty, or
 * declared to be off then. A rota's hours may lie outside the member's own.
 */
export function dutySpan(read: Reader, place: Id, member: Id, now: number, fallback: string): Span | undefined {
  const spans = read
    .where(rota, { place })
    .all()
    .filter((row) => onDutyAt(read, row, now, fallback) === member)
    .map((row): Span => {
      const zone = row.zone ?? fallback;
      const { from, to } = hoursOf(row);
      const { date } = wallClock(now, zone);
      return { from: instantAt(date, minutesOf(from), zone), to: instantAt(date, minutesOf(to), zone) };
    });
  if (spans.length === 0 || isDeclaredOff(read, member, now, fallback)) return undefined;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

/** Said so, rather than outside their hours or on a public holiday: that is what a rota may ask for. */
const isSaidOff = (stay: Stay | undefined): boolean => stay?.reach === 'off' && stay.by === 'declared';

function isDeclaredOff(read: Reader, id: Id, now: number, fallback: string): boolean {
  const zone = read.row(member, id)?.zone ?? fallback;
  const { date } = wallClock(now, zone);
  const at = halfDay(date, timeOfDayAt(now, zone) < MIDDAY ? 'morning' : 'afternoon');
  const [stay] = staysOf(read, [id], at, at).get(id) ?? [];
  return isSaidOff(stay);
}

/** How far ahead the next turn of a rota is looked for, in days. */
const AHEAD = 14;

/** Those on duty at a place at an instant (ms), or whose turn there comes next, by each of its rotas; who declared to be away is passed over. */
export function dutyAt(read: Reader, place: Id, now: number, fallback: string): readonly Id[] {
  const found = read
    .where(rota, { place })
    .all()
    .flatMap((row) => {
      const member = onDutyAt(read, row, now, fallback);
      const isThere = (id: Id) => !isDeclaredOff(read, id, now, fallback);
      // Where whoever is on duty said that they are off, the others of the rota stand in.
      const standing = member === undefined ? undefined : [member, ...turnsOf(read, row.id)].find(isThere);
      if (standing !== undefined) return [standing];
      const zone = row.zone ?? fallback;
      const { date } = wallClock(now, zone);
      // Today's turn, when its hours are over.
      const from = timeOfDayAt(now, zone) < hoursOf(row).to ? date : addDays(date, 1);
      const next = turnsFrom(read, row, from, AHEAD).find((turn) => turn.member !== null && !turn.away);
      return next?.member ? [next.member] : [];
    });
  return [...new Set(found)];
}
