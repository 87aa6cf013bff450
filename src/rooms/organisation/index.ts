/** Organisation: roles with a purpose, taken up by people. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { role, roleHolder } from './schema.ts';

export { holdersOfRoles, isHeldBy, rolesOf } from './holders.ts';
export { roleList } from './queries.ts';
export { role, roleHolder };

export const organisation = room({ name: 'organisation', tables: [role, roleHolder], commands, queries, messages });
