/** Signs own changes: makes the link over those that none covers yet. */

import { LINK_LIMIT, makeLink, SEED_BYTES } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import { roughSize } from './change-size.ts';
import type { DeviceCore } from './device-core.ts';
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
  const changes = linkable(journal.state.unlinked(through));
  if (workplace === '' || changes[0]?.seq !== linked + 1) return false;
  const seed = core.ports.random.bytes(SEED_BYTES);
  const made = await makeLink(core.ports.signer, secretKey, { workplace, scope, device }, digest, changes, seed);
  const { state } = core.journal(scope);
  if (state.chain.device !== device || state.chain.linked !== linked) return false;
  state.link(made.link, made.digest);
  journal.linked(made.link, made.digest);
  core.save();
  return true;
}

/**
 * A device that becomes another one signs once more what was accepted of it and no link covers, so that it can be given
 * back under its old id. The link is held like anybody else's.
 */
export async function signFormer(core: DeviceCore, journal: ScopeJournal, secretKey: Uint8Array): Promise<void> {
  const { scope, chain, unsigned, links } = journal.state;
  const { device, linked, digest } = chain;
  const { workplace } = core.identity.current;
  const changes = unsigned.filter(({ seq }) => seq > linked).slice(0, LINK_LIMIT);
  const held: Entry[] = links.map((link) => ({ kind: 'link', link }));
  if (secretKey.length > 0 && changes[0]?.seq === linked + 1) {
    const seed = core.ports.random.bytes(SEED_BYTES);
    const made = await makeLink(core.ports.signer, secretKey, { workplace, scope, device }, digest, changes, seed);
    held.push({ kind: 'link', link: made.link });
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
