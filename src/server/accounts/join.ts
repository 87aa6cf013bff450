/** Coming in through a link: the first person makes the workplace, the invited join it, each link once. */

import { type Id, newId } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Commit } from '../../kernel/store.ts';
import type { Accounts } from './accounts.ts';
import { type Credential, type Prepared, prepare } from './credentials.ts';
import { type DeviceClaim, registration } from './devices.ts';
import { createLink, linkAddress, type OpenLink, openLink, usedLink } from './links.ts';
import type { PasskeySite } from './passkeys.ts';
import { absent, committing, kinds, put, read, unchanged, workplaceIds } from './records.ts';
import { type MemberRecord, STEWARD, type WorkplaceRecord } from './schema.ts';
import { nameKey } from './secrets.ts';
import { newSession, type SessionKind } from './sessions.ts';
import { defaultSettings, listWorkplaces } from './workplaces.ts';

export interface JoinRequest {
  readonly token: string;
  readonly name: string;
  /** Name of the workplace, for a set-up link. */
  readonly workplace?: string | undefined;
  readonly device: DeviceClaim;
  readonly credential?: Credential | undefined;
  readonly want: SessionKind;
}

export interface Joined {
  readonly workplace: { readonly id: Id; readonly name: string };
  readonly member: { readonly id: Id; readonly name: string; readonly steward: boolean };
  readonly device: Id;
  /** The session's secret, for the cookie or to be kept by the device. */
  readonly token: string;
}

export async function join(accounts: Accounts, site: PasskeySite, request: JoinRequest): Promise<Result<Joined>> {
  const opened = await openJoinLink(accounts, request);
  if (!opened.ok) return opened;
  const names = [request.name, opened.value.workplaceName ?? request.workplace ?? ''];
  const prepared = request.credential === undefined ? undefined : await prepare(accounts, site, request.credential, names);
  if (prepared?.ok === false) return prepared;
  const member = prepared?.value.member ?? newId(accounts.random);
  const result = await committing<Result<Joined>>(accounts.store, async () => {
    // Read again at each try: of two who hold the same link, one comes through.
    const open = await openJoinLink(accounts, request);
    return open.ok ? admission(accounts, request, open.value, member, prepared?.value) : { answer: open };
  });
  if (!result.ok) return result;
  const workplace = result.value.workplace.id;
  await accounts.tell({ kind: 'member-joined', workplace, member });
  await accounts.tell({ kind: 'device-registered', workplace, member, device: request.device.id });
  return result;
}

/** A set-up link for a server that has no workplace yet; `undefined` when it has one. Each start may make another. */
export async function setupLink(accounts: Accounts, publicUrl: string): Promise<string | undefined> {
  if ((await listWorkplaces(accounts)).length > 0) return undefined;
  const [waiting] = await workplaceIds(accounts.store);
  return anotherWorkplace(accounts, publicUrl, waiting);
}

/** A set-up link for one more workplace on this server. */
export async function anotherWorkplace(accounts: Accounts, publicUrl: string, id?: Id): Promise<string> {
  const link = await createLink(accounts, { workplace: id ?? newId(accounts.random), kind: 'setup' });
  return linkAddress(publicUrl, 'setup', link.token);
}

async function openJoinLink(accounts: Accounts, request: JoinRequest): Promise<Result<OpenLink>> {
  const opened = await openLink(accounts, request.token);
  if (!opened.ok) return opened;
  if (opened.value.held.record.kind === 'reset') return failed('link.invalid');
  if (opened.value.workplaceName === undefined && request.workplace === undefined) return failed('workplace.name-missing');
  return opened;
}

async function admission(
  accounts: Accounts,
  request: JoinRequest,
  open: OpenLink,
  member: Id,
  credential: Prepared | undefined,
): Promise<{ commit?: Commit; answer: Result<Joined> }> {
  const { store, clock } = accounts;
  const { workplace } = open;
  const first = open.workplaceName === undefined;
  const name = nameKey(request.name);
  if ((await read(store, kinds.name, workplace, name)) !== undefined) return { answer: failed('name.taken', { name: request.name }) };
  const device = await registration(accounts, workplace, member, request.device);
  if (!device.ok) return { answer: device };
  const session = newSession(accounts, { workplace, member, kind: request.want, device: request.device.id, label: request.device.label });
  const inviter = open.held.record.by;
  const record: MemberRecord = {
    v: 1,
    id: member,
    name: request.name,
    roles: first ? [STEWARD] : [],
    joined: clock.now(),
    ...(inviter === undefined ? {} : { invitedBy: inviter }),
  };
  const made: WorkplaceRecord = { v: 1, id: workplace, name: request.workplace ?? '', created: clock.now(), settings: defaultSettings };
  const commit: Commit = {
    expect: [
      unchanged(open.held),
      absent(kinds.name, workplace, name),
      absent(kinds.member, workplace, member),
      ...device.value.expect,
      ...(first ? [absent(kinds.workplace, workplace, workplace)] : []),
    ],
    put: [
      usedLink(accounts, open, member),
      put(kinds.member, workplace, member, record),
      put(kinds.name, workplace, name, { v: 1, member }),
      ...device.value.put,
      ...(credential?.puts(workplace, member) ?? []),
      session.put,
      ...(first ? [put(kinds.workplace, workplace, workplace, made)] : []),
    ],
  };
  return {
    commit,
    answer: ok({
      workplace: { id: workplace, name: open.workplaceName ?? made.name },
      member: { id: member, name: request.name, steward: first },
      device: request.device.id,
      token: session.token,
    }),
  };
}
