/** What somebody with a member’s device and key makes by hand, and has others take and bring to the hub. */

import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { decodeBundle, encodeBundle } from '../replica/bundle.ts';
import { expungeLink, type Link } from '../replica/chain.ts';
import { type Change, privateScope, SHARED } from '../replica/change.ts';
import { EVERY_COLUMN, EXPUNGE, VOID } from '../replica/expunge.ts';
import type { Entry } from './entries.ts';
import { encodeBlock } from './log-block.ts';
import { byHand, signed } from './testing/by-hand.ts';
import { cell, World } from './testing/people.ts';
import { connected, held, restoreHub, seenAnew } from './testing/scenes.ts';
import { compressor } from './testing/world.ts';
import { RELAIS } from './verify.ts';

const MINUTE = 60_000;

const fileOf = (world: World, { change, link }: { change: Change; link: Link }): Uint8Array =>
  encodeBundle({ workplace: world.workplace, parts: [{ scope: change.scope, changes: [change], links: [link] }] }, compressor);

const UNBELIEVED = { ok: true, value: { taken: 0, known: 0, unsigned: 1, apart: 0 } };

test('[A11] [A26] a bundle brings nothing of another member’s into what is private, however well it is signed', async () => {
  const world = new World();
  const [ada, mallory] = [await world.person(), await world.person()];
  const scope = privateScope(ada.member);
  const row = newId(world.chance);
  await connected(world, ada);
  ada.device.commit(scope, 'task.edit', [cell(row, 'title', 'mine alone')]);
  const { secretKey } = await byHand(world, mallory);
  await world.time.pass(3000);
  const accepted = world.accepted.length;
  const write = await signed(world, mallory, secretKey, { scope });
  expect(await ada.device.bundleIn(fileOf(world, write))).toEqual(UNBELIEVED);
  const writes = [{ table: 'task', row, column: EVERY_COLUMN, rule: EXPUNGE, value: null }];
  expect(await ada.device.bundleIn(fileOf(world, await signed(world, mallory, secretKey, { scope, writes })))).toEqual(UNBELIEVED);
  await world.time.pass(3000);
  expect(await ada.state(scope)).toEqual(new Map([[`task/${row}/title`, 'mine alone']]));
  expect(world.accepted).toHaveLength(accepted);
});

test('[A11] [A26] nor does the hub take it from a device of the member whose it is', async () => {
  const world = new World();
  const [ada, mallory] = [await world.person(), await world.person()];
  const scope = privateScope(ada.member);
  const { secretKey } = await byHand(world, mallory);
  const { change, link } = await signed(world, mallory, secretKey, { scope });
  const hers = await byHand(world, ada, { scopes: [{ scope, epoch: '', cursor: 0, mark: new Uint8Array(0) }] });
  const entries = [{ kind: 'change', change } as const, { kind: 'link', link } as const];
  hers.send({ kind: 'give', scope: 0, block: encodeBlock(entries) });
  await world.time.pass(1000);
  expect(world.accepted).toEqual([]);
});

test('[A28] [S10.1] a bundle’s changes that no hub would take are not taken either', async () => {
  const world = new World();
  const [ada, mallory] = [await world.person(), await world.person()];
  await connected(world, ada);
  const { secretKey } = await byHand(world, mallory);
  await world.time.pass(1000);
  const writes = [cell(newId(world.chance), 'title', 'forged', '__proto__')];
  expect(await ada.device.bundleIn(fileOf(world, await signed(world, mallory, secretKey, { writes })))).toEqual(UNBELIEVED);
  expect(held(ada)).toBe(0);
});

test('[X3.2] [A26] nothing is taken out of another’s change but by an expunging: who gives it back without a write is not believed', async () => {
  const world = new World();
  const [ada, mallory] = [await world.person(), await world.person()];
  const row = newId(world.chance);
  await connected(world, ada);
  ada.cut();
  await world.time.pass(1000);
  ada.device.commit(SHARED, 'task.edit', [cell(row, 'title', 'hers'), cell(row, 'state', 'open')]);
  const file = await ada.device.bundleOut([SHARED]);
  if (!file.ok) throw new Error(file.problem.code);
  const hand = await byHand(world, mallory);
  hand.send({ kind: 'give', scope: 0, block: encodeBlock(withoutFirstWrite(file.value)) });
  await world.time.pass(1000);
  expect(world.accepted).toEqual([]);
  await connected(world, ada);
  await world.time.pass(3000);
  expect((await seenAnew(world)).get(`task/${row}/title`)).toBe('hers');
});

test('[X3.5] [S5.4] but what one device wrote and then expunged, and the hub lost both, is given back by who has it so', async () => {
  const world = new World();
  const [server, ben] = [await world.person({ member: RELAIS }), await world.person()];
  const row = newId(world.chance);
  await connected(world, server, ben);
  const backup = world.hubDisk.snapshot();
  server.device.commit(SHARED, 'task.add', [cell(row, 'title', 'asked from outside'), cell(row, 'why', 'what nobody should have said')]);
  await world.time.pass(3000);
  server.device.commit(SHARED, 'expunge', [{ table: 'task', row, column: 'why', rule: EXPUNGE, value: 'last' }]);
  await world.time.pass(5000);
  for (let round = 0; round < 3; round++) {
    for (const person of [server, ben]) person.cut();
    await connected(world, server, ben);
    await world.time.pass(3000);
  }
  for (const person of [server, ben]) person.cut();
  await restoreHub(world, backup);
  await connected(world, ben);
  await world.time.pass(5000);
  expect(held(ben)).toBe(0);
  const seen = await seenAnew(world);
  expect([seen.get(`task/${row}/title`), seen.get(`task/${row}/why`) ?? null]).toEqual(['asked from outside', null]);
});

/** What the file holds, the first write of each change gone as if it had been expunged. Its signature still fits. */
function withoutFirstWrite(file: Uint8Array): Entry[] {
  const bundle = decodeBundle(file, compressor);
  const [part] = bundle.ok ? bundle.value.parts : [];
  const strip = (change: Change): Change => ({
    ...change,
    writes: change.writes.map((write, index) => (index === 0 ? { ...write, rule: VOID, value: null } : write)),
  });
  const whole = new Map(part?.changes.map((change) => [change.seq, change]));
  return [
    ...[...whole.values()].map((change) => ({ kind: 'change', change: strip(change) }) as const),
    ...(part?.links ?? []).map((link) => ({ kind: 'link', link: expungeLink(link, (seq) => whole.get(seq), strip) }) as const),
  ];
}

test('[S5.4] [A27] who promises what is not there, over and over and from several devices, keeps nobody from giving', async () => {
  const world = new World();
  const [ada, ben] = [await world.person(), await world.person()];
  const [mallory, accomplice] = [await world.person(), await world.person()];
  const row = newId(world.chance);
  await connected(world, ada, ben);
  const backup = world.hubDisk.snapshot();
  ada.write(row, 'title', 'which Ben has');
  await world.time.pass(3000);
  for (const person of [ada, ben]) person.cut();
  await restoreHub(world, backup);
  const liars = [await byHand(world, mallory), await byHand(world, accomplice)];
  const promise = { kind: 'have', scope: 0, heads: [{ device: ada.device.id, seq: 1000, linked: 1000 }] } as const;
  for (const { send } of liars) send(promise);
  await connected(world, ben);
  for (let i = 0; i < 30; i++) {
    for (const { send } of liars) send(promise);
    await world.time.pass(MINUTE / 3);
  }
  expect(held(ben)).toBe(0);
  expect((await seenAnew(world)).get(`task/${row}/title`)).toBe('which Ben has');
});
