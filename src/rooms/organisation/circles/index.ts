/** Circles and roles: who answers for what, and why. */

import type { Room } from '../../room.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries/index.ts';

export { chartMarkdown } from './chart/exporting.ts';
export { holdersOfRoles, holdsOf, isHeldBy, rolesOf } from './holders.ts';
export { isWithin, nestingOf, ROOT } from './nesting.ts';
export { type circleTree, roleList, type roleShow, type roleTerms } from './queries/index.ts';
export { accountability, circle, role, roleHolder, roleSkill, tables as circlesTables } from './schema.ts';

export const circles: Pick<Room, 'commands' | 'queries'> = { commands, queries };
