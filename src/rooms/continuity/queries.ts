/** What can be asked about continuity: what is in danger, and why. */

import type { Id } from '../../kernel/ids.ts';
import { boolean, integer, list, oneOf, optional, ref } from '../../replica/schema.ts';
import { isWithin, nestingOf, role, rolesOf } from '../organisation/index.ts';
import { type QueryContext, query } from '../room.ts';
import { answeredBy } from '../tasks/index.ts';
import { dressed } from './signals/dress.ts';
import { findSignals } from './signals/find.ts';
import { KINDS } from './signals/kinds.ts';
import type { Scope } from './signals/look.ts';

/** `mine`: what I answer for. `count` tells how many there are, also beyond `limit`, which bounds each kind. */
export const continuitySignals = query({
  name: 'continuity.signals',
  input: {
    kinds: optional(list(oneOf(KINDS), { max: KINDS.length })),
    mine: optional(boolean()),
    task: optional(ref('task')),
    role: optional(ref('role')),
    circle: optional(ref('circle')),
    limit: optional(integer({ min: 0, max: 10_000 })),
  },
  shows: ['kind', 'count', 'signals'],
  run(read, { kinds = KINDS, limit = 100, ...filters }) {
    const found = scopesOf(read, filters).map((scope) => findSignals(read, read, scope, kinds));
    return KINDS.filter((kind) => kinds.includes(kind)).map((kind) => {
      const findings = found.flatMap((one) => one.get(kind) ?? []);
      return { kind, count: findings.length, signals: dressed(read, findings, limit) };
    });
  },
});

interface Filters {
  readonly mine?: boolean;
  readonly task?: Id;
  readonly role?: Id;
  readonly circle?: Id;
}

/** What one answers for are tasks and roles, which are looked at one after the other. */
function scopesOf(read: QueryContext, { mine, task, role: one, circle }: Filters): readonly Scope[] {
  const roles = one === undefined ? (circle === undefined ? undefined : rolesIn(read, circle)) : [one];
  if (task !== undefined) return [{ tasks: [task], roles }];
  if (mine !== true) return [{ roles }];
  const own = rolesOf(read, read.me).filter((id) => roles?.includes(id) !== false);
  return [
    { tasks: answeredBy(read, read.me), roles },
    { roles: own, withoutTasks: true },
  ];
}

/** Its own and those of the circles in it. */
function rolesIn(read: QueryContext, circle: Id): readonly Id[] {
  const nesting = nestingOf(read);
  const rows = read.where(role);
  const around = rows.values('circle');
  return rows.ids().filter((_, at) => isWithin(nesting, nesting.at(around[at] ?? null).parent, circle));
}

export const queries = [continuitySignals];
