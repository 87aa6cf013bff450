/** Signs own changes: makes the link over those that none covers yet. */

import { sameBytes } from '../kernel/bytes.ts';
import { LINK_LIMIT, makeLink, SEED_BYTES } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import { roughSize } from './change-size.ts';
import type { DeviceCore } from './device-core.ts';
import type { Identity } from './device-identity.ts';
import type { ScopeJournal } from './device-journal.ts';
import { together } from './device-kept.ts';
import type { Entry } from './entries.ts';

/** Bytes of changes under one link, about: what is given back with its link must fit a message (S7). */
const LINKED_BYTES = 512 << 10;

/** Makes one link over changes up to seq `through`; false when there is nothing to sign. What has not left may still get another stamp (C3.3). */
export async function linkUp(core: DeviceCore, scope: Scope, through: number): Promise<boolean> {
  const { device: owner, secretKey, workplace } = await core.keys();
  const journal = core.journal(scope);
  const { chain, accepted } = journal.state;
  const { device, digest, linked, left } = chain;
  if (device !== owner) return false;
  const changes = linkable(journal.state.unlinked(Math.min(through, Math.max(left, accepted))));
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
  const attempt = {};
  attempts.set(journal, attempt);
  const tried = heads.only(device);
  const held: Entry[] = links
    .filter(({ last }) => last <= heads.seqOf(device) && last < foreignFrom)
    .map((link) => ({ kind: 'link', link }));
  tried.add(held);
  const { digest, open } = tried.endOf(device);
  const changes = open.filter(({ seq }) => seq < foreignFrom).slice(0, LINK_LIMIT);
  const seed = core.ports.random.bytes(SEED_BYTES);
  const made =
    secretKey.length > 0 && former.device === device && changes.length > 0
      ? await makeLink(core.ports.signer, secretKey, { workplace, scope, device }, digest, changes, seed)
      : undefined;
  if (made !== undefined) held.push({ kind: 'link', link: made.link });
  // Its chain is made again in this turn.
  await undefined;
  const { state } = journal;
  // Another tab wrote first: it is no other one now, or became one once more from what is stored.
  if (state.chain.device === device || attempts.get(journal) !== attempt) return;
  const before = state.held.get(device) ?? [];
  const after = together(
    before,
    held.filter((entry) => state.lacks(entry)),
  );
  if (after.length === before.length) return;
  if (made !== undefined && after.some((entry) => entry.kind === 'link' && entry.link === made.link))
    journal.digested(made.link, made.digest);
  state.held.set(device, after);
  journal.heldChanged();
  core.save();
}

/** The latest signing of each scope. */
const attempts = new WeakMap<ScopeJournal, object>();

function linkable(changes: readonly Change[]): readonly Change[] {
  let size = 0;
  let count = 0;
  while (count < changes.length && count < LINK_LIMIT && (count === 0 || size < LINKED_BYTES))
    size += roughSize((changes[count++] as Change).writes);
  return changes.slice(0, count);
}
