/**
 * The chain over a device's changes, d(n) = H(d(n-1), H(salt_n, content n)), and the signed links that close it.
 * Salts are not sent one by one: a link carries a seed, salt_n = H(seed, n), so that a change costs nothing on the
 * wire. Expunging a change (X3) replaces the seed by the salts of the link's other changes and the salted hash of the
 * expunged one: the chain still verifies, and the value cannot be guessed by trying.
 */

import { type ByteReader, ByteWriter, utf8 } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Signer } from '../kernel/ports.ts';
import { sha256 } from '../kernel/sha256.ts';
import type { Change, Scope } from './change.ts';
import { ChangeEncoder } from './change-codec.ts';

export const SEED_BYTES = 16;
const DIGEST_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** At most this many changes under one signature. */
export const LINK_LIMIT = 1024;

/** d(0). */
export const CHAIN_START: Uint8Array = new Uint8Array(DIGEST_BYTES);

/** What a device signs about its changes `first` to `last`; `first` follows the previous link's `last`. */
export interface Link {
  readonly device: Id;
  readonly first: number;
  readonly last: number;
  /** One seed for all salts, or, after an expunging, for each change its salt (16 bytes) or its salted hash (32 bytes). */
  readonly salts: Uint8Array | readonly Uint8Array[];
  readonly signature: Uint8Array;
}

/** Whose chain it is: the signature holds for this workplace and scope only. */
export interface ChainOf {
  readonly workplace: Id;
  readonly scope: Scope;
  readonly device: Id;
}

/** The bytes a chain covers: the change alone, as a fresh encoder writes it. */
export function contentOf(change: Change): Uint8Array {
  const writer = new ByteWriter(128);
  new ChangeEncoder().write(writer, change);
  return writer.take();
}

/** Six bytes that tell two changes of one identity apart; never stored, because it has no salt (X3). */
export const fingerprintOf = (change: Change): Uint8Array => sha256(contentOf(change)).subarray(0, 6);

function saltOf(seed: Uint8Array, seq: number): Uint8Array {
  const writer = new ByteWriter(24);
  writer.raw(seed);
  writer.unsigned(seq);
  return sha256(writer.take()).subarray(0, SEED_BYTES);
}

const saltedHash = (salt: Uint8Array, content: Uint8Array): Uint8Array => sha256(salt, content);

const extendDigest = (digest: Uint8Array, hash: Uint8Array): Uint8Array => sha256(digest, hash);

/**
 * The digest after `link`, from the one before it. `changes` finds a change by seq; it may lack the expunged ones.
 * `undefined` when a change is missing that the link needs, or the link is malformed.
 */
export function chainDigest(
  before: Uint8Array,
  link: Omit<Link, 'signature'>,
  changes: (seq: number) => Change | undefined,
): Uint8Array | undefined {
  let digest = before;
  for (let seq = link.first; seq <= link.last; seq++) {
    const salt = link.salts instanceof Uint8Array ? saltOf(link.salts, seq) : link.salts[seq - link.first];
    if (salt === undefined) return undefined;
    if (salt.length === DIGEST_BYTES) {
      digest = extendDigest(digest, salt);
      continue;
    }
    const change = changes(seq);
    if (change === undefined) return undefined;
    digest = extendDigest(digest, saltedHash(salt, contentOf(change)));
  }
  return digest;
}

function signedMessage(chain: ChainOf, last: number, digest: Uint8Array): Uint8Array {
  const writer = new ByteWriter(128);
  writer.raw(utf8('relais link 1\n'));
  writer.string(chain.workplace);
  writer.string(chain.scope);
  writer.string(chain.device);
  writer.unsigned(last);
  writer.raw(digest);
  return writer.take();
}

/** Signs changes that follow the chain at `before`, in order and without hole; at least one, at most `LINK_LIMIT`. */
export async function makeLink(
  signer: Signer,
  secretKey: Uint8Array,
  chain: ChainOf,
  before: Uint8Array,
  changes: readonly Change[],
  seed: Uint8Array,
): Promise<{ link: Link; digest: Uint8Array }> {
  const first = changes[0]?.seq ?? 0;
  const last = first + changes.length - 1;
  const unsigned = { device: chain.device, first, last, salts: seed };
  const digest = chainDigest(before, unsigned, (seq) => changes[seq - first]) ?? before;
  const signature = await signer.sign(secretKey, signedMessage(chain, last, digest));
  return { link: { ...unsigned, signature }, digest };
}

export const verifyLink = (signer: Signer, publicKey: Uint8Array, chain: ChainOf, link: Link, digest: Uint8Array): Promise<boolean> =>
  signer.verify(publicKey, signedMessage(chain, link.last, digest), link.signature);

/** The link once the change `seq` is expunged: its salt gives way to its salted hash, the others' salts are spelt out (X3). */
export function expungeLink(link: Link, expunged: Change): Link {
  const salts: Uint8Array[] = [];
  for (let seq = link.first; seq <= link.last; seq++) {
    const salt = link.salts instanceof Uint8Array ? saltOf(link.salts, seq) : (link.salts[seq - link.first] ?? new Uint8Array(0));
    salts.push(seq === expunged.seq && salt.length === SEED_BYTES ? saltedHash(salt, contentOf(expunged)) : salt);
  }
  return { ...link, salts };
}

/** A link without its device, which its reader knows: 85 bytes as long as nothing of it was expunged. */
export function writeLink(writer: ByteWriter, link: Link): void {
  const whole = link.salts instanceof Uint8Array;
  writer.unsigned(link.first * 2 + (whole ? 0 : 1));
  writer.unsigned(link.last - link.first);
  if (link.salts instanceof Uint8Array) writer.raw(link.salts);
  else for (const salt of link.salts) writer.block(salt);
  writer.raw(link.signature);
}

/** Reads what `writeLink` wrote; damage shows in `reader.damaged`. */
export function readLink(reader: ByteReader, device: Id): Link {
  const head = reader.unsigned();
  const first = Math.floor(head / 2);
  const count = reader.unsigned() + 1;
  if (first < 1 || count > LINK_LIMIT) reader.damaged = true;
  let salts: Uint8Array | Uint8Array[];
  if (head % 2 === 0) salts = reader.raw(SEED_BYTES).slice();
  else {
    salts = [];
    for (let i = 0; i < count && !reader.damaged; i++) {
      const salt = reader.block().slice();
      if (salt.length !== SEED_BYTES && salt.length !== DIGEST_BYTES) reader.damaged = true;
      salts.push(salt);
    }
  }
  return { device, first, last: first + count - 1, salts, signature: reader.raw(SIGNATURE_BYTES).slice() };
}
