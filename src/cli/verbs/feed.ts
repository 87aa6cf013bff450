/** One's calendars for calendar programs: `feed make`, `feed list`, `feed revoke`. */

import * as v from 'valibot';
import { ok } from '../../kernel/result.ts';
import { callApi } from '../api.ts';
import { withHome } from '../home.ts';
import { asTable } from '../terminal.ts';
import type { Verb } from '../verb.ts';

const feedList = v.object({
  feeds: v.array(v.object({ id: v.string(), kind: v.string(), detail: v.string(), created: v.number(), readOn: v.optional(v.string()) })),
});

export const feedVerbs: readonly Verb[] = [
  {
    words: ['feed', 'make'],
    usage: 'presence | tasks | team | duty | dates | hours [--busy]',
    summary: 'cli.feed-make.help',
    examples: ['relais feed make presence', 'relais feed make tasks --busy --json'],
    flags: { busy: 'switch' },
    run: (call) =>
      withHome(call, async ({ server }) => {
        const detail = call.given.switches.get('busy') === true ? 'busy' : 'titles';
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
        const listed = await callApi(server, 'GET', '/api/v1/feeds');
        if (!listed.ok) return listed;
        const { feeds } = v.parse(feedList, listed.value);
        const { t } = call.terminal;
        const rows = feeds.map(({ id, kind, detail, readOn }) => [id, kind, detail, readOn ?? '']);
        call.terminal.answer(feeds, asTable(['id', t('cli.feed.kind'), t('cli.feed.detail'), t('cli.feed.read')], rows));
        return ok(undefined);
      }),
  },
  {
    words: ['feed', 'revoke'],
    usage: 'ID',
    summary: 'cli.feed-revoke.help',
    examples: ['relais feed revoke 7jNfy_joCHZZF0W6Cr_7t8Ls9wy0HjtWP-2Q-Dqrgv8'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ server }) => {
        const revoked = await callApi(server, 'DELETE', `/api/v1/feeds/${encodeURIComponent(call.given.rest[0] ?? '')}`);
        if (revoked.ok) call.terminal.answer({ revoked: call.given.rest[0] }, call.terminal.t('cli.revoked'));
        return revoked;
      }),
  },
];
