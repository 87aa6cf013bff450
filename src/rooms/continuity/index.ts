/** Continuity: which tasks and roles would stop, and what mends them. It has no table: all of it is computed. */

import { room } from '../room.ts';
import { prepareAbsence } from './absence/command.ts';
import { absenceQueries } from './absence/queries.ts';
import { closeDay } from './evening/command.ts';
import { dayEnd } from './evening/queries.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { weeksQueries } from './weeks/queries.ts';

export { continuityNotices } from './noticing.ts';
export { withSilence } from './signals/dates.ts';
export { findSignals } from './signals/find.ts';

export const continuity = room({
  name: 'continuity',
  tables: [],
  commands: [prepareAbsence, closeDay],
  queries: [...queries, ...absenceQueries, ...weeksQueries, dayEnd],
  messages,
});
