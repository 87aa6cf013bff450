/** Which tasks and roles are in danger, and why: columns first, ids of few rows, objects never. */

import type { Reader } from '../../../replica/read.ts';
import { doneAlone } from './alone.ts';
import { orphans, stranded } from './attended.ts';
import { blocked } from './blocked.ts';
import { asleep, late } from './dates.ts';
import type { Found } from './found.ts';
import { type Finding, KINDS, type Kind } from './kinds.ts';
import { type Look, lookAt, type Moment, type Scope } from './look.ts';
import { singleRoles, vacantRoles } from './roles.ts';

const ofTasks: Readonly<Partial<Record<Kind, (look: Look) => Found>>> = {
  orphan: orphans,
  stranded,
  blocked,
  late,
  asleep,
  single: doneAlone,
};
const ofRoles: Readonly<Partial<Record<Kind, (look: Look) => readonly Finding[]>>> = { orphan: vacantRoles, single: singleRoles };

/** What was found of one kind, tasks and roles, in no particular order. */
export interface Signalled {
  readonly kind: Kind;
  readonly ofTasks: Found | undefined;
  readonly ofRoles: readonly Finding[];
}

/** Of each kind asked for. */
export function searchSignals(read: Reader, moment: Moment, scope: Scope, kinds: readonly Kind[]): readonly Signalled[] {
  const look = lookAt(read, moment, scope);
  return KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({
    kind,
    ofTasks: ofTasks[kind]?.(look),
    ofRoles: ofRoles[kind]?.(look) ?? [],
  }));
}

/** The same with everything told of each. */
export function findSignals(
  read: Reader,
  moment: Moment,
  scope: Scope = {},
  kinds: readonly Kind[] = KINDS,
): ReadonlyMap<Kind, readonly Finding[]> {
  const found = searchSignals(read, moment, scope, kinds);
  return new Map(found.map((one) => [one.kind, [...(one.ofTasks?.tell(one.ofTasks.tasks) ?? []), ...one.ofRoles]]));
}
