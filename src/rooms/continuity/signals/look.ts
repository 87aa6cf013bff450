/** What all signals look at: the live tasks asked about, who carries them, who is here. Each is read once for a question, when it is needed. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader, Rows } from '../../../replica/read.ts';
import { holdsOf, role } from '../../organisation/index.ts';
import { departed, member, reachableFrom } from '../../people/index.ts';
import { holding, isLive, task } from '../../tasks/index.ts';
import { HORIZON } from './kinds.ts';

/** Which tasks and roles are asked about; all unless narrowed. */
export interface Scope {
  readonly tasks?: readonly Id[] | undefined;
  /** Of these tasks, those of these roles. */
  readonly ofRoles?: readonly Id[] | undefined;
  /** The roles themselves; none where tasks are named and no role is. */
  readonly roles?: readonly Id[] | undefined;
}

export interface Moment {
  readonly today: CivilDate;
  readonly zone: string;
}

export interface Look {
  readonly read: Reader;
  readonly moment: Moment;
  readonly scope: Scope;
  /** Live tasks in scope. */
  readonly live: Rows<typeof task>;
  /** So few tasks are asked about that each is looked at for itself. */
  readonly isNarrow: boolean;
  readonly gone: ReadonlySet<Id>;
  /** The first day on which each member known here can be reached; the day after the horizon when there is none before. */
  back(members: readonly Id[]): ReadonlyMap<Id, CivilDate>;
}

/** Beyond so many tasks, what stands around them is read whole. */
export const FEW = 50;

export const lookAt = (read: Reader, moment: Moment, scope: Scope): Look => ({
  ...{ read, moment, scope },
  live: liveIn(read, scope),
  isNarrow: scope.tasks !== undefined && scope.tasks.length <= FEW,
  gone: departed(read),
  back: returns(read, moment.today),
});

/** The same look at these tasks alone, each for itself. */
export const narrowed = (look: Look, tasks: readonly Id[]): Look => ({
  ...{ ...look, scope: { tasks }, isNarrow: true },
  live: liveIn(look.read, { tasks }),
});

/** What is worked out of a look at most once. */
export function once<T>(make: (look: Look) => T): (look: Look) => T {
  const known = new WeakMap<Look, T>();
  return (look) => {
    const before = known.get(look);
    if (before !== undefined) return before;
    const made = make(look);
    known.set(look, made);
    return made;
  };
}

/** What the live tasks say of themselves, by their places. */
export const cellsOf = once(({ live }) => ({
  roles: live.values('role'),
  states: live.values('state'),
  dues: live.values('due'),
  waits: live.values('waitUntil'),
  rhythms: live.values('rhythm'),
}));

/** Who holds or stands in for each role that is not in the trash, of these tasks and those asked about; a role nobody carries is missing. */
export const membersFor = once(({ read, live, isNarrow, scope }): ReadonlyMap<Id, readonly Id[]> => {
  const roles = isNarrow ? [...new Set([...live.values('role').filter((id) => id !== null), ...(scope.roles ?? [])])] : undefined;
  if (roles?.length === 0) return new Map();
  const removed = new Set(read.where(role, {}, 'only').ids());
  const holds = [...holdsOf(read, roles)].filter(([id]) => !removed.has(id));
  return new Map(holds.map(([id, own]) => [id, own.map((hold) => hold.member)]));
});

/** By the place of each live task: who holds it, of those still here, and whether somebody held it who left. */
export interface Held {
  readonly by: readonly (readonly Id[] | undefined)[];
  readonly left: readonly (boolean | undefined)[];
}

export const heldOf = once(({ read, live, isNarrow, gone }): Held => {
  const by: (Id[] | undefined)[] = new Array(live.count);
  const left: (boolean | undefined)[] = [];
  const stretches = read.where(holding, isNarrow ? { task: live.ids() } : {});
  // Most stretches are of tasks that are done: these are told apart first, and quicker.
  const lasting = stretches.at(named(stretches.places('task', live))).where({ until: null });
  const members = lasting.values('member');
  const places = lasting.places('task', live);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    const one = members[at] ?? null;
    if (place < 0 || one === null) continue;
    const known = by[place];
    if (gone.has(one)) left[place] = true;
    else if (known === undefined) by[place] = [one];
    else if (!known.includes(one)) known.push(one);
  }
  return { by, left };
});

/** Who carries the live task at a place: its holders, else those who hold its role or stand in. */
export function carriersOf(look: Look): (place: number) => readonly Id[] {
  const { by } = heldOf(look);
  const { roles } = cellsOf(look);
  const members = membersFor(look);
  return (place) => by[place] ?? members.get(roles[place] ?? '') ?? [];
}

/** Which of these places there are. */
export function named(places: Int32Array): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < places.length; at++) if (places[at] !== -1) found.push(at);
  return found;
}

const liveIn = (read: Reader, { tasks, ofRoles }: Scope): Rows<typeof task> =>
  read.where(task, {
    ...(tasks === undefined ? {} : { id: tasks }),
    state: isLive,
    ...(ofRoles === undefined ? {} : { role: ofRoles }),
  });

/** Each member is looked up once. */
function returns(read: Reader, today: CivilDate): Look['back'] {
  const known = new Map<Id, CivilDate>();
  const last = addDays(today, HORIZON);
  const never = addDays(last, 1);
  return (members) => {
    // Of somebody whose row has not arrived here nothing is known: they are not said to be away.
    const asked = [...new Set(members)].filter((id) => !known.has(id));
    if (asked.length === 0) return known;
    const here = read.where(member, { id: asked }, 'with').ids();
    for (const [id, date] of reachableFrom(read, here, today, last)) known.set(id, date ?? never);
    return known;
  };
}

/** Members of the workplace who are still here. */
export const membersHere = ({ read, gone }: Look): readonly Id[] =>
  read
    .where(member)
    .ids()
    .filter((id) => !gone.has(id));
