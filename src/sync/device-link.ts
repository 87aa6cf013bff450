/** Signs own changes: makes the link over those that none covers yet. */

import { sameBytes } from '../kernel/bytes.ts';
import { LINK_LIMIT, makeLink, SEED_BYTES } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import { roughSize } from './change-size.ts';
import type { DeviceCore } from './device-core.ts';
import type { Identity } from './device-identity.ts';
import type { ScopeJournal } from './device-journal.ts';
import type { Entry } from './entries.ts';

/** Bytes of changes under one link, about: what is given back with its link must fit a message (S7). */
const LINKED_BYTES = 512 << 10;

/** Makes one link over changes up to seq `through`; false when there is nothing to sign. */
export async function linkUp(core: DeviceCore, scope: Scope, through: number): Promise<boolean> {
  const { secretKey } = await core.keys();
  const { workplace } = core.identity.current;
  const journal = core.journal(scope);
  const { chain } = journal.state;
  const { device, digest, linked } = chain;
  // Another tab may have made it another device, whose key is known here before its chain is.
  if (device !== core.id) return false;
  const changes = linkable(journal.state.unlinked(through));
  if (workplace === '' || changes[0]?.seq !== linked + 1) return false;
  const seed = core.ports.random.bytes(SEED_BYTES);
  const made = await makeLink(core.ports.signer, secretKey, { workplace, scope, device }, digest, changes, seed);
  const { state } = core.journal(scope);
  if (state.chain.device !== device || state.chain.linked !== linked || !sameBytes(state.chain.digest, digest)) return false;
  state.link(made.link, made.digest);
  journal.linked(made.link, made.digest);
  core.save();
  return true;
}

/**
 * A device that becomes another one signs once more what was accepted of it and no link covers, so that it can be given
 * back under its old id. The links are held like anybody else's; those over changes that are made again say nothing any more.
 */
export async function signFormer(core: DeviceCore, journal: ScopeJournal, former: Identity): Promise<void> {
  const { scope, chain, links, heads, foreignFrom } = journal.state;
  const { device } = chain;
  const { workplace, secretKey } = former;
  const tried = heads.only(device);
  const held: Entry[] = links
    .filter(({ last }) => last <= heads.seqOf(device) && last < foreignFrom)
    .map((link) => ({ kind: 'link', link }));
  tried.add(held);
  const { digest, open } = tried.endOf(device);
  const changes = open.filter(({ seq }) => seq < foreignFrom).slice(0, LINK_LIMIT);
  if (secretKey.length > 0 && former.device === device && changes.length > 0) {
    const seed = core.ports.random.bytes(SEED_BYTES);
    const made = await makeLink(core.ports.signer, secretKey, { workplace, scope, device }, digest, changes, seed);
    held.push({ kind: 'link', link: made.link });
    journal.digested(made.link, made.digest);
  }
  const { state } = journal;
  const lacking = held.filter((entry) => state.lacks(entry));
  if (lacking.length === 0) return;
  state.held.set(device, [...(state.held.get(device) ?? []), ...lacking]);
  journal.heldChanged();
  core.save();
}

function linkable(changes: readonly Change[]): readonly Change[] {
  let size = 0;
  let count = 0;
  while (count < changes.length && count < LINK_LIMIT && (count === 0 || size < LINKED_BYTES))
    size += roughSize((changes[count++] as Change).writes);
  return changes.slice(0, count);
}
