/** Who is on duty, by the turns of a rota and those who stand in for a day. */

import { addDays, type CivilDate, daysBetween, startOfWeek } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { civilDateAt, instantAt, timeOfDayAt, wallClock } from '../../../kernel/zones.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import { departed } from '../departed.ts';
import { member } from '../schema.ts';
import { type HalfDay, halfDay, MIDDAY } from './half-days.ts';
import { rotaHours, turnHalves } from './hours.ts';
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
  if (turnHalves(row, date).length === 0 || (row.start !== null && date < row.start)) return undefined;
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
    const halves = turnHalves(row, date);
    if (halves.length === 0 || (row.start !== null && date < row.start)) continue;
    const member = onDuty(read, row, date, turns) ?? null;
    found.push({ date, member, away: member !== null && isAway(read, member, halves) });
  }
  return found;
}

/** The turns of a rota that fall on some of these days, also the one that began on the night before. */
export function turnsTouching(read: Reader, row: Rota, from: CivilDate, days: number): readonly Turn[] {
  const first = halfDay(from, 'morning');
  return turnsFrom(read, row, addDays(from, -1), days + 1).filter(({ date }) => turnHalves(row, date).some((half) => half >= first));
}

function isAway(read: Reader, member: Id, halves: readonly HalfDay[]): boolean {
  const first = Math.min(...halves);
  const stays = staysOf(read, [member], first, Math.max(...halves)).get(member) ?? [];
  return halves.some((at) => isSaidOff(stays[at - first]));
}

/**
 * When a turn begins and ends that begins on a date, in the rota's zone. On nights on which clocks move, what ends and what begins at
 * one time by the clock do so at one moment: nobody is on duty twice, and no hour is left out.
 */
export function turnSpan(row: Rota, date: CivilDate, fallback: string): Span {
  const zone = row.zone ?? fallback;
  const { from, to } = rotaHours(row);
  return { from: instantAt(date, minutesOf(from), zone), to: instantAt(from < to ? date : addDays(date, 1), minutesOf(to), zone) };
}

/** Whose turn it is at an instant (ms), and its hours; undefined outside the rota's. It may have begun the night before. */
function turnAt(read: Reader, row: Rota, now: number, fallback: string): { readonly member: Id; readonly span: Span } | undefined {
  const today = civilDateAt(now, row.zone ?? fallback);
  for (const date of [today, addDays(today, -1)]) {
    const span = turnSpan(row, date, fallback);
    const member = span.from <= now && now < span.to ? onDuty(read, row, date) : undefined;
    if (member !== undefined) return { member, span };
  }
  return undefined;
}

/** Whoever is on duty at an instant (ms); undefined outside the rota's hours. `fallback` is the zone of rotas without one. */
export function onDutyAt(read: Reader, row: Rota, now: number, fallback: string): Id | undefined {
  return turnAt(read, row, now, fallback)?.member;
}

/**
 * The stretch of duty at a place in which a member is at an instant (ms), by any of its rotas; undefined for who is not on duty, or
 * declared to be off then. A rota's hours may lie outside the member's own.
 */
export function dutySpan(read: Reader, place: Id, member: Id, now: number, fallback: string): Span | undefined {
  const spans = read
    .where(rota, { place })
    .all()
    .flatMap((row) => turnAt(read, row, now, fallback) ?? [])
    .flatMap((turn) => (turn.member === member ? [turn.span] : []));
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

/**
 * Those on duty at a place at an instant (ms), by any of its rotas; while nobody is, whose turn comes next by each. Who declared to be
 * away is passed over, and the others of the rota stand in.
 */
export function dutyAt(read: Reader, place: Id, now: number, fallback: string): readonly Id[] {
  const rotas = read.where(rota, { place }).all();
  const isThere = (id: Id) => !isDeclaredOff(read, id, now, fallback);
  const standing = rotas.flatMap((row) => {
    const turn = turnAt(read, row, now, fallback);
    return turn === undefined ? [] : ([turn.member, ...turnsOf(read, row.id)].find(isThere) ?? []);
  });
  return [...new Set(standing.length > 0 ? standing : rotas.flatMap((row) => nextTurn(read, row, now, fallback) ?? []))];
}

function nextTurn(read: Reader, row: Rota, now: number, fallback: string): Id | undefined {
  const today = civilDateAt(now, row.zone ?? fallback);
  const turns = turnsFrom(read, row, addDays(today, -1), AHEAD + 1);
  return turns.find((turn) => turn.member !== null && !turn.away && turnSpan(row, turn.date, fallback).to > now)?.member ?? undefined;
}
