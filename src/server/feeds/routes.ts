/** Calendars at secret addresses: made, listed and revoked by their owner, read by whichever program was given the address [A24]. */

import * as v from 'valibot';
import { failed, ok } from '../../kernel/result.ts';
import { createFeed, feedsOf, findFeed, openFeed, revokeFeed } from '../accounts/feeds.ts';
import { FEED_DETAILS, FEED_KINDS, type FeedRecord, TELLING_WHERE } from '../accounts/schema.ts';
import { workplaceName } from '../accounts/workplaces.ts';
import type { Copies } from '../copy/copies.ts';
import { type Call, member, oneself, open, type Route } from '../http/route.ts';
import type { Outbound } from '../outbound/index.ts';
import { drawFeed } from './draw.ts';
import { asFile, readAddress } from './reading.ts';

const END = '.ics';

export function feedRoutes(copies: Copies, outbound: Outbound | undefined): readonly Route[] {
  return [
    member({
      method: 'POST',
      path: '/api/v1/feeds',
      summary: 'Make a calendar for one’s own calendar program; its secret address is answered once',
      limit: 'make',
      verb: 'feed.create',
      subject: oneself,
      body: v.object({
        kind: v.picklist(FEED_KINDS),
        detail: v.optional(v.picklist(FEED_DETAILS), 'titles'),
        locale: v.optional(v.picklist(['en', 'fr']), 'fr'),
      }),
      handle: async ({ accounts, actor, body, place }) => {
        if (body.detail === 'elsewhere' && !TELLING_WHERE.includes(body.kind)) return failed('feed.detail', { field: 'detail' });
        const made = await createFeed(accounts, actor.workplace, actor.member, body);
        if (!made.ok) return made;
        return ok({ address: `${place.origin}/feeds/${made.value.token}${END}`, feed: feedView(made.value.record) });
      },
    }),
    member({
      method: 'GET',
      path: '/api/v1/feeds',
      summary: 'My calendars, with the day each was last read; nobody else is told',
      limit: 'api',
      verb: 'feed.list',
      subject: oneself,
      handle: async ({ accounts, actor }) => {
        const held = await feedsOf(accounts, actor.workplace, actor.member);
        return ok({ feeds: held.map(({ record }) => feedView(record)).sort((a, b) => a.created - b.created) });
      },
    }),
    member({
      method: 'DELETE',
      path: '/api/v1/feeds/:id',
      summary: 'Revoke a calendar: its address opens nothing from now on',
      limit: 'make',
      verb: 'feed.revoke',
      subject: async ({ accounts, actor, param }) => {
        const found = await findFeed(accounts, actor.workplace, param('id'));
        // What is another's answers like what is not there.
        return found?.member === actor.member ? { workplace: actor.workplace, owner: found.member } : undefined;
      },
      handle: async ({ accounts, actor, param }) => revokeFeed(accounts, actor.workplace, param('id')),
    }),
    member({
      method: 'POST',
      path: '/api/v1/calendars/read',
      summary: 'Read a calendar at an address of the web, to be looked at before anything is taken',
      limit: 'outbound',
      verb: 'calendar.read',
      body: v.object({ address: v.pipe(v.string(), v.trim(), v.maxLength(2000)) }),
      handle: async ({ body }) => {
        const read = await readAddress(outbound, body.address);
        return read.ok ? ok(asFile(read.value)) : read;
      },
    }),
    open({
      method: 'GET',
      path: '/feeds/:address',
      summary: 'A calendar, for a program that was given its address',
      limit: 'feed',
      handle: (call) => serve(copies, call),
    }),
  ];
}

const feedView = ({ id, kind, detail, created, readOn }: FeedRecord) => ({ id, kind, detail, created, readOn });

async function serve(copies: Copies, call: Call) {
  const address = call.param('address');
  const found = address.endsWith(END) ? await openFeed(call.accounts, address.slice(0, -END.length)) : undefined;
  if (found === undefined) return failed('not-found');
  const { workplace, record } = found;
  const within = await call.limits.use('feedRead', record.id);
  if (!within.ok) return within;
  const copy = await copies.of(workplace);
  const { text, tag } = await drawFeed(copy.as(record.member), (await workplaceName(call.accounts, workplace)) ?? '', record);
  const headers = {
    etag: tag,
    'cache-control': 'private, max-age=0, must-revalidate',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  };
  if (namesTag(call.raw.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  const content = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `attachment; filename="relais-${record.kind}.ics"`,
  };
  return new Response(text, { status: 200, headers: { ...headers, ...content } });
}

/** A proxy on the way may have made the tag a weak one. */
const namesTag = (asked: string | null, tag: string): boolean =>
  (asked ?? '').split(',').some((each) => ['*', tag, `W/${tag}`].includes(each.trim()));
