/** What can be asked about the weeks to come, and about this very hour. */

import { date, integer, optional, ref } from '../../../replica/schema.ts';
import { query } from '../../room.ts';
import { weeksFrom } from './covering.ts';
import { awakeFor, BONDS } from './sun.ts';

/** Three weeks unless told, by circle and role. */
export const continuityMap = query({
  name: 'continuity.map',
  input: { from: optional(date()), days: optional(integer({ min: 1, max: 62 })) },
  positional: ['from'],
  shows: ['dates', 'lines'],
  run: (read, { from = read.today, days = 21 }) => weeksFrom(read, from, days),
});

/** For a task, a role, or anything. */
export const continuityAwake = query({
  name: 'continuity.awake',
  input: { task: optional(ref('task')), role: optional(ref('role')) },
  shows: ['name', 'clock', 'isThere', 'bond'],
  says: { bond: BONDS },
  run: (read, about) => awakeFor(read, about),
});

export const weeksQueries = [continuityMap, continuityAwake];
