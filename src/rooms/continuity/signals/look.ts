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
  return { read, moment, live, isNarrow, gone, holds: holdsFor(read, isNarrow ? live : undefined), back: returns(read, moment.today) };
}

/** The same look at these tasks alone. */
export function narrowed(look: Look, tasks: readonly Id[]): Look {
  const live = liveIn(look.read, { tasks });
  return { ...look, live, isNarrow: true, holds: look.isNarrow ? holdsFor(look.read, live) : look.holds };
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

/** Who holds each of these tasks, of those still here; what was held by somebody who left stands in `left`. */
export interface Held {
  readonly by: ReadonlyMap<Id, readonly Id[]>;
  readonly left: ReadonlySet<Id>;
}

export function heldOf({ read, gone }: Look, tasks: readonly Id[]): Held {
  const by = new Map<Id, Id[]>();
  const left = new Set<Id>();
  if (tasks.length === 0) return { by, left };
  const lasting = read.where(holding, { task: tasks }).where({ until: null });
  const members = lasting.values('member');
  lasting.values('task').forEach((id, at) => {
    const one = members[at] ?? null;
    if (id === null || one === null) return;
    const known = by.get(id);
    if (gone.has(one)) left.add(id);
    else if (known === undefined) by.set(id, [one]);
    else if (!known.includes(one)) known.push(one);
  });
  return { by, left };
}

/** Who carries a task: its holders, else those who hold its role or stand in. */
export const carriersOf = ({ holds }: Look, held: Held, id: Id, ofRole: Id | null): readonly Id[] =>
  held.by.get(id) ?? (ofRole === null ? [] : (holds.get(ofRole) ?? []).map(({ member: one }) => one));
