/**
 * The chain over a device's changes, d(n) = H(d(n-1), head of change n, H(salt, write) of each of its writes), and the
 * signed links that close it. Salts are not sent one by one: a link carries a seed, from which the salt of each change
 * and of each of its writes follows, so that a change costs nothing on the wire. Expunging a write (X3) replaces the seed
 * by the salts of the link's other changes, and of that one's other writes, and by the salted hash of the expunged write:
 * the chain still verifies all that stands, and what is gone cannot be guessed by trying.
 */

import { type ByteReader, ByteWriter, utf8 } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Signer } from '../kernel/ports.ts';
import { sha256 } from '../kernel/sha256.ts';
import type { Change, Scope, Write } from './change.ts';
import { ChangeEncoder, writeId } from './change-codec.ts';
import { VOID } from './expunge.ts';
import { encodeValue } from './value.ts';

export const SEED_BYTES = 16;
const DIGEST_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** At most this many changes under one signature. */
export const LINK_LIMIT = 1024;

/** d(0). */
export const CHAIN_START: Uint8Array = new Uint8Array(DIGEST_BYTES);

/** Of one change: its salt; or, once something of it was expunged, for each write its salt (16 bytes) or its salted hash (32 bytes). */
export type ChangeSalts = Uint8Array | readonly Uint8Array[];

/** What a device signs about its changes `first` to `last`; `first` follows the previous link's `last`. */
export interface Link {
  readonly device: Id;
  readonly first: number;
  readonly last: number;
  /** One seed for all salts or, after an expunging, those of each change. */
  readonly salts: Uint8Array | readonly ChangeSalts[];
  readonly signature: Uint8Array;
}

/** Whose chain it is: the signature holds for this workplace and scope only. */
export interface ChainOf {
  readonly workplace: Id;
  readonly scope: Scope;
  readonly device: Id;
}

/** The change alone, as a fresh encoder writes it. */
export function contentOf(change: Change): Uint8Array {
  const writer = new ByteWriter(128);
  new ChangeEncoder().write(writer, change);
  return writer.take();
}

/** Six bytes that tell two changes of one identity apart; never stored, because it has no salt (X3). */
export const fingerprintOf = (change: Change): Uint8Array => sha256(contentOf(change)).subarray(0, 6);

/** The salt that a seed gives a change, or the salt of a change one of its writes. */
function saltOf(seed: Uint8Array, number: number): Uint8Array {
  const writer = new ByteWriter(24);
  writer.raw(seed);
  writer.unsigned(number);
  return sha256(writer.take()).subarray(0, SEED_BYTES);
}

function saltedHash(salt: Uint8Array, { table, row, column, rule, value }: Write): Uint8Array {
  const writer = new ByteWriter(128);
  writer.raw(salt);
  writer.string(table);
  writeId(writer, row);
  writer.string(column);
  writer.string(rule);
  writer.raw(encodeValue(value));
  return sha256(writer.take());
}

const saltsOf = (link: Pick<Link, 'salts' | 'first'>, seq: number): ChangeSalts | undefined =>
  link.salts instanceof Uint8Array ? saltOf(link.salts, seq) : link.salts[seq - link.first];

/** The hash of each write; `undefined` when the salts are not of this change, or something of it is gone that they do not stand for. */
function hashesOf(change: Change, salts: ChangeSalts): Uint8Array[] | undefined {
  if (!(salts instanceof Uint8Array) && salts.length !== change.writes.length) return undefined;
  const hashes: Uint8Array[] = [];
  for (const [index, write] of change.writes.entries()) {
    const salt = salts instanceof Uint8Array ? saltOf(salts, index) : (salts[index] as Uint8Array);
    if (salt.length !== DIGEST_BYTES && write.rule === VOID) return undefined;
    hashes.push(salt.length === DIGEST_BYTES ? salt : saltedHash(salt, write));
  }
  return hashes;
}

function extendDigest(digest: Uint8Array, change: Change, hashes: readonly Uint8Array[]): Uint8Array {
  return sha256(digest, contentOf({ ...change, writes: [] }), ...hashes);
}

/**
 * The digest after `link`, from the one before it. `changes` finds a change by seq, with or without what was expunged of
 * it. `undefined` when one is missing, something is gone that the link does not know to be gone, or the link is malformed.
 */
export function chainDigest(
  before: Uint8Array,
  link: Omit<Link, 'signature'>,
  changes: (seq: number) => Change | undefined,
): Uint8Array | undefined {
  let digest = before;
  for (let seq = link.first; seq <= link.last; seq++) {
    const salts = saltsOf(link, seq);
    const change = changes(seq);
    const hashes = salts === undefined || change === undefined ? undefined : hashesOf(change, salts);
    if (hashes === undefined) return undefined;
    digest = extendDigest(digest, change as Change, hashes);
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
  const unsigned = { device: chain.device, first, last, salts: saltsFor(seed, first, changes) };
  const digest = chainDigest(before, unsigned, (seq) => changes[seq - first]) ?? before;
  const signature = await signer.sign(secretKey, signedMessage(chain, last, digest));
  return { link: { ...unsigned, signature }, digest };
}

/** The seed alone, unless something of the changes is gone already. */
function saltsFor(seed: Uint8Array, first: number, changes: readonly Change[]): Link['salts'] {
  if (!changes.some(isStripped)) return seed;
  return changes.map((change, index) => saltsLeft(change, saltOf(seed, first + index), (write) => write.rule === VOID));
}

export const isStripped = (change: Change): boolean => change.writes.some((write) => write.rule === VOID);

/** Whether the link knows that something of a change is gone. */
export const expungedIn = (link: Link, seq: number): boolean =>
  !(link.salts instanceof Uint8Array) && !(link.salts[seq - link.first] instanceof Uint8Array);

/** A change's salts without those of the writes that go, whose salted hashes take their place. */
function saltsLeft(change: Change, salts: ChangeSalts, goes: (write: Write, index: number) => boolean): ChangeSalts {
  return change.writes.map((write, index) => {
    const salt = salts instanceof Uint8Array ? saltOf(salts, index) : (salts[index] as Uint8Array);
    return salt.length === SEED_BYTES && goes(write, index) ? saltedHash(salt, write) : salt;
  });
}

export const verifyLink = (signer: Signer, publicKey: Uint8Array, chain: ChainOf, link: Link, digest: Uint8Array): Promise<boolean> =>
  signer.verify(publicKey, signedMessage(chain, link.last, digest), link.signature);

/**
 * The link once writes of its changes are expunged (X3). `whole` finds a change as it was, if it is here; `left` is what
 * is left of it. The same link when it knows of all that is gone.
 */
export function expungeLink(link: Link, whole: (seq: number) => Change | undefined, left: (change: Change) => Change): Link {
  let changed = false;
  const salts: ChangeSalts[] = [];
  for (let seq = link.first; seq <= link.last; seq++) {
    const before = saltsOf(link, seq) as ChangeSalts;
    const change = whole(seq);
    const after = change === undefined ? change : left(change);
    const goes = (_write: Write, index: number): boolean => after?.writes[index]?.rule === VOID;
    const concerned = change !== undefined && change !== after && (before instanceof Uint8Array || before.length === change.writes.length);
    salts.push(concerned ? saltsLeft(change, before, goes) : before);
    changed ||= concerned;
  }
  return changed ? { ...link, salts } : link;
}

/** A link without its device, which its reader knows: 85 bytes as long as nothing of it was expunged. */
export function writeLink(writer: ByteWriter, link: Link): void {
  const whole = link.salts instanceof Uint8Array;
  writer.unsigned(link.first * 2 + (whole ? 0 : 1));
  writer.unsigned(link.last - link.first);
  if (link.salts instanceof Uint8Array) writer.raw(link.salts);
  else for (const salts of link.salts) writeSalts(writer, salts);
  writer.raw(link.signature);
}

/** 0 and the change's salt; or the number of its writes plus 1, and of each its salt or salted hash. */
function writeSalts(writer: ByteWriter, salts: ChangeSalts): void {
  writer.unsigned(salts instanceof Uint8Array ? 0 : salts.length + 1);
  if (salts instanceof Uint8Array) writer.raw(salts);
  else for (const salt of salts) writer.block(salt);
}

function readSalts(reader: ByteReader): ChangeSalts {
  const count = reader.unsigned() - 1;
  if (count < 0) return reader.raw(SEED_BYTES).slice();
  if (count > reader.remaining) reader.damaged = true;
  const salts: Uint8Array[] = [];
  for (let i = 0; i < count && !reader.damaged; i++) {
    const salt = reader.block().slice();
    if (salt.length !== SEED_BYTES && salt.length !== DIGEST_BYTES) reader.damaged = true;
    salts.push(salt);
  }
  return salts;
}

/** Reads what `writeLink` wrote; damage shows in `reader.damaged`. */
export function readLink(reader: ByteReader, device: Id): Link {
  const head = reader.unsigned();
  const first = Math.floor(head / 2);
  const count = reader.unsigned() + 1;
  if (first < 1 || count > LINK_LIMIT) reader.damaged = true;
  let salts: Uint8Array | ChangeSalts[];
  if (head % 2 === 0) salts = reader.raw(SEED_BYTES).slice();
  else {
    salts = [];
    for (let i = 0; i < count && !reader.damaged; i++) salts.push(readSalts(reader));
  }
  return { device, first, last: first + count - 1, salts, signature: reader.raw(SIGNATURE_BYTES).slice() };
}
