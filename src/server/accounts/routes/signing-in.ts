/** Routes to sign in and out, and to tend one's credentials, sessions and name. */

import * as v from 'valibot';
import { ok, type Result } from '../../../kernel/result.ts';
import { limitKey } from '../../http/addresses.ts';
import { type Call, member, oneself, open, type Route } from '../../http/route.ts';
import { addPasskey, changePassword, removePasskey } from '../credentials.ts';
import { renameMember } from '../members.ts';
import { passkeysOf, registrationOptions, signInOptions } from '../passkeys.ts';
import { kinds, read } from '../records.ts';
import { nameKey } from '../secrets.ts';
import { endSession, sessionsOf } from '../sessions.ts';
import { type Proof, signIn } from '../sign-in.ts';
import { findWorkplace, workplaceName } from '../workplaces.ts';
import * as shapes from './shapes.ts';

const passwordProof = v.object({
  kind: v.literal('password'),
  workplace: v.optional(shapes.workplaceNameText),
  name: v.pipe(v.string(), v.maxLength(200)),
  password: shapes.passwordText,
});

export const signingIn: readonly Route[] = [
  open({
    method: 'POST',
    path: '/api/v1/sign-in/passkey',
    summary: 'Options to sign in with a passkey',
    limit: 'signIn',
    handle: async (call) => ok(await signInOptions(call.accounts, call.passkeySite)),
  }),
  open({
    method: 'POST',
    path: '/api/v1/sign-in',
    summary: 'Sign in with a password or a passkey',
    limit: 'signIn',
    body: v.object({
      proof: v.variant('kind', [passwordProof, v.object({ kind: v.literal('passkey'), response: shapes.assertion })]),
      device: v.optional(shapes.device),
      label: v.optional(shapes.personName),
      want: shapes.want,
    }),
    handle: async (call) => {
      const { proof } = call.body;
      const account = await guard(call, proof);
      if (!account.ok) return account;
      const signed = await signIn(call.accounts, call.passkeySite, proof, call.body);
      if (!signed.ok) return signed;
      if (proof.kind === 'password') await call.limits.forget('guess', `${limitKey(call.address)} ${account.value}`);
      const { token, ...rest } = signed.value;
      return ok({ ...rest, ...call.openSession(call.body.want, token) });
    },
  }),
  member({
    method: 'POST',
    path: '/api/v1/sign-out',
    summary: 'End the session that asks',
    limit: 'api',
    verb: 'session.end',
    subject: oneself,
    handle: async ({ accounts, actor, closeSession }) => {
      await endSession(accounts, actor.workplace, actor.member, actor.session);
      closeSession();
      return ok({ signedOut: true });
    },
  }),
  member({
    method: 'GET',
    path: '/api/v1/me',
    summary: 'Who I am here',
    limit: 'api',
    verb: 'credential.read',
    subject: oneself,
    handle: async ({ accounts, actor, place }) => {
      const password = await read(accounts.store, kinds.password, actor.workplace, actor.member);
      const passkeys = await passkeysOf(accounts, actor.workplace, actor.member);
      return ok({
        workplace: { id: actor.workplace, name: await workplaceName(accounts, actor.workplace), settings: actor.settings },
        member: { id: actor.member, name: actor.name, steward: actor.steward },
        device: actor.device,
        session: actor.session,
        address: place.origin,
        credentials: {
          password: password !== undefined,
          passkeys: passkeys.map(({ record }) => ({ id: record.id, label: record.label, created: record.created })),
        },
      });
    },
  }),
  member({
    method: 'PATCH',
    path: '/api/v1/me',
    summary: 'Change the name I sign in with',
    limit: 'make',
    verb: 'member.rename',
    subject: oneself,
    body: v.object({ name: shapes.personName }),
    handle: async ({ accounts, actor, body }) => {
      const renamed = await renameMember(accounts, actor.workplace, actor.member, body.name);
      return renamed.ok ? ok(shapes.memberView(renamed.value)) : renamed;
    },
  }),
  member({
    method: 'PUT',
    path: '/api/v1/me/password',
    summary: 'Set or change my password; my other browsers are signed out',
    limit: 'make',
    verb: 'credential.change',
    subject: oneself,
    body: v.object({ current: v.optional(shapes.passwordText), next: shapes.passwordText }),
    handle: async ({ accounts, actor, body, limits }) => {
      const within = await limits.use('guess', `${actor.member} change`);
      if (!within.ok) return within;
      const { workplace, member: who, session } = actor;
      return changePassword(accounts, { workplace, member: who, session, ...body }, [actor.name]);
    },
  }),
  member({
    method: 'POST',
    path: '/api/v1/me/passkeys/options',
    summary: 'Options to make one more passkey',
    limit: 'make',
    verb: 'credential.change',
    subject: oneself,
    handle: async ({ accounts, actor, passkeySite }) => ok(await registrationOptions(accounts, passkeySite, actor)),
  }),
  member({
    method: 'POST',
    path: '/api/v1/me/passkeys',
    summary: 'Add the passkey just made',
    limit: 'make',
    verb: 'credential.change',
    subject: oneself,
    body: shapes.passkeyCredential,
    handle: async ({ accounts, actor, passkeySite, body }) => addPasskey(accounts, passkeySite, actor, body),
  }),
  member({
    method: 'DELETE',
    path: '/api/v1/me/passkeys/:id',
    summary: 'Forget a passkey',
    limit: 'make',
    verb: 'credential.change',
    subject: oneself,
    handle: async ({ accounts, actor, param }) => removePasskey(accounts, actor.workplace, actor.member, param('id')),
  }),
  member({
    method: 'GET',
    path: '/api/v1/sessions',
    summary: 'My sessions and device tokens, to end those I do not know',
    limit: 'api',
    verb: 'session.list',
    subject: oneself,
    handle: async ({ accounts, actor }) => {
      const held = await sessionsOf(accounts, actor.workplace, actor.member);
      const view = held.map(({ record }) => ({
        id: record.id,
        kind: record.kind,
        label: record.label,
        created: record.created,
        device: record.device,
        current: record.id === actor.session,
      }));
      return ok({ sessions: view });
    },
  }),
  member({
    method: 'DELETE',
    path: '/api/v1/sessions/:id',
    summary: 'End one of my sessions or device tokens',
    limit: 'api',
    verb: 'session.end',
    subject: oneself,
    handle: async ({ accounts, actor, param }) => endSession(accounts, actor.workplace, actor.member, param('id')),
  }),
];

/**
 * Guesses count by account, whether it exists or not, so that a limit tells nothing about who is here; and by the workplace
 * found, so that writing its name differently gives no further guesses [A21, A33].
 */
async function guard(call: Call, proof: Proof): Promise<Result<string>> {
  if (proof.kind === 'passkey') return ok('');
  const workplace = await findWorkplace(call.accounts, proof.workplace);
  const account = `${workplace?.id ?? ''} ${nameKey(proof.name)}`;
  const here = await call.limits.use('guess', `${limitKey(call.address)} ${account}`);
  const anywhere = here.ok ? await call.limits.use('guessAnywhere', account) : here;
  return anywhere.ok ? ok(account) : anywhere;
}
