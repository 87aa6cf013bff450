/** Coming in and letting others in: `join`, `invite`, `status`. */

import { hostname } from 'node:os';
import * as v from 'valibot';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { createFormats, problemText } from '../../ui/i18n/index.ts';
import { callApi, type Server } from '../api.ts';
import { shortOf, wholeOf } from '../by-beginning.ts';
import { createHome, withHome } from '../home.ts';
import { readLink } from '../link.ts';
import { standingOf } from '../standing.ts';
import { asRecord, asTable } from '../terminal.ts';
import type { Call, Verb } from '../verb.ts';

export const accountVerbs: readonly Verb[] = [
  {
    words: ['join'],
    usage: 'LINK --name NAME [--workplace NAME]',
    summary: 'cli.join.help',
    examples: [
      "relais join 'http://127.0.0.1:7420/join#…' --workplace 'Atelier' --name Claude",
      "relais join 'https://relais.example.org/join#…' --name Dominique",
    ],
    flags: { name: 'value', workplace: 'value', label: 'value', zone: 'value' },
    run: join,
  },
  {
    words: ['invite', 'create'],
    usage: '[--hours N]',
    summary: 'cli.invite-create.help',
    examples: ['relais invite create --json'],
    flags: { hours: 'value' },
    run: (call) =>
      withHome(call, async ({ server }) => {
        const hours = call.given.values.get('hours');
        const made = await callApi(server, 'POST', '/api/v1/invitations', hours === undefined ? {} : { hours: Number(hours) });
        if (!made.ok) return made;
        const { link } = v.parse(v.object({ link: v.string() }), made.value);
        call.terminal.answer({ link }, link);
        return ok(undefined);
      }),
  },
  {
    words: ['invite', 'list'],
    usage: '',
    summary: 'cli.invite-list.help',
    examples: ['relais invite list'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ server }) => {
        const invitations = await invitationsOf(server);
        if (!invitations.ok) return invitations;
        const { t } = call.terminal;
        const { instant } = createFormats(call.locale);
        const rows = invitations.value.map(({ id, state, expires }) => [
          shortOf(id),
          t(`cli.invitation.${state}`),
          instant(expires, 'both'),
        ]);
        const heads = ['cli.feed.id', 'cli.state', 'cli.expires'].map((key) => t(key));
        call.terminal.answer(invitations.value, rows.length === 0 ? t('cli.empty') : asTable(heads, rows));
        return ok(undefined);
      }),
  },
  {
    words: ['invite', 'revoke'],
    usage: 'ID',
    summary: 'cli.invite-revoke.help',
    examples: ['relais invite revoke 7jNfy_jo'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ server }) => {
        const invitations = await invitationsOf(server);
        if (!invitations.ok) return invitations;
        const id = wholeOf(call.given.rest[0] ?? '', invitations.value);
        const revoked = await callApi(server, 'DELETE', `/api/v1/invitations/${encodeURIComponent(id)}`);
        if (revoked.ok) call.terminal.answer({ revoked: id }, call.terminal.t('cli.revoked'));
        return revoked;
      }),
  },
  {
    words: ['status'],
    usage: '',
    summary: 'cli.status.help',
    examples: ['relais status', 'relais status --json'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ account, device }) => {
        const { t } = call.terminal;
        const standing = standingOf(device.status);
        const { server, workplace, member } = account;
        const refused = await device.aside();
        call.terminal.answer(
          {
            server,
            workplace,
            member,
            ...standing,
            refused: refused.map(({ change, problem }) => ({ ...change, writes: undefined, problem })),
          },
          asRecord([
            [t('cli.workplace'), workplace.name],
            [t('cli.server'), server],
            [t('field.member'), member.name],
            [t('cli.waiting'), String(standing.waiting)],
            [t('cli.refused'), refused.map(({ change, problem }) => `${change.command} (${problem.code})`).join(', ')],
            ...standing.problems.map((problem) => ['!', problemText(t, problem)] as const),
          ]),
        );
        return ok(undefined);
      }),
  },
];

const invitationList = v.object({
  invitations: v.array(v.looseObject({ id: v.string(), state: v.picklist(['open', 'used', 'expired', 'revoked']), expires: v.number() })),
});
async function invitationsOf(server: Server) {
  const listed = await callApi(server, 'GET', '/api/v1/invitations');
  return listed.ok ? ok(v.parse(invitationList, listed.value).invitations) : listed;
}

const named = v.object({ id: v.string(), name: v.string() });
const joined = v.object({ workplace: named, member: named, token: v.string() });

async function join(call: Call): Promise<Result<unknown>> {
  const { given, terminal } = call;
  const link = readLink(given.rest[0] ?? '');
  if (!link.ok) return link;
  const name = given.values.get('name');
  if (name === undefined) return failed('flag-missing', { flag: '--name' });
  const label = given.values.get('label') ?? hostname();
  const workplace = given.values.get('workplace');
  const zone = given.values.get('zone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return createHome(call, async (device) => {
    const answer = await callApi({ url: link.value.url }, 'POST', '/api/v1/join', {
      token: link.value.token,
      name,
      ...(workplace === undefined ? {} : { workplace }),
      device: { ...device, label },
      want: 'token',
    });
    if (!answer.ok) return answer;
    const parsed = v.parse(joined, answer.value);
    return ok({ account: { server: link.value.url, token: parsed.token, workplace: parsed.workplace, member: parsed.member }, zone });
  }).then(async (made) => {
    if (!made.ok) return made;
    const { account, shared } = made.value;
    terminal.answer(
      { workplace: account.workplace, member: account.member, shared },
      terminal.t('cli.joined', { workplace: account.workplace.name, name: account.member.name }),
    );
    return ok(undefined);
  });
}
