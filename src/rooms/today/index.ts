/** Today: what needs me now. */

import { room } from '../room.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';

export { queries as todayQueries, todayWaiting } from './queries.ts';

export const today = room({ name: 'today', tables: [], commands: [], queries, messages });
