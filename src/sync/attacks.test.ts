import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { encodeBundle } from '../replica/bundle.ts';
import { CHAIN_START, makeLink, SEED_BYTES } from '../replica/chain.ts';
import { SHARED } from '../replica/change.ts';
import { EVERY_COLUMN, EXPUNGE } from '../replica/expunge.ts';
import { nextStamp } from '../replica/stamp.ts';
import { type Entry, encodeEntries } from './entries.ts';
import { encodeBlock } from './log-block.ts';
import { type Message, PIECE } from './messages.ts';
import { byHand, signed } from './testing/by-hand.ts';
import { World } from './testing/people.ts';
import { compressor, toySigner } from './testing/world.ts';

test('[A26] nobody writes on behalf of another: neither when pushing, nor by giving it back as if the hub had lost it', async () => {
  const world = new World();
  const ada = await world.person();
  const mallory = await world.person();
  const hand = await byHand(world, mallory);
  const { change, link } = await signed(world, mallory, hand.secretKey, { behalf: ada.member });
  const entry = { kind: 'change', change } as const;
  hand.send({ kind: 'give', scope: 0, block: encodeBlock([entry, { kind: 'link', link }]) });
  await world.time.pass(100);
  expect(world.accepted).toEqual([]);
  hand.send({ kind: 'push', scope: 0, body: encodeEntries([entry]) });
  await world.time.pass(100);
  expect(world.accepted).toEqual([]);
  expect(hand.heard).toContainEqual(expect.objectContaining({ kind: 'refused', code: 'behalf' }));
});

test('[A26] what somebody gives back is theirs to sign: the same without the other’s name is taken', async () => {
  const world = new World();
  const mallory = await world.person();
  const hand = await byHand(world, mallory);
  const { change, link } = await signed(world, mallory, hand.secretKey);
  hand.send({
    kind: 'give',
    scope: 0,
    block: encodeBlock([
      { kind: 'change', change },
      { kind: 'link', link },
    ]),
  });
  await world.time.pass(100);
  expect(world.accepted).toEqual([change]);
});

test('[S8] a change that does not follow the last accepted one is refused, with all that comes after it', async () => {
  const world = new World();
  const mallory = await world.person();
  const hand = await byHand(world, mallory);
  const { change } = await signed(world, mallory, hand.secretKey);
  const at = (seq: number) =>
    ({ kind: 'change', change: { ...change, seq, stamp: nextStamp(change.stamp + seq, world.time.now()) } }) as const;
  hand.send({ kind: 'push', scope: 0, body: encodeEntries([at(1), at(3), at(4)]) });
  await world.time.pass(100);
  expect(world.accepted.map(({ seq }) => seq)).toEqual([1]);
  expect(hand.heard).toContainEqual(expect.objectContaining({ kind: 'refused', code: 'gap', seq: 3 }));
});

test('[X2.2] what a removed member made after their end is refused, whoever gives it back', async () => {
  const world = new World();
  const [ben, mallory] = [await world.person(), await world.person()];
  const hers = await byHand(world, mallory);
  const { change } = await signed(world, mallory, hers.secretKey);
  hers.send({ kind: 'push', scope: 0, body: encodeEntries([{ kind: 'change', change }]) });
  await world.time.pass(100);
  const later = { ...change, seq: 2, stamp: nextStamp(change.stamp, world.time.now()) };
  const chain = { workplace: world.workplace, scope: SHARED, device: mallory.device.id };
  const seed = world.chance.bytes(SEED_BYTES);
  const { link } = await makeLink(toySigner(world.chance), hers.secretKey, chain, CHAIN_START, [change, later], seed);
  const given = [change, later].map((each) => ({ kind: 'change', change: each }) as const);
  const give = { kind: 'give', scope: 0, block: encodeBlock([...given, { kind: 'link', link }]) } as const;
  await world.hub.removeMember(world.workplace, mallory.member);
  (await byHand(world, ben)).send(give);
  await world.time.pass(100);
  expect(world.accepted).toEqual([change]);
});

test('[A26] a bundle’s changes on behalf of another are not believed, however well they are signed', async () => {
  const world = new World();
  const ada = await world.person();
  const mallory = await world.person();
  ada.connect();
  const hand = await byHand(world, mallory);
  await world.time.pass(1000);
  const { change, link } = await signed(world, mallory, hand.secretKey, { behalf: ada.member });
  const file = encodeBundle({ workplace: world.workplace, parts: [{ scope: SHARED, changes: [change], links: [link] }] }, compressor);
  expect(await ada.device.bundleIn(file)).toEqual({ ok: true, value: { taken: 0, known: 0, unsigned: 1, apart: 0 } });
  expect(await ada.state()).toEqual(new Map());
});

test('[X3.1] [A26] nor is a member’s expunging of what is everybody’s, in a bundle or given back as if the hub had lost it', async () => {
  const world = new World();
  const [ada, ben, mallory] = [await world.person(), await world.person(), await world.person()];
  const row = newId(world.chance);
  for (const person of [ada, ben]) person.connect();
  ada.write(row, 'title', 'ours');
  const hand = await byHand(world, mallory);
  await world.time.pass(3000);
  const writes = [{ table: 'task', row, column: EVERY_COLUMN, rule: EXPUNGE, value: null }];
  const { change, link } = await signed(world, mallory, hand.secretKey, { command: 'expunge', writes });
  const file = encodeBundle({ workplace: world.workplace, parts: [{ scope: SHARED, changes: [change], links: [link] }] }, compressor);
  expect(await ada.device.bundleIn(file)).toEqual({ ok: true, value: { taken: 0, known: 0, unsigned: 1, apart: 0 } });
  const entries = [{ kind: 'change', change } as const, { kind: 'link', link } as const];
  hand.send({ kind: 'give', scope: 0, block: encodeBlock(entries) });
  await world.time.pass(3000);
  for (const person of [ada, ben]) expect((await person.state()).get(`task/${row}/title`)).toBe('ours');
  expect(world.accepted.map(({ command }) => command)).toEqual(['task.edit']);
});

/** Ada's device is known to the hub and to Ben; Mallory signs with his own key what she never wrote. */
async function forged() {
  const world = new World();
  const [ada, ben, mallory] = [await world.person(), await world.person(), await world.person()];
  for (const person of [ada, ben]) person.connect();
  await world.time.pass(2000);
  const hand = await byHand(world, mallory);
  return { world, ada, ben, mallory, hand, ...(await signed(world, ada, hand.secretKey)) };
}

test('[A26] [S5.5] what somebody gives back in another’s name counts only under that one’s signature', async () => {
  const { world, ada, hand, change, link } = await forged();
  const give = (entries: readonly Entry[]) => hand.send({ kind: 'give', scope: 0, block: encodeBlock(entries) });
  give([
    { kind: 'change', change },
    { kind: 'link', link },
  ]);
  await world.time.pass(2000);
  expect(world.accepted).toEqual([]);
  const hers = await signed(world, ada, (await ada.device.keys()).secretKey);
  give([
    { kind: 'change', change: hers.change },
    { kind: 'link', link: hers.link },
  ]);
  await world.time.pass(2000);
  expect(world.accepted).toEqual([hers.change]);
});

test('[A26] [S10.1] a bundle’s changes in another’s name are not believed under anybody else’s signature', async () => {
  const { world, ben, change, link } = await forged();
  const file = encodeBundle({ workplace: world.workplace, parts: [{ scope: SHARED, changes: [change], links: [link] }] }, compressor);
  expect(await ben.device.bundleIn(file)).toEqual({ ok: true, value: { taken: 0, known: 0, unsigned: 1, apart: 0 } });
  expect(await ben.state()).toEqual(new Map());
});

test('[A26] [X1] a link that its device did not sign is in nobody’s log', async () => {
  const { world, ben, mallory, hand } = await forged();
  const { change, link } = await signed(world, mallory, hand.secretKey);
  const linked = () => ben.device.core.journal(SHARED).state.heads.linkedOf(mallory.device.id);
  const push = async (...entries: Entry[]) => {
    (await byHand(world, mallory)).send({ kind: 'push', scope: 0, body: encodeEntries(entries) });
    await world.time.pass(2000);
  };
  await push({ kind: 'change', change }, { kind: 'link', link: { ...link, signature: link.signature.map((byte) => byte ^ 1) } });
  expect([world.accepted.length, linked()]).toEqual([1, 0]);
  await push({ kind: 'link', link });
  expect(linked()).toBe(1);
});

test('[A26] a device speaks for itself: another one’s changes and links end the connection', async () => {
  const world = new World();
  const ada = await world.person();
  const mallory = await world.person();
  const adas = await signed(world, ada, (await ada.device.keys()).secretKey);
  for (const entry of [{ kind: 'change', change: adas.change } as const, { kind: 'link', link: adas.link } as const]) {
    const hand = await byHand(world, mallory);
    hand.send({ kind: 'push', scope: 0, body: encodeEntries([entry]) });
    expect(hand.end()).toBe('not-yours');
  }
  await world.time.pass(100);
  expect(world.accepted).toEqual([]);
});

test('[A11] a change is of the scope it is pushed in: nothing moves from one into another, and none is opened that is another’s', async () => {
  const world = new World();
  const ada = await world.person();
  const mallory = await world.person();
  const nothing = { epoch: '', cursor: 0, mark: new Uint8Array(0) };
  const foreign = await byHand(world, mallory, { scopes: [{ scope: `private:${ada.member}`, ...nothing }] });
  expect(foreign.end()).toBe('not-yours');
  const hand = await byHand(world, mallory);
  const { change } = await signed(world, mallory, hand.secretKey, { scope: `private:${ada.member}` });
  hand.send({ kind: 'push', scope: 0, body: encodeEntries([{ kind: 'change', change }]) });
  await world.time.pass(100);
  expect(world.accepted.map(({ scope }) => scope)).toEqual([SHARED]);
});

test('[A27] a block asked for ten thousand times is read and sent once', async () => {
  const world = new World(1, 1);
  const ada = await world.person();
  const row = newId(world.chance);
  ada.connect();
  for (let i = 0; i < 20; i++) ada.write(row, 'title', `${i}`);
  await world.time.pass(5000);
  await world.hub.fold(world.workplace, SHARED);
  const mallory = await world.person();
  const hand = await byHand(world, mallory);
  const keys = await world.hubDisk.open().keys('hub-block', { from: '', to: '\u007f' });
  const hash = keys[0]?.split('/').at(-1) ?? '';
  hand.send({ kind: 'want', scope: 0, hashes: Array.from({ length: 4096 }, () => hash) });
  await world.time.pass(100);
  const blocks = hand.heard.flatMap((message) => (message.kind === 'blocks' ? message.blocks : []));
  expect(blocks).toHaveLength(1);
});

test('[A27] a flood of questions ends the connection before it fills the memory', async () => {
  const world = new World();
  const mallory = await world.person();
  const hand = await byHand(world, mallory);
  const ask: Message = { kind: 'ask', scope: 0, request: 1, table: 'task', row: newId(world.chance), before: 0 };
  for (let i = 0; i < 30_000; i++) hand.send(ask);
  expect(hand.end()).toBe('too-much');
});

test('[A27] a flood of large messages ends it as soon', async () => {
  const world = new World();
  const mallory = await world.person();
  const hand = await byHand(world, mallory);
  const large = new Uint8Array(2_000_000);
  for (let i = 0; i < 50; i++) hand.send({ kind: 'give', scope: 0, block: large });
  expect(hand.end()).toBe('too-much');
});

test('[A27] [S7.1] blocks are sent in messages of bounded size, and of one that is not there nothing', async () => {
  const world = new World(1, 1);
  const ada = await world.person();
  const row = newId(world.chance);
  ada.connect();
  for (let i = 0; i < 24; i++) ada.write(row, `c${i}`, Buffer.from(world.chance.bytes(45_000)).toString('base64'));
  await world.time.pass(5000);
  await world.hub.fold(world.workplace, SHARED);
  const hand = await byHand(world, await world.person());
  const keys = await world.hubDisk.open().keys('hub-block', { from: '', to: '\u007f' });
  hand.send({ kind: 'want', scope: 0, hashes: keys.map((key) => key.split('/').at(-1) ?? '') });
  hand.send({ kind: 'fetch', scope: 0, hash: 'of-nothing', from: 0 });
  await world.time.pass(100);
  const sizes = hand.heard.flatMap((message) =>
    message.kind === 'blocks' ? [message.blocks.reduce((sum, block) => sum + block.length, 0)] : [],
  );
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(PIECE);
  expect(hand.heard).toContainEqual({ kind: 'piece', scope: 0, hash: 'of-nothing', from: 0, bytes: new Uint8Array(0) });
  expect(hand.end()).toBe(undefined);
});

test('[A27] more entries than a message may hold, and more changes than were signed, are refused', async () => {
  const world = new World();
  const mallory = await world.person();
  const crowd = await byHand(world, mallory);
  const { change } = await signed(world, mallory, crowd.secretKey);
  const many = Array.from(
    { length: 70_000 },
    (_, index) => ({ kind: 'change', change: { ...change, seq: index + 1, writes: [] } }) as const,
  );
  crowd.send({ kind: 'push', scope: 0, body: encodeEntries(many) });
  expect(crowd.end()).toBe('damaged-message');
  const unsigned = await byHand(world, mallory);
  unsigned.send({ kind: 'push', scope: 0, body: encodeEntries(many.slice(0, 20_000)) });
  await world.time.pass(100);
  expect(world.accepted).toHaveLength(16_384);
  expect(unsigned.heard).toContainEqual(expect.objectContaining({ kind: 'refused', seq: 16_385, code: 'unsigned' }));
});
