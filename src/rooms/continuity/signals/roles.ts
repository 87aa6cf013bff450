/** Roles that nobody carries, and those that one person alone carries. */

import type { Id } from '../../../kernel/ids.ts';
import { role } from '../../organisation/index.ts';
import type { Finding } from './kinds.ts';
import { type Look, membersFor } from './look.ts';

export const vacantRoles = (look: Look): readonly Finding[] =>
  rolesIn(look).flatMap((id): Finding[] =>
    !membersFor(look).has(id) ? [{ kind: 'orphan', about: 'role', id, reason: 'nobody-holds', date: null, other: null }] : [],
  );

/** One person, as its holder or as the only one who stands in. */
export const singleRoles = (look: Look): readonly Finding[] =>
  rolesIn(look).flatMap((id): Finding[] => {
    const members = membersFor(look).get(id) ?? [];
    return members.length === 1 ? [{ kind: 'single', about: 'role', id, reason: 'one-holder', date: null, other: null, members }] : [];
  });

/** Who asks about tasks asks about no role. */
const rolesIn = ({ read, scope: { tasks, roles } }: Look): readonly Id[] =>
  tasks !== undefined && roles === undefined ? [] : read.where(role, roles === undefined ? {} : { id: roles }).ids();
