/** Organisation: roles with a purpose, taken up by people. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { tables } from './schema.ts';

export { holdersOfRoles, isHeldBy, rolesOf } from './holders.ts';
export { roleList } from './queries.ts';
export { role, tables as organisationTables } from './schema.ts';

export const organisation = room({ name: 'organisation', tables, commands, queries, messages });
