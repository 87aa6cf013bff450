/** What of the changes that came through someone else counts: those under a link that its device signed (S5, S10). */

import type { Id } from '../kernel/ids.ts';
import type { Signer } from '../kernel/ports.ts';
import { verifyLink } from '../replica/chain.ts';
import { type Change, privateScope, type Scope, SHARED } from '../replica/change.ts';
import { Expunging, expungedBy, isExpunging, VOID } from '../replica/expunge.ts';
import { deriveId } from '../replica/ids.ts';
import type { ChainHeads } from './chain-heads.ts';
import { changesOf, type Entry } from './entries.ts';
import { Admission } from './hub-admission.ts';

/** The member that the server itself is, in every workplace: the only one whose changes may say that they are on behalf of another. */
export const RELAIS: Id = deriveId('relais');

/** What is everybody's goes for ever by the server alone, which asked who may (X3). */
export const mayExpunge = (scope: Scope, member: Id | undefined): boolean => scope !== SHARED || member === RELAIS;

/** What is private is its member's, and the server's, which asked who may. */
const mayWrite = (scope: Scope, member: Id): boolean => scope === SHARED || scope === privateScope(member) || member === RELAIS;

/** Whether all that is gone of a change was expunged: its signature says nothing about that, and anybody could take a write away. */
const isGone = (change: Change, gone: Expunging): boolean =>
  change.writes.every((write) => write.rule !== VOID || gone.concerns({ ...write, rule: '' }));

export interface Verified {
  /** New changes and the links over them, in the order of the chain. */
  readonly entries: readonly Entry[];
  /** Changes that follow but that no good link covers. */
  readonly unsigned: number;
  /** Changes that do not follow what is known: something between is missing. */
  readonly apart: number;
}

/**
 * Checks one device's `entries` against the chain known so far. `member` is whose the device is: a signature proves who
 * wrote, so who signs for somebody else, where they may not write or what no hub would take is not believed from there on
 * (A26). `gone` is what was expunged.
 */
export async function verifyGiven(
  signer: Signer,
  key: Uint8Array,
  chain: { readonly workplace: Id; readonly scope: Scope; readonly device: Id; readonly member: Id },
  heads: ChainHeads,
  entries: readonly Entry[],
  gone: Expunging,
): Promise<Verified> {
  const admission = new Admission();
  const isServer = chain.member === RELAIS;
  const tried = heads.only(chain.device);
  const bySeq = new Map(changesOf(entries).map((change) => [change.seq, change]));
  const links = entries.flatMap((entry) => (entry.kind === 'link' && entry.link.device === chain.device ? [entry.link] : []));
  const pieces: Entry[][] = [];
  for (const link of links.sort((a, b) => a.first - b.first)) {
    if (link.first !== tried.linkedOf(chain.device) + 1) continue;
    const later = [];
    for (let seq = tried.seqOf(chain.device) + 1; seq <= link.last; seq++) {
      const change = bySeq.get(seq);
      if (change === undefined || change.device !== chain.device) break;
      if (!mayWrite(chain.scope, chain.member)) break;
      if (isExpunging(change) && !mayExpunge(chain.scope, chain.member)) break;
      // A stamp that is ahead may be taken later.
      if (admission.refusal(change, Number.MAX_SAFE_INTEGER, isServer) !== undefined) break;
      later.push(change);
    }
    const digest = tried.digestAfter(link, later);
    if (digest === undefined || !(await verifyLink(signer, key, chain, link, digest).catch(() => false))) continue;
    const covered: Entry[] = [...later.map((change) => ({ kind: 'change' as const, change })), { kind: 'link', link }];
    tried.add(covered);
    pieces.push(covered);
  }
  const good = upToTaken(pieces, gone);
  const last = changesOf(good).at(-1)?.seq ?? heads.seqOf(chain.device);
  const beyond = [...bySeq.keys()].filter((seq) => seq > last);
  const follows = beyond.includes(last + 1);
  return { entries: good, unsigned: follows ? beyond.length : 0, apart: follows ? 0 : beyond.length };
}

/** The pieces up to the first of which something was taken that nothing expunged, neither before nor in these pieces. */
function upToTaken(pieces: readonly (readonly Entry[])[], gone: Expunging): Entry[] {
  const known = new Expunging();
  known.add([...gone.list, ...changesOf(pieces.flat()).flatMap(expungedBy)]);
  const taken = pieces.findIndex((piece) => !changesOf(piece).every((change) => isGone(change, known)));
  return taken < 0 ? pieces.flat() : upToTaken(pieces.slice(0, taken), gone);
}

/** Entries by the device they are of, in their order. */
export function byDevice(entries: readonly Entry[]): Map<Id, Entry[]> {
  const groups = new Map<Id, Entry[]>();
  for (const entry of entries) {
    if (entry.kind === 'own') continue;
    const device = entry.kind === 'change' ? entry.change.device : entry.link.device;
    const group = groups.get(device);
    if (group === undefined) groups.set(device, [entry]);
    else group.push(entry);
  }
  return groups;
}
