/** What would stop while a member is away, and who could take each of it. */

import { addDays, type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { holdsOf, role, roleHolder, rolesOf } from '../../organisation/index.ts';
import { departed, meetings, member, reachableFrom, rota, turnsOf, turnsTouching } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { answeredBy, handOver, handOversShown, holding, isLive, task } from '../../tasks/index.ts';
import type { Named } from '../signals/dress.ts';
import { canWaitUntil } from '../signals/kinds.ts';
import { carriersOf, lookAt } from '../signals/look.ts';
import { skilledFor } from '../skilled.ts';
import { type Away, backFrom } from './dates.ts';

/** Somebody who could take it, and why they: they hold its role or stand in, had it in hand before, can do what it asks for, are on the same rota or in the same circle. */
export interface Taker extends Named {
  readonly why: 'role' | 'deputy' | 'before' | 'skill' | 'rota' | 'circle';
  /** How many live tasks they hold, where they chose to show it. */
  readonly inHand: number | null;
  /** Their hours overlap with one's own in the days before, so that it can be talked over. */
  readonly meets: boolean;
}

export interface StoppingTask {
  readonly id: Id;
  readonly title: string | null;
  readonly nextStep: string | null;
  readonly due: CivilDate | null;
  readonly role: Named | null;
  /** It is offered by oneself and not taken yet. */
  readonly offered: boolean;
  /** To whom by name; empty where it is offered to whoever comes on next, or to a role. */
  readonly offeredTo: readonly Named[];
  readonly takers: readonly Taker[];
}

export interface Stopping {
  readonly away: Away;
  readonly back: CivilDate;
  readonly tasks: readonly StoppingTask[];
  /** Tasks one answers for that can wait, or that somebody else is there for. */
  readonly waiting: number;
  /** Roles that nobody would carry. */
  readonly roles: readonly { readonly id: Id; readonly name: string | null; readonly takers: readonly Taker[] }[];
  /** Days on which one would be on duty. */
  readonly duties: readonly {
    readonly id: Id;
    readonly name: string | null;
    readonly dates: readonly CivilDate[];
    readonly takers: readonly Taker[];
  }[];
}

/** Days before the absence in which one may still meet. */
const BEFORE = 5;

export function stoppingWhile(read: QueryContext, away: Away): Stopping {
  const { me } = read;
  const back = backFrom(read, me, away);
  const taker = takers(read, away);
  const reached = new Map<Id, CivilDate | null>();
  /** The first day of the absence on which each of them can be reached. */
  const firstDay = (ids: readonly Id[]) => {
    const asked = ids.filter((id) => id !== me && !reached.has(id));
    if (asked.length > 0) for (const [id, date] of reachableFrom(read, asked, away.from, back)) reached.set(id, date);
    return ids.flatMap((id) => (id === me ? back : (reached.get(id) ?? [])));
  };
  const mine = answeredBy(read, me);
  const look = lookAt(read, read, { tasks: mine });
  const live = look.live.sort({ by: 'due' }, { by: 'position' });
  const rows = live.all();
  const carriers = carriersOf(look);
  const places = live.places('id', look.live);
  const stops = rows.filter((row, at) => {
    const until = canWaitUntil(row, away.from);
    return firstDay(carriers(places[at] as number)).every((date) => date > until);
  });
  const stopping = stops.map(({ id }) => id);
  const before = heldBefore(read, stopping);
  const offers = offersOf(read, stopping);
  const holds = holdsOf(read);
  const ofRole = (id: Id | null) =>
    (id === null ? [] : (holds.get(id) ?? [])).map((hold) => ({
      id: hold.member,
      why: hold.deputy === true ? ('deputy' as const) : ('role' as const),
    }));
  const roles = rolesOf(read, me).filter((id) => firstDay((holds.get(id) ?? []).map((hold) => hold.member)).every((date) => date >= back));
  return {
    away,
    back,
    tasks: stops.map(({ id, title, nextStep, due, role: own }) => ({
      ...{ id, title, nextStep, due },
      role: own === null ? null : { id: own, name: read.row(role, own)?.name ?? null },
      ...{ offered: offers.has(id), offeredTo: offers.get(id) ?? [] },
      takers: taker([
        ...ofRole(own),
        ...(before.get(id) ?? []).map((one) => ({ id: one, why: 'before' as const })),
        ...skilledFor(read, { task: id, role: own }).map((one) => ({ id: one, why: 'skill' as const })),
      ]),
    })),
    waiting: rows.length - stops.length,
    roles: roles.map((id) => ({
      id,
      name: read.row(role, id)?.name ?? null,
      takers: taker([
        ...formerHolders(read, id).map((one) => ({ id: one, why: 'before' as const })),
        ...skilledFor(read, { role: id }).map((one) => ({ id: one, why: 'skill' as const })),
        ...neighbours(read, id, holds).map((one) => ({ id: one, why: 'circle' as const })),
      ]),
    })),
    duties: read
      .where(rota)
      .sort({ by: 'name' })
      .all()
      .flatMap((row) => {
        const days = Math.min(92, daysOf(away));
        const dates = turnsTouching(read, row, away.from, days).flatMap((turn) => (turn.member === me ? [turn.date] : []));
        const others = turnsOf(read, row.id).map((id) => ({ id, why: 'rota' as const }));
        return dates.length === 0 ? [] : [{ id: row.id, name: row.name, dates, takers: taker(others) }];
      }),
  };
}

const daysOf = ({ from, to }: Away): number => daysBetween(from, to) + 1;

/** Those of them who are here and can be reached when the absence begins or soon after; each once, the nearest first. */
function takers(read: QueryContext, away: Away): (wanted: readonly { readonly id: Id; readonly why: Taker['why'] }[]) => readonly Taker[] {
  const gone = departed(read);
  const known = new Map<Id, Omit<Taker, 'why'> | null>();
  const soon = addDays(away.from, 3);
  const lookUp = (id: Id): Omit<Taker, 'why'> | null => {
    const row = read.row(member, id);
    if (row === undefined || gone.has(id) || id === read.me) return null;
    if (reachableFrom(read, [id], away.from, soon < away.to ? soon : away.to).get(id) == null) return null;
    const first = addDays(away.from, -BEFORE);
    const meets = meetings(read, [read.me, id], first < read.today ? read.today : first, BEFORE, 15, read.zone).length > 0;
    const inHand = row.showsLoad === true ? heldLive(read, id) : null;
    return { id, name: row.name, meets, inHand };
  };
  return (wanted) => {
    const found = new Map<Id, Taker>();
    for (const { id, why } of wanted) {
      if (!known.has(id)) known.set(id, lookUp(id));
      const one = known.get(id);
      if (one != null && !found.has(id)) found.set(id, { ...one, why });
    }
    return [...found.values()];
  };
}

/** How many live tasks somebody holds. */
function heldLive(read: QueryContext, who: Id): number {
  const tasks = read.where(holding, { member: who, until: null }).values('task');
  return read.where(task, { id: [...new Set(tasks.filter((id) => id !== null))], state: isLive }).count;
}

/** Who held each of these tasks before, the last first. */
function heldBefore(read: QueryContext, tasks: readonly Id[]): ReadonlyMap<Id, readonly Id[]> {
  const found = new Map<Id, Id[]>();
  if (tasks.length === 0) return found;
  for (const stretch of read.where(holding, { task: tasks }).sort({ by: 'until', descending: true }).all()) {
    if (stretch.task === null || stretch.member === null) continue;
    found.set(stretch.task, [...(found.get(stretch.task) ?? []), stretch.member]);
  }
  return found;
}

/** Of these tasks, those that one offers and nobody took yet, with the members asked by name. */
function offersOf(read: QueryContext, tasks: readonly Id[]): ReadonlyMap<Id, readonly Named[]> {
  const rows = tasks.length === 0 ? [] : read.where(handOver, { task: tasks, from: read.me }).all();
  return new Map(
    handOversShown(read, rows).flatMap(({ view }) =>
      view.task === null || view.outcome !== 'offered'
        ? []
        : [[view.task, view.answers.flatMap((one) => (one.addressed && one.answer === null ? [one.member] : []))] as const],
    ),
  );
}

/** Those who once held a role. */
const formerHolders = (read: QueryContext, id: Id): readonly Id[] =>
  read
    .where(roleHolder, { role: id }, 'only')
    .values('member')
    .filter((one) => one !== null);

/** Those who hold other roles of the same circle. */
function neighbours(read: QueryContext, id: Id, holds: ReturnType<typeof holdsOf>): readonly Id[] {
  const circle = read.row(role, id)?.circle ?? null;
  return read
    .where(role, { circle })
    .ids()
    .flatMap((other) => (other === id ? [] : (holds.get(other) ?? []).map((hold) => hold.member)));
}
