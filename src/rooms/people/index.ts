/** People: the members of the workplace. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { tables } from './schema.ts';

export { departed } from './departed.ts';
export { memberList, queries as peopleQueries } from './queries.ts';
export { member, tables as peopleTables } from './schema.ts';
export { afterWorkingDays } from './working-days.ts';

export const people = room({ name: 'people', tables, commands, queries, messages });
