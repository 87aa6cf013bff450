/** Places: where work is done. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { tables } from './schema.ts';

export { placeList } from './queries.ts';
export { HOLIDAY_REGIONS, type HolidayRegion } from './regions.ts';
export { place, tables as placesTables } from './schema.ts';

export const places = room({ name: 'places', tables, commands, queries, messages });
