/** What all signals look at: the live tasks asked about, who carries them, who is here. Read once for a question. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader, Rows } from '../../../replica/read.ts';
import { type Hold, holdsOf, role } from '../../organisation/index.ts';
import { departed, member, reachableFrom } from '../../people/index.ts';
import { holding, isLive, task } from '../../tasks/index.ts';
import { HORIZON } from './kinds.ts';

/** Which tasks and roles are asked about; all unless narrowed. */
export interface Scope {
  readonly tasks?: readonly Id[] | undefined;
  readonly roles?: readonly Id[] | undefined;
  /** The roles themselves, and none of their tasks. */
  readonly withoutTasks?: boolean;
}

export interface Moment {
  readonly today: CivilDate;
  readonly zone: string;
}

export interface Look {
  readonly read: Reader;
  readonly moment: Moment;
  /** Live tasks in scope. */
  readonly live: Rows<typeof task>;
  /** So few tasks are asked about that each is looked at for itself. */
  readonly isNarrow: boolean;
  /** The stretches that last, of these tasks at least. */
  readonly lasting: Rows<typeof holding>;
  readonly gone: ReadonlySet<Id>;
  /** Who holds or stands in for each role of these tasks that is not in the trash; a role nobody carries is missing. */
  readonly holds: ReadonlyMap<Id, readonly Hold[]>;
  /** The first day on which each member known here can be reached; the day after the horizon when there is none before. */
  back(members: readonly Id[]): ReadonlyMap<Id, CivilDate>;
}

/** Beyond so many tasks, what stands around them is read whole. */
const FEW = 50;

export function lookAt(read: Reader, moment: Moment, scope: Scope): Look {
  const live = liveIn(read, scope);
  const isNarrow = scope.tasks !== undefined && scope.tasks.length <= FEW;
  const gone = departed(read);
  const few = isNarrow ? live : undefined;
  return {
    ...{ read, moment, live, isNarrow, gone },
    lasting: lastingOf(read, few),
    holds: holdsFor(read, few),
    back: returns(read, moment.today),
  };
}

/** The same look at these tasks alone. */
export function narrowed(look: Look, tasks: readonly Id[]): Look {
  const live = liveIn(look.read, { tasks });
  if (!look.isNarrow) return { ...look, live, isNarrow: true };
  return { ...look, live, lasting: lastingOf(look.read, live), holds: holdsFor(look.read, live) };
}

/** Those of these tasks, or of all that are live. */
function lastingOf(read: Reader, tasks: Rows<typeof task> | undefined): Rows<typeof holding> {
  if (tasks !== undefined) return read.where(holding, { task: tasks.ids() }).where({ until: null });
  const all = read.where(holding).where({ until: null });
  return all.at(named(all.places('task', liveIn(read, {}))));
}

/** Which of these places there are. */
export function named(places: Int32Array): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < places.length; at++) if (places[at] !== -1) found.push(at);
  return found;
}

/** Those of these tasks' roles, or all. */
function holdsFor(read: Reader, live: Rows<typeof task> | undefined): Look['holds'] {
  const roles = live === undefined ? undefined : [...new Set(live.values('role').filter((id) => id !== null))];
  if (roles?.length === 0) return new Map();
  const removed = new Set(read.where(role, {}, 'only').ids());
  return new Map([...holdsOf(read, roles)].filter(([id]) => !removed.has(id)));
}

const liveIn = (read: Reader, { roles, withoutTasks, tasks = withoutTasks === true ? [] : undefined }: Scope): Rows<typeof task> =>
  read.where(task, {
    ...(tasks === undefined ? {} : { id: tasks }),
    state: isLive,
    ...(roles === undefined ? {} : { role: roles }),
  });

/** Each member is looked up once. */
function returns(read: Reader, today: CivilDate): Look['back'] {
  const known = new Map<Id, CivilDate>();
  const last = addDays(today, HORIZON);
  const never = addDays(last, 1);
  return (members) => {
    // Of somebody whose row has not arrived here nothing is known: they are not said to be away.
    const asked = [...new Set(members)].filter((id) => !known.has(id) && read.row(member, id) !== undefined);
    if (asked.length === 0) return known;
    for (const [id, date] of reachableFrom(read, asked, today, last)) known.set(id, date ?? never);
    return known;
  };
}

/** Members of the workplace who are still here. */
export const membersHere = ({ read, gone }: Look): readonly Id[] =>
  read
    .where(member)
    .ids()
    .filter((id) => !gone.has(id));

/** By the place of each task among those asked about: who holds it, of those still here, and whether somebody held it who left. */
export interface Held {
  readonly by: readonly (readonly Id[] | undefined)[];
  readonly left: readonly (boolean | undefined)[];
}

export function heldOf({ lasting, gone }: Look, tasks: Rows<typeof task>): Held {
  const by: (Id[] | undefined)[] = new Array(tasks.count);
  const left: (boolean | undefined)[] = [];
  const members = lasting.values('member');
  for (const [at, place] of lasting.places('task', tasks).entries()) {
    const one = members[at] ?? null;
    if (place < 0 || one === null) continue;
    const known = by[place];
    if (gone.has(one)) left[place] = true;
    else if (known === undefined) by[place] = [one];
    else if (!known.includes(one)) known.push(one);
  }
  return { by, left };
}

/** Who carries the task at a place: its holders, else those who hold its role or stand in. */
export const carriersOf = ({ holds }: Look, held: Held, at: number, ofRole: Id | null): readonly Id[] =>
  held.by[at] ?? (ofRole === null ? [] : (holds.get(ofRole) ?? []).map(({ member: one }) => one));
