/** One's calendars for calendar programs: `feed make`, `feed list`, `feed revoke`. */

import * as v from 'valibot';
import { ok } from '../../kernel/result.ts';
import { callApi, type Server } from '../api.ts';
import { shortOf, wholeOf } from '../by-beginning.ts';
import { withHome } from '../home.ts';
import { asTable } from '../terminal.ts';
import type { Verb } from '../verb.ts';

const feedList = v.object({
  feeds: v.array(v.object({ id: v.string(), kind: v.string(), detail: v.string(), created: v.number(), readOn: v.optional(v.string()) })),
});

export const feedVerbs: readonly Verb[] = [
  {
    words: ['feed', 'make'],
    usage: 'presence | tasks | team | duty | dates | hours [--elsewhere | --busy]',
    summary: 'cli.feed-make.help',
    examples: ['relais feed make presence', 'relais feed make presence --elsewhere', 'relais feed make tasks --busy --json'],
    flags: { busy: 'switch', elsewhere: 'switch' },
    run: (call) =>
      withHome(call, async ({ server }) => {
        const chosen = (name: string) => call.given.switches.get(name) === true;
        const detail = chosen('busy') ? 'busy' : chosen('elsewhere') ? 'elsewhere' : 'titles';
        const wishes = { kind: call.given.rest[0] ?? 'presence', detail, locale: call.terminal.t.locale };
        const made = await callApi(server, 'POST', '/api/v1/feeds', wishes);
        if (!made.ok) return made;
        const { address } = v.parse(v.object({ address: v.string() }), made.value);
        call.terminal.answer({ address }, address);
        return ok(undefined);
      }),
  },
  {
    words: ['feed', 'list'],
    usage: '',
    summary: 'cli.feed-list.help',
    examples: ['relais feed list'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ server }) => {
        const feeds = await feedsOf(server);
        if (!feeds.ok) return feeds;
        const { t } = call.terminal;
        const rows = feeds.value.map(({ id, kind, detail, created, readOn }) => [
          shortOf(id),
          t(`cli.feed.kind.${kind}`),
          t(`cli.feed.detail.${detail}`),
          new Date(created).toISOString().slice(0, 10),
          readOn ?? '',
        ]);
        const heads = ['cli.feed.id', 'cli.feed.kind', 'cli.feed.detail', 'cli.feed.made', 'cli.feed.read'].map((key) => t(key));
        call.terminal.answer(feeds.value, feeds.value.length === 0 ? t('cli.empty') : asTable(heads, rows));
        return ok(undefined);
      }),
  },
  {
    words: ['feed', 'revoke'],
    usage: 'ID',
    summary: 'cli.feed-revoke.help',
    examples: ['relais feed revoke 7jNfy_jo'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ server }) => {
        const feeds = await feedsOf(server);
        if (!feeds.ok) return feeds;
        const id = wholeOf(call.given.rest[0] ?? '', feeds.value);
        const revoked = await callApi(server, 'DELETE', `/api/v1/feeds/${encodeURIComponent(id)}`);
        if (revoked.ok) call.terminal.answer({ revoked: id }, call.terminal.t('cli.revoked'));
        return revoked;
      }),
  },
];

async function feedsOf(server: Server) {
  const listed = await callApi(server, 'GET', '/api/v1/feeds');
  return listed.ok ? ok(v.parse(feedList, listed.value).feeds) : listed;
}
