/** What needs me now. */

import { instant, integer, optional } from '../../replica/schema.ts';
import { query } from '../room.ts';
import { mentionsOf, offersTo, roleTasks, tasksHeld } from '../tasks/index.ts';

/**
 * My batons, the hand-overs offered to me, mentions of me after `since` (what I have seen is known to my device alone),
 * and what falls to me by a role. `limit` bounds each part.
 */
export const todayMine = query({
  name: 'today.mine',
  input: { since: optional(instant()), limit: optional(integer({ min: 0 })) },
  shows: ['offers', 'batons', 'mentions', 'byRole'],
  run(read, { since, limit = 100 }) {
    return {
      batons: tasksHeld(read, limit),
      offers: offersTo(read, limit),
      mentions: mentionsOf(read, since ?? 0, limit),
      byRole: roleTasks(read, limit),
    };
  },
});

export const queries = [todayMine];
