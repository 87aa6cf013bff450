/** What can be asked about continuity: what is in danger, and why. */

import type { Id } from '../../kernel/ids.ts';
import { boolean, integer, list, oneOf, optional, ref } from '../../replica/schema.ts';
import { isWithin, nestingOf, role, rolesOf } from '../organisation/index.ts';
import { type QueryContext, query } from '../room.ts';
import { answeredBy } from '../tasks/index.ts';
import { dressed } from './signals/dress.ts';
import { searchSignals } from './signals/find.ts';
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
  says: { kind: KINDS },
  run(read, { kinds = KINDS, limit = 100, ...filters }) {
    const found = searchSignals(read, read, scopeOf(read, filters), kinds);
    const shown = dressed(read, found, limit);
    return found.map(({ kind, ofTasks, ofRoles }, at) => {
      return { kind, count: (ofTasks?.tasks.count ?? 0) + ofRoles.length, signals: shown[at] ?? [] };
    });
  },
});

interface Filters {
  readonly mine?: boolean;
  readonly task?: Id;
  readonly role?: Id;
  readonly circle?: Id;
}

function scopeOf(read: QueryContext, { mine, task, role: one, circle }: Filters): Scope {
  const roles = one === undefined ? (circle === undefined ? undefined : rolesIn(read, circle)) : [one];
  if (task !== undefined) return { tasks: [task], ofRoles: roles };
  if (mine !== true) return { ofRoles: roles, roles };
  const own = rolesOf(read, read.me).filter((id) => roles?.includes(id) !== false);
  return { tasks: answeredBy(read, read.me), ofRoles: roles, roles: own };
}

/** Its own and those of the circles in it. */
function rolesIn(read: QueryContext, circle: Id): readonly Id[] {
  const nesting = nestingOf(read);
  const rows = read.where(role);
  const around = rows.values('circle');
  return rows.ids().filter((_, at) => isWithin(nesting, nesting.at(around[at] ?? null).parent, circle));
}

export const queries = [continuitySignals];
