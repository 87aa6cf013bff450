/** The end of a day: what one touched, what would stop before one is back, and who is at work until then. */

import { addDays } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { startOfDay } from '../../../kernel/zones.ts';
import { role } from '../../organisation/index.ts';
import { departed, member, reachableFrom, workOf } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { backFrom } from '../absence/dates.ts';
import { type StoppingTask, stoppingWhile } from '../absence/stopping.ts';
import { lastHappenings } from '../signals/dates.ts';
import type { Named } from '../signals/dress.ts';
import { heldOf, lookAt } from '../signals/look.ts';
import { BONDS, type Bond, bondsOf } from '../weeks/sun.ts';

/** Somebody who works before one is back: from when until when, ms since 1970. */
export interface Next extends Named {
  readonly bond: Bond;
  readonly from: number;
  readonly until: number;
}

export interface Touched {
  readonly id: Id;
  readonly title: string | null;
  readonly nextStep: string | null;
  readonly due: string | null;
  readonly role: Named | null;
  /** Those who could go on with it, nearest to it first. */
  readonly next: readonly Next[];
}

export interface Leaving {
  /** When one works again; null where nothing says so within two months. */
  readonly back: number | null;
  /** What one holds and something happened to today, by due date. */
  readonly touched: readonly Touched[];
  /** What else would stop before one is back. */
  readonly stops: readonly StoppingTask[];
}

/** Days ahead in which one is expected back. */
const HORIZON = 60;
/** Of those at work, as many as one chooses among. */
const OFFERED = 8;

export function leavingNow(read: QueryContext): Leaving {
  const back = nextWork(read);
  const touched = touchedToday(read);
  const known = new Set(touched.map(({ id }) => id));
  const atWork = workingUntil(read, back ?? read.now + 86_400_000);
  return {
    back,
    touched: touched.map(({ id, title, nextStep, due, role: own }) => ({
      ...{ id, title, nextStep, due },
      role: own === null ? null : { id: own, name: read.row(role, own)?.name ?? null },
      next: nearest(atWork, bondsOf(read, { task: id })),
    })),
    stops: stopping(read).filter(({ id }) => !known.has(id)),
  };
}

/** When one begins again, after today. */
function nextWork(read: QueryContext): number | null {
  const tomorrow = addDays(read.today, 1);
  const day = reachableFrom(read, [read.me], tomorrow, addDays(tomorrow, HORIZON)).get(read.me);
  if (day == null) return null;
  return workOf(read, read.me, day, 1, read.zone)[0]?.from ?? startOfDay(day, read.zone);
}

function touchedToday(read: QueryContext) {
  const look = lookAt(read, read, {});
  const mine = look.live.at(heldOf(look).by.flatMap((members, at) => (members?.includes(read.me) === true ? at : []))).sort({ by: 'due' });
  const since = startOfDay(read.today, read.zone);
  const last = lastHappenings(read, mine);
  return mine.at([...last.keys()].filter((at) => (last[at] ?? 0) >= since)).all();
}

/** What cannot wait until one is back, where that is not tomorrow. */
function stopping(read: QueryContext): readonly StoppingTask[] {
  const tomorrow = addDays(read.today, 1);
  const first = backFrom(read, read.me, { from: tomorrow, to: read.today });
  return first <= tomorrow ? [] : stoppingWhile(read, { from: tomorrow, to: addDays(first, -1) }).tasks;
}

/** Everybody else's first stretch of work before an instant. */
function workingUntil(read: QueryContext, until: number): readonly Omit<Next, 'bond'>[] {
  const gone = departed(read);
  const days = Math.min(3, Math.ceil((until - read.now) / 86_400_000) + 1);
  return read
    .where(member)
    .all()
    .flatMap(({ id, name }) => {
      if (id === read.me || gone.has(id)) return [];
      const span = workOf(read, id, read.today, days, read.zone).find(({ to }) => to > read.now);
      return span === undefined || span.from >= until ? [] : [{ id, name, from: span.from, until: span.to }];
    });
}

const nearest = (people: readonly Omit<Next, 'bond'>[], bonds: ReadonlyMap<Id, Bond>): readonly Next[] =>
  people
    .map((one) => ({ ...one, bond: bonds.get(one.id) ?? ('none' as const) }))
    .toSorted((a, b) => BONDS.indexOf(a.bond) - BONDS.indexOf(b.bond) || a.from - b.from || (a.id < b.id ? -1 : 1))
    .slice(0, OFFERED);
