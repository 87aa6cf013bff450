/** Arrangements: who works away from the sites and how much, as agreed; one's own days beside it, to oneself. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { tables } from './schema.ts';

export { tables as arrangementsTables } from './schema.ts';

export const arrangements = room({ name: 'arrangements', tables, commands, queries, messages });
