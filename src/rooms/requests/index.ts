/** Requests: what people outside the workplace ask of a place, without an account. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { tables } from './schema.ts';

export { requestNotices } from './noticing.ts';
export { requestFollow, requestPortal } from './queries.ts';
export { tables as requestsTables, URGENCIES } from './schema.ts';

export const requests = room({ name: 'requests', tables, commands, queries, messages });
