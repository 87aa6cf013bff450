/** Where a member is, half-day by half-day: as declared, else a public holiday, else as usual, else as their declared hours say. */

import { type CivilDate, daysBetween, startOfWeek, weekdayOf } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import { weekOf } from '../declared.ts';
import { holidayOn } from '../holidays.ts';
import { member } from '../schema.ts';
import { regionOf } from '../working-days.ts';
import { dateOfHalfDay, type HalfDay, halfDay, halfOfHalfDay, halvesBetween, weekdayName } from './half-days.ts';
import { presence, usualPresence, type WHERES } from './schema.ts';

/** Where, and whether one can be reached there. */
export interface Stay {
  readonly reach: 'reachable' | 'off';
  readonly where: (typeof WHERES)[number] | null;
  readonly place: Id | null;
  /** "HH:MM" until which one can be reached; null for the whole half-day. */
  readonly until: string | null;
  /** What it follows from. */
  readonly by: 'declared' | 'holiday' | 'usual' | 'hours';
  /** The row in which it was said. */
  readonly said: Id | null;
}

type Member = Pick<Row<typeof member>, 'id' | 'hours' | 'zone' | 'holidays'>;
type Declared = Row<typeof presence>;
type Usual = Row<typeof usualPresence>;

/** Members whose rows are found quicker by asking for them than by reading all. */
const FEW = 50;

/** The stays of members from one half-day to another, both included, in order. */
export function staysOf(read: Reader, members: readonly Id[], first: HalfDay, last: HalfDay): ReadonlyMap<Id, readonly Stay[]> {
  const at = stayReader(read, members, first, last);
  return new Map(members.map((id) => [id, Array.from({ length: Math.max(0, last - first + 1) }, (_, half) => at(id, first + half))]));
}

/** Tells where each of these members is at any half-day from one to another; what they said is read once. */
export function stayReader(read: Reader, members: readonly Id[], first: HalfDay, last: HalfDay): (id: Id, at: HalfDay) => Stay {
  const wanted = new Set(members);
  const lastDate = dateOfHalfDay(last);
  const whose = members.length > FEW ? {} : { member: members };
  const spans = byMember(
    read.where(presence, { ...whose, from: (date) => date !== null && date <= lastDate, to: reaching(dateOfHalfDay(first)) }).all(),
    wanted,
    youngestFirst,
  );
  const habits = byMember(
    read.where(usualPresence, { ...whose, since: (date) => date !== null && date <= lastDate }).all(),
    wanted,
    latestFirst,
  );
  const known = new Map(
    read
      .where(member, { id: members }, 'with')
      .all()
      .map((row) => [row.id, row]),
  );
  return (id, at) =>
    stayAt(known.get(id) ?? { id, hours: null, zone: null, holidays: null }, spans.get(id) ?? [], habits.get(id) ?? [], at);
}

const reaching = (first: CivilDate) => (date: CivilDate | null) => date !== null && date >= first;

function byMember<R extends { readonly member: Id | null }>(
  rows: readonly R[],
  wanted: ReadonlySet<Id>,
  order: (a: R, b: R) => number,
): ReadonlyMap<Id, readonly R[]> {
  const found = new Map<Id, R[]>();
  for (const row of rows) {
    if (row.member === null || !wanted.has(row.member)) continue;
    const known = found.get(row.member);
    if (known === undefined) found.set(row.member, [row]);
    else known.push(row);
  }
  for (const own of found.values()) own.sort(order);
  return found;
}

const youngestFirst = (a: Declared, b: Declared) => (b.declaredAt ?? 0) - (a.declaredAt ?? 0) || (a.id < b.id ? 1 : -1);

const latestFirst = (a: Usual, b: Usual) => (a.since === b.since ? (a.id < b.id ? 1 : -1) : (a.since ?? '') < (b.since ?? '') ? 1 : -1);

function stayAt(who: Member, spans: readonly Declared[], habits: readonly Usual[], at: HalfDay): Stay {
  const date = dateOfHalfDay(at);
  const said = spans.find((span) => covers(span, at));
  if (said !== undefined && isOwn(said)) return { ...stayOf(said), by: 'declared' };
  const region = regionOf(who);
  if (region !== undefined && holidayOn(date, region) !== undefined) return { ...OFF, by: 'holiday' };
  const habit = habits.find((each) => applies(each, date, at));
  if (habit !== undefined && isOwn(habit)) return { ...stayOf(habit), by: 'usual' };
  return { ...(worksAt(who, date, at) ? HERE : OFF), by: 'hours' };
}

const HERE = { reach: 'reachable', where: null, place: null, until: null, said: null } as const;
const OFF = { reach: 'off', where: null, place: null, until: null, said: null } as const;

/** Says something of its own rather than "as usual". */
const isOwn = (row: Declared | Usual): boolean => row.reach === 'reachable' || row.reach === 'off';

const stayOf = ({ id, where, place, reach, until }: Declared | Usual) => ({
  reach: reach === 'off' ? ('off' as const) : ('reachable' as const),
  where,
  place,
  until,
  said: id,
});

/** A span whose ends merging has crossed covers nothing. */
const covers = ({ from, fromHalf, to, toHalf }: Declared, at: HalfDay): boolean =>
  from !== null && to !== null && halfDay(from, fromHalf ?? 'morning') <= at && at <= halfDay(to, toHalf ?? 'afternoon');

function applies({ weekday, half, since, every }: Usual, date: CivilDate, at: HalfDay): boolean {
  if (since === null || since > date || weekday !== weekdayName(date) || (half !== null && half !== halfOfHalfDay(at))) return false;
  const weeks = Math.round(daysBetween(startOfWeek(since), startOfWeek(date)) / 7);
  return weeks % Math.max(1, Math.round(every ?? 1)) === 0;
}

/** Monday to Friday where no hours were declared. */
function worksAt(who: Member, date: CivilDate, at: HalfDay): boolean {
  const week = weekOf(who.hours);
  const weekday = weekdayOf(date);
  if (week === undefined) return weekday < 6;
  const half = halfOfHalfDay(at);
  return (week[weekday - 1] ?? []).some(([from, to]) => halvesBetween(from, to).includes(half));
}
