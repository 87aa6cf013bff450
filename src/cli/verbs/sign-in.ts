/**
 * Coming back: `sign-in` makes this folder one more device of somebody who is a member already, or opens a new session where it is theirs;
 * `password` sets what that takes.
 */

import { hostname } from 'node:os';
import * as v from 'valibot';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { callApi } from '../api.ts';
import { createHome, withHome } from '../home.ts';
import { readSecret } from '../secret.ts';
import type { Call, Verb } from '../verb.ts';

const named = v.object({ id: v.string(), name: v.string() });
const signedIn = v.object({ workplace: named, member: named, token: v.string() });

export const signInVerbs: readonly Verb[] = [
  {
    words: ['sign-in'],
    usage: 'URL --name NAME [--workplace NAME]',
    summary: 'cli.sign-in.help',
    examples: ['relais sign-in https://relais.example.org --name Dominique'],
    flags: { name: 'value', workplace: 'value', label: 'value' },
    run: signIn,
  },
  {
    words: ['password'],
    usage: '',
    summary: 'cli.password.help',
    examples: ['relais password'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ server }) => {
        const { t, answer } = call.terminal;
        const next = await readSecret(t('cli.password.next'));
        const set = (current?: string) =>
          callApi(server, 'PUT', '/api/v1/me/password', { next, ...(current === undefined ? {} : { current }) });
        const first = await set();
        const done = !first.ok && first.problem.code === 'password.wrong' ? await set(await readSecret(t('cli.password.current'))) : first;
        if (done.ok) answer({ set: true }, t('cli.password.set'));
        return done;
      }),
  },
];

async function signIn(call: Call): Promise<Result<unknown>> {
  const { given, terminal } = call;
  const written = given.rest[0] ?? '';
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return failed('url-malformed', { given: written.slice(0, 80) });
  const name = given.values.get('name');
  if (name === undefined) return failed('flag-missing', { flag: '--name' });
  const workplace = given.values.get('workplace');
  const register = async (device: { readonly id: string; readonly publicKey: string }) => {
    const password = await readSecret(terminal.t('cli.password.ask', { name }));
    const proof = { kind: 'password', name, password, ...(workplace === undefined ? {} : { workplace }) };
    const label = given.values.get('label') ?? hostname();
    const answer = await callApi({ url: url.origin }, 'POST', '/api/v1/sign-in', { proof, device: { ...device, label }, want: 'token' });
    if (!answer.ok) return answer;
    const account = v.parse(signedIn, answer.value);
    return ok({ account: { server: url.origin, ...account }, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  };
  const made = await createHome(call, register, true);
  if (!made.ok) return made;
  const { account, shared } = made.value;
  const told = { workplace: account.workplace, member: account.member, shared };
  terminal.answer(told, terminal.t('cli.joined', { workplace: account.workplace.name, name: account.member.name }));
  return ok(undefined);
}
