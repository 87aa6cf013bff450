/** How entries are forged: changes that their author may not write, or that somebody else wrote otherwise, and links that fit nothing. */

import { newId } from '../src/kernel/ids.ts';
import type { Compressor } from '../src/kernel/ports.ts';
import { CHAIN_START, chainDigest, expungeLink, type Link } from '../src/replica/chain.ts';
import { type Change, SHARED, type Write } from '../src/replica/change.ts';
import { stampAt } from '../src/replica/stamp.ts';
import { changesOf, decodeBlock, type Entry, encodeBlock } from '../src/sync/stored.ts';
import type { Chance } from './world/chance.ts';

const DAY = 86_400_000;

/** What a change may not be, by whoever made it. */
type Crook = (change: Change, world: { readonly chance: Chance; readonly now: number; readonly victim: string }) => Change;

const named = (change: Change, more: Partial<Write>): Change => ({
  ...change,
  writes: change.writes.map((write, index) => (index === 0 ? { ...write, ...more } : write)),
});

const NAMES = ['', '__proto__', 'constructor', 'prototype', 'ta\nsk', 'x'.repeat(101)];

/** Refused wherever they come, however well they are signed. */
export const never: readonly Crook[] = [
  (change, { victim }) => ({ ...change, behalf: victim }),
  (change) => named(change, { rule: 'expunge', column: '*', value: null }),
  (change) => named(change, { rule: 'expunge', value: 'last' }),
  (change, { chance }) => named(change, { table: chance.pick(NAMES) ?? '' }),
  (change, { chance }) => named(change, { column: chance.pick(NAMES) ?? '' }),
  (change, { chance }) => named(change, { rule: chance.pick(NAMES) ?? '' }),
  (change, { chance }) => ({ ...change, command: chance.pick(NAMES) ?? '' }),
];

/** Refused where they are pushed now; the seq of a change is the one after the last. */
export const notNow: readonly Crook[] = [
  ...never,
  (change) => ({ ...change, seq: change.seq + 1 }),
  (change, { chance }) => ({ ...change, seq: change.seq + 2 + chance.below(1000) }),
  (change, { now }) => ({ ...change, stamp: stampAt(now + 60 * DAY) }),
  (change) => ({ ...change, stamp: stampAt(Date.UTC(2199, 0, 1)) }),
];

const flipped = (bytes: Uint8Array, chance: Chance): Uint8Array => {
  const at = chance.below(bytes.length);
  return bytes.map((byte, index) => (index === at ? byte ^ (1 << chance.below(8)) : byte));
};

/** The link with something of it wrong. */
export function spoiled(link: Link, chance: Chance): Link {
  const salts = link.salts instanceof Uint8Array ? flipped(link.salts, chance) : link.salts;
  const ways: readonly Link[] = [
    { ...link, signature: flipped(link.signature, chance) },
    { ...link, signature: chance.bytes(64) },
    { ...link, signature: flipped(link.signature, chance), salts },
    { ...link, last: link.last + 1 + chance.below(3), signature: flipped(link.signature, chance) },
    { ...link, first: link.first + 1, last: link.last + 1 },
  ];
  return chance.pick(ways) ?? link;
}

/** Bytes with some of them changed, or cut off. */
export function garbled(bytes: Uint8Array, chance: Chance): Uint8Array {
  if (bytes.length === 0 || chance.once(0.2)) return bytes.slice(0, chance.below(bytes.length + 1));
  let after = bytes;
  for (let times = 1 + chance.below(3); times > 0; times--) after = flipped(after, chance);
  return after;
}

/** Where a device's chain is signed to in a log, with the digest there; `undefined` where that cannot be told any more. */
export function chainIn(entries: readonly Entry[], device: string): { readonly last: number; readonly digest: Uint8Array } | undefined {
  const changes = new Map(changesOf(entries).flatMap((change) => (change.device === device ? [[change.seq, change] as const] : [])));
  let digest: Uint8Array | undefined = CHAIN_START;
  let last = 0;
  for (const entry of entries) {
    if (entry.kind !== 'link' || entry.link.device !== device || entry.link.first !== last + 1) continue;
    digest = digest === undefined ? undefined : chainDigest(digest, entry.link, (seq) => changes.get(seq));
    last = entry.link.last;
  }
  return digest === undefined ? undefined : { last, digest };
}

/** The same without some writes, as if they had been expunged: the signatures still fit. */
export function stripped(entries: readonly Entry[], chance: Chance): readonly Entry[] {
  const whole = new Map(changesOf(entries).map((change) => [`${change.device} ${change.seq}`, change]));
  const left = new Map<string, Change>();
  for (const [name, change] of whole) {
    const goes = chance.below(change.writes.length);
    const writes = change.writes.map((write, index) => (index === goes ? { ...write, rule: 'void', value: null } : write));
    left.set(name, change.writes.some(({ rule }) => rule === 'expunge' || rule === 'void') ? change : { ...change, writes });
  }
  const strip = (change: Change): Change => left.get(`${change.device} ${change.seq}`) ?? change;
  return entries.map((entry) => {
    if (entry.kind === 'change') return { kind: 'change', change: strip(entry.change) };
    if (entry.kind !== 'link') return entry;
    return { kind: 'link', link: expungeLink(entry.link, (seq) => whole.get(`${entry.link.device} ${seq}`), strip) };
  });
}

/** The same, one change saying something else. */
export function reworded(entries: readonly Entry[], chance: Chance): readonly Entry[] {
  const changes = changesOf(entries);
  const chosen = changes[chance.below(changes.length)];
  return entries.map((entry) =>
    entry.kind === 'change' && entry.change === chosen
      ? { kind: 'change', change: named(chosen, { value: `forged ${newId(chance)}` }) }
      : entry,
  );
}

/** What is left of entries when their bytes are garbled, if that reads as any. */
export function garbledEntries(entries: readonly Entry[], chance: Chance, compressor: Compressor): readonly Entry[] {
  const read = decodeBlock(SHARED, garbled(encodeBlock(entries), chance), compressor);
  return read.ok ? read.value.filter(({ kind }) => kind !== 'own') : [];
}

export const nameOf = (entry: Exclude<Entry, { kind: 'own' }>): string =>
  entry.kind === 'change' ? `change ${entry.change.device} ${entry.change.seq}` : `link ${entry.link.device} ${entry.link.first}`;
