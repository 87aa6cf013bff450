/** Circles and roles: who answers for what, and why. */

import type { Room } from '../../room.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries/index.ts';

export { type Hold, holdersOfRoles, holdsOf, isHeldBy, rolesOf } from './holders.ts';
export { isWithin, nestingOf } from './nesting.ts';
export { roleList } from './queries/index.ts';
export { circle, role, roleHolder, tables as circlesTables } from './schema.ts';

export const circles: Pick<Room, 'commands' | 'queries'> = { commands, queries };
