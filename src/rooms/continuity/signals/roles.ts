/** Roles that nobody carries, and those that one person alone carries. */

import type { Id } from '../../../kernel/ids.ts';
import { role } from '../../organisation/index.ts';
import type { Finding } from './kinds.ts';
import type { Look, Scope } from './look.ts';

export const vacantRoles = (look: Look, scope: Scope): readonly Finding[] =>
  rolesIn(look, scope)
    .filter((id) => !look.holds.has(id))
    .map((id) => ({ kind: 'orphan', about: 'role', id, reason: 'nobody-holds', date: null, other: null }));

/** One person, as its holder or as the only one who stands in. */
export const singleRoles = (look: Look, scope: Scope): readonly Finding[] =>
  rolesIn(look, scope).flatMap((id): Finding[] =>
    holders(look, id).length === 1
      ? [{ kind: 'single', about: 'role', id, reason: 'one-holder', date: null, other: null, members: holders(look, id) }]
      : [],
  );

const holders = ({ holds }: Look, id: Id): readonly Id[] => (holds.get(id) ?? []).map(({ member }) => member);

/** Who asks about tasks asks about no role. */
const rolesIn = ({ read }: Look, { tasks, roles }: Scope) =>
  tasks !== undefined ? [] : read.where(role, roles === undefined ? {} : { id: roles }).ids();
