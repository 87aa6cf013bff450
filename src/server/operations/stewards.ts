/** What the administrator can always do on the server itself: make a member a steward, let one more workplace begin. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Store } from '../../kernel/store.ts';
import { systemClock, systemRandom } from '../../workplace/index.ts';
import { type Accounts, openAccounts } from '../accounts/accounts.ts';
import { anotherWorkplace } from '../accounts/join.ts';
import { findMember, memberNamed, setSteward } from '../accounts/members.ts';
import { findWorkplace, listWorkplaces } from '../accounts/workplaces.ts';
import { withFoundStore } from './place.ts';

/** `member` is a name or an id; `workplace` is needed where there are several. */
export function grantSteward(
  database: string,
  asked: { readonly member: string; readonly workplace?: string | undefined },
): Promise<Result<{ readonly id: Id; readonly name: string }>> {
  return withAccounts(database, async (accounts) => {
    const workplace = await findWorkplace(accounts, asked.workplace);
    if (workplace === undefined) return unknownWorkplace(accounts, asked.workplace);
    const found = (await findMember(accounts, workplace.id, asked.member)) ?? (await memberNamed(accounts, workplace.id, asked.member));
    if (found === undefined || found.removed !== undefined) return failed('member-unknown', { member: asked.member.slice(0, 80) });
    const granted = await setSteward(accounts, workplace.id, found.id, true);
    return granted.ok ? ok({ id: granted.value.id, name: granted.value.name }) : granted;
  });
}

/** A set-up link for one more workplace on this server. */
export function newWorkplace(database: string, publicUrl: string): Promise<Result<{ readonly link: string }>> {
  return withAccounts(database, async (accounts) => ok({ link: await anotherWorkplace(accounts, publicUrl) }));
}

async function unknownWorkplace(accounts: Accounts, named: string | undefined): Promise<Result<never>> {
  if (named !== undefined) return failed('workplace-unknown', { workplace: named.slice(0, 80) });
  const names = (await listWorkplaces(accounts)).map(({ name }) => name).join(', ');
  return failed('workplace-which', { workplaces: names.slice(0, 400) });
}

const withAccounts = <T>(database: string, task: (accounts: Accounts) => Promise<Result<T>>): Promise<Result<T>> =>
  withFoundStore(database, async (store: Store) => task(await openAccounts({ store, clock: systemClock, random: systemRandom })));
