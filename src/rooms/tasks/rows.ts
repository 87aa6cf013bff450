/** Tasks as lists show them: with their holders, tags, counts and who answers, looked up once for a whole slice. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import type { Row } from '../../replica/schema.ts';
import { holdersOfRoles } from '../organisation/index.ts';
import { departed, member } from '../people/index.ts';
import { type Answering, answering, standing } from './answering.ts';
import type { Stretch } from './holding.ts';
import { checklistItem, comment, holding, type State, type task } from './schema.ts';
import { stateOf } from './standing.ts';
import { tagsOf } from './tagging.ts';

export interface Named {
  readonly id: Id;
  /** Null when the row is not here, or was emptied. */
  readonly name: string | null;
}

export interface TaskRow extends Omit<Row<typeof task>, 'details' | 'state'> {
  readonly state: State;
  readonly holders: readonly Named[];
  readonly answers: { readonly how: Answering['how']; readonly members: readonly Named[] };
  readonly tags: readonly string[];
  readonly checklist: { readonly done: number; readonly total: number };
  readonly comments: number;
}

/** Beyond so many tasks, whole joining tables are read instead of asking for each. */
const MANY = 20_000;

export function taskRows(read: Reader, rows: readonly Row<typeof task>[]): readonly TaskRow[] {
  if (rows.length === 0) return [];
  const ids = rows.length > MANY ? undefined : rows.map(({ id }) => id);
  const about = ids === undefined ? {} : { task: ids };
  const gone = departed(read);
  const stretches = byTask(read.where(holding, about).all());
  const roles = holdersOfRoles(read);
  const tags = tagsOf(read, ids);
  const items = read.where(checklistItem, about);
  const total = items.tally('task');
  const done = items.where({ done: true }).tally('task');
  const comments = read.where(comment, about).tally('task');
  const named = namesOf(read);
  return rows.map(({ details: _, ...row }) => {
    const own = stretches.get(row.id) ?? [];
    const { how, members } = answering(own, row.role === null ? [] : (roles.get(row.role) ?? []), gone);
    return {
      ...row,
      state: stateOf(row.state),
      holders: standing(own, gone).map(named),
      answers: { how, members: members.map(named) },
      tags: tags.get(row.id) ?? [],
      checklist: { done: done.get(row.id) ?? 0, total: total.get(row.id) ?? 0 },
      comments: comments.get(row.id) ?? 0,
    };
  });
}

/** Looks each member up once. */
export function namesOf(read: Reader): (id: Id) => Named {
  const known = new Map<Id, Named>();
  return (id) => {
    let named = known.get(id);
    if (named === undefined) {
      named = { id, name: read.row(member, id)?.name ?? null };
      known.set(id, named);
    }
    return named;
  };
}

function byTask(stretches: readonly Stretch[]): ReadonlyMap<Id, readonly Stretch[]> {
  const groups = new Map<Id, Stretch[]>();
  for (const stretch of stretches) {
    if (stretch.task === null) continue;
    const group = groups.get(stretch.task);
    if (group === undefined) groups.set(stretch.task, [stretch]);
    else group.push(stretch);
  }
  return groups;
}
