import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import { newId } from '../kernel/ids.ts';
import { CHAIN_START, chainDigest, expungeLink, type Link, makeLink, readLink, SEED_BYTES, verifyLink, writeLink } from './chain.ts';
import { type Change, SHARED } from './change.ts';
import { VOID } from './expunge.ts';
import { Chance, toySigner } from './testing/toys.ts';

const chance = new Chance(7);
const signer = toySigner(chance);
const chain = { workplace: newId(chance), scope: SHARED, device: newId(chance) };
const row = newId(chance);

const change = (seq: number, value: string): Change => ({
  scope: SHARED,
  device: chain.device,
  seq,
  stamp: seq,
  command: 'task.edit',
  writes: [{ table: 'task', row, column: 'title', rule: 'last', value }],
});

async function linked(values: readonly string[]): Promise<{ changes: Change[]; link: Link; publicKey: Uint8Array }> {
  const { publicKey, secretKey } = await signer.generate();
  const changes = values.map((value, index) => change(index + 1, value));
  const { link } = await makeLink(signer, secretKey, chain, CHAIN_START, changes, chance.bytes(SEED_BYTES));
  return { changes, link, publicKey };
}

const verifies = async (publicKey: Uint8Array, link: Link, changes: readonly (Change | undefined)[]): Promise<boolean> => {
  const digest = chainDigest(CHAIN_START, link, (seq) => changes[seq - 1]);
  return digest !== undefined && verifyLink(signer, publicKey, chain, link, digest);
};

test('[X1] a link verifies for exactly the changes it was made over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 6 }), fc.nat(), async (values, at) => {
      const { changes, link, publicKey } = await linked(values);
      expect(await verifies(publicKey, link, changes)).toBe(true);
      const index = at % values.length;
      const other = changes.with(index, change(index + 1, `${values[index]}!`));
      expect(await verifies(publicKey, link, other)).toBe(false);
      expect(await verifies(publicKey, link, changes.with(index, undefined as unknown as Change))).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('[X1] a link holds for one workplace, scope and device only', async () => {
  const { changes, link, publicKey } = await linked(['a', 'b']);
  const digest = chainDigest(CHAIN_START, link, (seq) => changes[seq - 1]) as Uint8Array;
  expect(await verifyLink(signer, publicKey, chain, link, digest)).toBe(true);
  expect(await verifyLink(signer, publicKey, { ...chain, scope: 'private:x' }, link, digest)).toBe(false);
  expect(await verifyLink(signer, publicKey, { ...chain, workplace: newId(chance) }, link, digest)).toBe(false);
});

/** The change with two writes, and what is left when the second goes. */
const pair = (seq: number, open: string, secret: string): Change => ({
  ...change(seq, open),
  writes: [...change(seq, open).writes, { table: 'task', row, column: 'why', rule: 'last', value: secret }],
});
const left = (from: Change): Change => ({
  ...from,
  writes: from.writes.map((write) => (write.column === 'why' ? { ...write, rule: VOID, value: null } : write)),
});

test('[X3] once a write is expunged the link still verifies all the others, and holds neither its content nor its salt', async () => {
  const { publicKey, secretKey } = await signer.generate();
  const changes = [change(1, 'one'), pair(2, 'two', 'secret'), change(3, 'three')];
  const { link } = await makeLink(signer, secretKey, chain, CHAIN_START, changes, chance.bytes(SEED_BYTES));
  const stripped = changes.with(1, left(changes[1] as Change));
  expect(await verifies(publicKey, link, stripped)).toBe(false);
  const after = expungeLink(link, (seq) => changes[seq - 1], left);
  expect(await verifies(publicKey, after, stripped)).toBe(true);
  // Who has the change whole still verifies it: the other copy of an off-line device.
  expect(await verifies(publicKey, after, changes)).toBe(true);
  expect(await verifies(publicKey, after, stripped.with(2, change(3, 'forged')))).toBe(false);
  expect(await verifies(publicKey, after, stripped.with(1, left(pair(2, 'forged', 'secret'))))).toBe(false);
  expect(Array.isArray(after.salts) && Array.isArray(after.salts[1]) && after.salts[1].map((salt) => salt.length)).toEqual([16, 32]);
  expect(expungeLink(after, (seq) => stripped[seq - 1], left)).toEqual(after);
});

test('[X3] a device signs what is left of a change that it had not signed', async () => {
  const { publicKey, secretKey } = await signer.generate();
  const changes = [left(pair(1, 'open', 'secret')), change(2, 'two')];
  const { link } = await makeLink(signer, secretKey, chain, CHAIN_START, changes, chance.bytes(SEED_BYTES));
  expect(await verifies(publicKey, link, changes)).toBe(true);
  expect(await verifies(publicKey, link, [pair(1, 'open', 'secret'), changes[1]])).toBe(true);
});

test('[S7] a link takes 85 bytes or fewer, and reads back with or without an expunged change', async () => {
  const { changes, link } = await linked(['a', 'b', 'c']);
  const gone = (from: Change): Change => ({ ...from, writes: from.writes.map((write) => ({ ...write, rule: VOID, value: null })) });
  const one = expungeLink(link, (seq) => (seq === 3 ? changes[2] : undefined), gone);
  expect(one).not.toBe(link);
  for (const each of [link, one]) {
    const writer = new ByteWriter();
    writeLink(writer, each);
    const bytes = writer.take();
    if (each === link) expect(bytes.length).toBeLessThanOrEqual(85);
    const reader = new ByteReader(bytes);
    expect(readLink(reader, chain.device)).toEqual(each);
    expect(reader.damaged || reader.remaining > 0).toBe(false);
    const cut = new ByteReader(bytes.subarray(0, bytes.length - 1));
    readLink(cut, chain.device);
    expect(cut.damaged).toBe(true);
  }
});
