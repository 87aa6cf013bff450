/** Which tasks and roles are in danger, and why: column scans first, ids of few rows, objects never. */

import type { Reader } from '../../../replica/read.ts';
import { orphans, stranded } from './attended.ts';
import { blocked } from './blocked.ts';
import { asleep, late } from './dates.ts';
import { type Finding, KINDS, type Kind } from './kinds.ts';
import { type Look, lookAt, type Moment, type Scope } from './look.ts';
import { singleRoles, vacantRoles } from './roles.ts';

const finders: Readonly<Record<Kind, (look: Look, scope: Scope) => readonly Finding[]>> = {
  orphan: (look, scope) => [...orphans(look), ...vacantRoles(look, scope)],
  stranded,
  blocked,
  late,
  asleep,
  single: singleRoles,
};

/** Of each kind asked for, in no particular order. */
export function findSignals(
  read: Reader,
  moment: Moment,
  scope: Scope = {},
  kinds: readonly Kind[] = KINDS,
): ReadonlyMap<Kind, readonly Finding[]> {
  const look = lookAt(read, moment, scope);
  return new Map(KINDS.filter((kind) => kinds.includes(kind)).map((kind) => [kind, finders[kind](look, scope)]));
}
