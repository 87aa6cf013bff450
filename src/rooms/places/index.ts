/** Places: where work is done. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { place } from './schema.ts';

export { placeList } from './queries.ts';
export { place };

export const places = room({ name: 'places', tables: [place], commands, queries, messages });
