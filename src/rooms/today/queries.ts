/** What needs me now. */

import { instant, integer, optional } from '../../replica/schema.ts';
import { awaitingMe, isDeciding } from '../organisation/index.ts';
import { query } from '../room.ts';
import { mentionsOf, offersTo, roleTasks, tasksHeld } from '../tasks/index.ts';

/**
 * My batons, the hand-overs offered to me, agreements that await my signature, mentions of me after `since` (what I have seen is known to my device alone),
 * and what falls to me by a role. `limit` bounds each part.
 */
export const todayMine = query({
  name: 'today.mine',
  input: { since: optional(instant()), limit: optional(integer({ min: 0 })) },
  shows: ['offers', 'deciding', 'agreements', 'batons', 'mentions', 'byRole'],
  within: { offers: ['title', 'offeredBy', 'to', 'nextStep'] },
  run(read, { since, limit = 100 }) {
    return {
      batons: tasksHeld(read, limit),
      offers: offersTo(read, limit),
      /** What awaits my voice is asked of `proposal.list`, when there is anything to decide. */
      deciding: isDeciding(read),
      agreements: awaitingMe(read).slice(0, limit),
      mentions: mentionsOf(read, since ?? 0, limit),
      byRole: roleTasks(read, limit),
    };
  },
});

/** How many hand-overs wait for my answer: what the door of Today says wherever one is, without all that stands behind it. */
export const todayWaiting = query({
  name: 'today.waiting',
  input: {},
  run: (read) => offersTo(read, Number.POSITIVE_INFINITY).length,
});

export const queries = [todayMine, todayWaiting];
