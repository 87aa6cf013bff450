/** One's calendars on this server: made, listed, revoked. Apart from the rest of the account, which is loaded early. */

import * as v from 'valibot';
import type { Result } from '../../kernel/result.ts';
import { ask, tell } from './server.ts';

export const FEED_KINDS = ['presence', 'tasks', 'team', 'duty', 'dates', 'hours'] as const;
export const FEED_DETAILS = ['titles', 'elsewhere', 'busy'] as const;
/** How much each kind may tell: only those that tell where people are know the step between. */
export const detailsOf = (kind: FeedKind): readonly FeedDetail[] =>
  FEED_DETAILS.filter((detail) => detail !== 'elsewhere' || kind === 'presence' || kind === 'team');
export type FeedKind = (typeof FEED_KINDS)[number];
export type FeedDetail = (typeof FEED_DETAILS)[number];

const feed = v.object({
  id: v.string(),
  kind: v.picklist(FEED_KINDS),
  detail: v.picklist(FEED_DETAILS),
  created: v.number(),
  readOn: v.optional(v.string()),
});
export type Feed = v.InferOutput<typeof feed>;

export const feeds = {
  list: async (): Promise<Result<readonly Feed[]>> => {
    const answer = await ask('GET', '/api/v1/feeds', v.object({ feeds: v.array(feed) }));
    return answer.ok ? { ok: true, value: answer.value.feeds } : answer;
  },
  make: (wishes: { readonly kind: FeedKind; readonly detail: FeedDetail; readonly locale: string }): Promise<Result<{ address: string }>> =>
    ask('POST', '/api/v1/feeds', v.object({ address: v.string() }), wishes),
  revoke: (id: string): Promise<Result<unknown>> => tell('DELETE', `/api/v1/feeds/${encodeURIComponent(id)}`),
} as const;
