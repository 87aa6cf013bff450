/** The demo workplace on a server that has none: its people come in through links, their year is admitted, a guest is invited. */

import { ed25519 } from '@noble/curves/ed25519.js';
import { present } from '../kernel/assert.ts';
import { base64url, type Id, newId } from '../kernel/ids.ts';
import { CHAIN_START, type ChainOf, LINK_LIMIT, type Link, makeLink, SEED_BYTES } from '../replica/chain.ts';
import { type Change, SHARED } from '../replica/change.ts';
import type { Hub } from '../sync/index.ts';
import { makeDemo, PEOPLE, WORKPLACE } from '../workplace/demo/index.ts';
import { systemSigner } from '../workplace/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import { join, setupLink } from './accounts/join.ts';
import { createLink, linkAddress } from './accounts/links.ts';
import { listWorkplaces } from './accounts/workplaces.ts';

const WEEK = 7 * 86_400_000;

/** Makes the workplace when there is none yet; answers a link by which one more person comes in. */
export async function openDemo(accounts: Accounts, hub: Hub, url: string): Promise<string> {
  const [known] = await listWorkplaces(accounts);
  const workplace = known?.id ?? (await populate(accounts, hub, url));
  const guest = await createLink(accounts, { workplace, kind: 'invitation', span: WEEK });
  return linkAddress(url, 'invitation', guest.token);
}

async function populate(accounts: Accounts, hub: Hub, url: string): Promise<Id> {
  const setup = present(await setupLink(accounts, url), 'a server without a workplace has a set-up link');
  let token = setup.slice(setup.indexOf('#') + 1);
  let workplace: Id = '';
  const members: { member: Id; device: Id; secretKey: Uint8Array; sign(message: Uint8Array): Uint8Array }[] = [];
  for (const { name } of PEOPLE) {
    const device = newId(accounts.random);
    const { publicKey, secretKey } = await systemSigner.generate();
    const claim = { id: device, publicKey: base64url(publicKey), label: 'demo' };
    const joined = await join(
      accounts,
      { origin: url, host: new URL(url).hostname },
      { token, name, workplace: WORKPLACE, device: claim, want: 'token' },
    );
    if (!joined.ok) throw new Error(`assertion failed: the demo's ${name} comes in: ${joined.problem.code}`);
    workplace = joined.value.workplace.id;
    const member = joined.value.member.id;
    await hub.registerDevice(workplace, device, member, publicKey);
    members.push({ member, device, secretKey, sign: (message) => ed25519.sign(message, secretKey) });
    token = (await createLink(accounts, { workplace, kind: 'invitation', by: member })).token;
  }
  const changes = makeDemo({ members, until: accounts.clock.now() });
  const links: Link[] = [];
  for (const { device, secretKey } of members) {
    const own = changes.filter((change) => change.device === device);
    links.push(...(await sign(accounts, { workplace, scope: SHARED, device }, secretKey, own)));
  }
  await hub.admit(workplace, SHARED, changes, links);
  await hub.fold(workplace, SHARED);
  return workplace;
}

/** As each device would have signed its year. */
async function sign(accounts: Accounts, chain: ChainOf, secretKey: Uint8Array, changes: readonly Change[]): Promise<readonly Link[]> {
  const links: Link[] = [];
  let digest = CHAIN_START;
  for (let from = 0; from < changes.length; from += LINK_LIMIT) {
    const seed = accounts.random.bytes(SEED_BYTES);
    const made = await makeLink(systemSigner, secretKey, chain, digest, changes.slice(from, from + LINK_LIMIT), seed);
    digest = made.digest;
    links.push(made.link);
  }
  return links;
}
