/** Circles and roles: who answers for what, and why. */

import type { Room } from '../../room.ts';
import { commands } from './commands.ts';
import { queries } from './queries.ts';

export { holdersOfRoles, isHeldBy, rolesOf } from './holders.ts';
export { roleList } from './queries.ts';
export { role, tables as circlesTables } from './schema.ts';

export const circles: Pick<Room, 'commands' | 'queries'> = { commands, queries };
