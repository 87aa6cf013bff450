/** Routes for whoever holds a link: look at it, join through it, renew one's credentials through it. */

import * as v from 'valibot';
import { newId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { limitKey } from '../../http/addresses.ts';
import { type Call, open, type Route } from '../../http/route.ts';
import { join } from '../join.ts';
import { type OpenLink, openLink } from '../links.ts';
import { findMember } from '../members.ts';
import { registrationOptions } from '../passkeys.ts';
import { openReset, reset } from '../sign-in.ts';
import * as shapes from './shapes.ts';

export const joining: readonly Route[] = [
  open({
    method: 'POST',
    path: '/api/v1/links/inspect',
    summary: 'What a link opens, without using it',
    limit: 'link',
    body: v.object({ token: shapes.tokenText }),
    handle: async (call) => {
      const opened = await openLink(call.accounts, call.body.token);
      if (opened.ok) return ok(await linkView(call, opened.value));
      return ok({ kind: opened.problem.code.replace('link.', '') });
    },
  }),
  open({
    method: 'POST',
    path: '/api/v1/join/passkey',
    summary: 'Options to make a passkey while joining or renewing credentials',
    limit: 'link',
    body: v.object({ token: shapes.tokenText, name: v.optional(shapes.personName) }),
    handle: async (call) => {
      const { accounts, passkeySite, body } = call;
      const opened = await openLink(accounts, body.token);
      if (!opened.ok) return opened;
      const { workplace, held } = opened.value;
      if (held.record.kind !== 'reset')
        return ok(await registrationOptions(accounts, passkeySite, { workplace, member: newId(accounts.random), name: body.name ?? '' }));
      const renewing = await openReset(accounts, body.token);
      return renewing.ok ? ok(await registrationOptions(accounts, passkeySite, renewing.value)) : renewing;
    },
  }),
  open({
    method: 'POST',
    path: '/api/v1/join',
    summary: 'Come in through a set-up or invitation link',
    limit: 'link',
    body: v.object({
      token: shapes.tokenText,
      name: shapes.personName,
      workplace: v.optional(shapes.workplaceNameText),
      device: shapes.device,
      credential: v.optional(shapes.credential),
      want: shapes.want,
    }),
    handle: async (call) => {
      const joined = await join(call.accounts, call.passkeySite, call.body);
      if (!joined.ok) return joined;
      const { token, ...rest } = joined.value;
      return ok({ ...rest, ...call.openSession(call.body.want, token) });
    },
  }),
  open({
    method: 'POST',
    path: '/api/v1/reset',
    summary: 'Renew credentials through a reset link, and sign in',
    limit: 'link',
    body: v.object({ token: shapes.tokenText, credential: shapes.credential, device: v.optional(shapes.device), want: shapes.want }),
    handle: async (call) => {
      // Guessing a token is hopeless, but each try may cost a password hash.
      const within = await call.limits.use('signIn', limitKey(call.address));
      if (!within.ok) return within;
      const renewed = await reset(call.accounts, call.passkeySite, call.body);
      if (!renewed.ok) return renewed;
      const { token, ...rest } = renewed.value;
      return ok({ ...rest, ...call.openSession(call.body.want, token) });
    },
  }),
];

async function linkView(call: Call, link: OpenLink) {
  const { kind, expires, member } = link.held.record;
  const workplace = link.workplaceName === undefined ? undefined : { name: link.workplaceName };
  if (kind !== 'reset' || member === undefined) return { kind, expires, workplace };
  const whose = await findMember(call.accounts, link.workplace, member);
  return whose === undefined || whose.removed !== undefined
    ? { kind: 'invalid' }
    : { kind, expires, workplace, member: { name: whose.name } };
}
