/** Which tasks a list asks for: columns first, other tables by the ids they give, objects never. */

import type { Id } from '../../kernel/ids.ts';
import type { Rows } from '../../replica/read.ts';
import { type Arguments, boolean, date, list, oneOf, optional, ref, string } from '../../replica/schema.ts';
import { rolesOf } from '../organisation/index.ts';
import { departed } from '../people/index.ts';
import type { QueryContext } from '../room.ts';
import { holding, STATES, task, taskTag } from './schema.ts';
import { matchingTasks } from './searching.ts';
import { isLive, stateOf } from './standing.ts';
import { tagId } from './tagging.ts';

/** The filters that list, count, board and saved filters share. */
export const taskFilters = {
  state: optional(list(oneOf(STATES), { max: STATES.length })),
  /** Open, doing or waiting; false: done or dropped. */
  live: optional(boolean()),
  mine: optional(boolean()),
  holder: optional(ref('member')),
  /** I hold it, or it falls to me by a role of mine. */
  answering: optional(boolean()),
  unheld: optional(boolean()),
  list: optional(ref('list')),
  role: optional(ref('role')),
  place: optional(ref('place')),
  tag: optional(list(string({ max: 80 }), { max: 20 })),
  dueBefore: optional(date()),
  dueAfter: optional(date()),
  noDue: optional(boolean()),
  pinned: optional(boolean()),
  withoutWhy: optional(boolean()),
  series: optional(ref('series')),
  import: optional(ref('import')),
  text: optional(string()),
  trash: optional(boolean()),
} as const;

export type TaskFilters = Arguments<typeof taskFilters>;

/** The tasks that meet every filter given. `dueBefore` and `dueAfter` include the day itself. */
export function findTasks(read: QueryContext, filters: TaskFilters): Rows<typeof task> {
  let rows = read.where(task, {}, filters.trash === true ? 'only' : 'without');
  const { state, live } = filters;
  if (state !== undefined) rows = rows.where({ state: (one) => state.includes(stateOf(one)) });
  if (live !== undefined) rows = rows.where({ state: (one) => isLive(one) === live });
  for (const column of ['list', 'role', 'place', 'series', 'import'] as const) {
    const wanted = filters[column];
    if (wanted !== undefined) rows = rows.where({ [column]: wanted });
  }
  if (filters.pinned !== undefined)
    rows = filters.pinned ? rows.where({ pinned: true }) : rows.where({ pinned: (value) => value !== true });
  if (filters.withoutWhy === true) rows = rows.where({ why: (why) => why === null || why.trim() === '' });
  if (filters.noDue !== undefined) rows = rows.where({ due: (due) => (due === null) === filters.noDue });
  const { dueBefore, dueAfter } = filters;
  if (dueBefore !== undefined) rows = rows.where({ due: (due) => due !== null && due <= dueBefore });
  if (dueAfter !== undefined) rows = rows.where({ due: (due) => due !== null && due >= dueAfter });
  for (const name of filters.tag ?? []) rows = rows.where({ id: tagged(read, name) });
  if (filters.holder !== undefined) rows = rows.where({ id: heldBy(read, filters.holder) });
  if (filters.mine === true) rows = rows.where({ id: heldBy(read, read.me) });
  if (filters.unheld === true) rows = without(rows, held(read));
  if (filters.answering === true) rows = rows.where({ id: answeredBy(read, read.me) });
  return filters.text === undefined ? rows : matchingTasks(read, rows, filters.text);
}

/** The tasks whose baton a member has. */
export function heldBy(read: QueryContext, member: Id): readonly Id[] {
  return departed(read).has(member) ? [] : idsOf(read.where(holding, { member, until: null }).values('task'));
}

/** The tasks a member holds, and those nobody holds that belong to a role of theirs. */
export function answeredBy(read: QueryContext, member: Id): readonly Id[] {
  const roles = rolesOf(read, member);
  const ofRoles = roles.length === 0 ? [] : without(read.where(task, { role: roles }), held(read)).ids();
  return [...new Set([...heldBy(read, member), ...ofRoles])];
}

function held(read: QueryContext): ReadonlySet<Id> {
  const gone = departed(read);
  const lasting = read.where(holding, { until: null });
  return new Set(idsOf((gone.size === 0 ? lasting : lasting.where({ member: (id) => id !== null && !gone.has(id) })).values('task')));
}

function tagged(read: QueryContext, name: string): readonly Id[] {
  const id = tagId(name);
  return id === undefined ? [] : idsOf(read.where(taskTag, { tag: id }).values('task'));
}

const without = (rows: Rows<typeof task>, ids: ReadonlySet<Id>): Rows<typeof task> =>
  rows.where({ id: rows.ids().filter((id) => !ids.has(id)) });

const idsOf = (values: readonly (Id | null)[]): readonly Id[] => values.filter((id): id is Id => id !== null);
