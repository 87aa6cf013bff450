import { expect, test } from 'vitest';
import { type Id, newId } from '../kernel/ids.ts';
import { decodeBundle } from '../replica/bundle.ts';
import { CHAIN_START, type Link, makeLink } from '../replica/chain.ts';
import { type Change, SHARED } from '../replica/change.ts';
import { stampAt } from '../replica/stamp.ts';
import { linkUp } from './device-link.ts';
import { encodeMessage } from './messages.ts';
import { type Dial, Reconnector } from './reconnector.ts';
import { cell, World } from './testing/people.ts';
import { fine, toySigner, Wire } from './testing/world.ts';

/** A device of its own making, whose changes reach the hub all at once, as those of a server's demo or an import do. */
async function writer(world: World) {
  const signer = toySigner(world.chance);
  const { publicKey, secretKey } = await signer.generate();
  const device = newId(world.chance);
  await world.hub.registerDevice(world.workplace, device, newId(world.chance), publicKey);
  const change = (seq: number, row: Id, value: string): Change => ({
    scope: SHARED,
    device,
    seq,
    stamp: stampAt(world.time.now()) + seq,
    command: 'task.edit',
    writes: [cell(row, 'title', value)],
  });
  const sign = async (parts: readonly (readonly Change[])[]): Promise<Link[]> => {
    let digest = CHAIN_START;
    const links: Link[] = [];
    for (const part of parts) {
      const made = await makeLink(
        signer,
        secretKey,
        { workplace: world.workplace, scope: SHARED, device },
        digest,
        part,
        world.chance.bytes(16),
      );
      digest = made.digest;
      links.push(made.link);
    }
    return links;
  };
  return { device, change, sign };
}

test('[S5] several links of one device that come together all count', async () => {
  const world = new World();
  const { device, change, sign } = await writer(world);
  const row = newId(world.chance);
  const changes = Array.from({ length: 9 }, (_, i) => change(i + 1, row, `Take ${i}`));
  const links = await sign([changes.slice(0, 3), changes.slice(3, 6), changes.slice(6)]);
  await world.hub.admit(world.workplace, SHARED, changes, links);
  const ben = await world.person();
  ben.connect();
  await world.time.pass(2000);
  const { heads } = ben.device.core.journal(SHARED).state;
  expect(heads.seqOf(device)).toBe(9);
  expect(heads.linkedOf(device)).toBe(9);
});

test('[S7] whoever joins while more is unsigned than a message carries comes in all the same', async () => {
  const world = new World();
  const { change, sign } = await writer(world);
  const changes = Array.from({ length: 8 }, (_, i) => change(i + 1, newId(world.chance), `${i}`.repeat(300_000)));
  await world.hub.admit(world.workplace, SHARED, changes, []);
  await world.hub.fold(world.workplace, SHARED);
  const ben = await world.person();
  ben.connect();
  await world.time.pass(5000);
  expect(ben.ends).toEqual([]);
  expect((await ben.state()).size).toBe(8);
  await world.hub.admit(world.workplace, SHARED, [], await sign([changes]));
  await world.hub.fold(world.workplace, SHARED);
  const cleo = await world.person();
  cleo.connect();
  await world.time.pass(5000);
  expect(cleo.ends).toEqual([]);
  expect((await cleo.state()).size).toBe(8);
  expect(cleo.device.core.journal(SHARED).state.base?.record.cursor).toBe(9);
});

const noManifest = { kind: 'manifest', scope: 0, cursor: 0, manifest: new Uint8Array(0), heads: new Uint8Array(0) } as const;

test('[F18] a session that is welcomed and fails at once, again and again, is tried less and less often', async () => {
  const world = new World();
  const { change } = await writer(world);
  await world.hub.admit(world.workplace, SHARED, [change(1, newId(world.chance), 'One')], []);
  await world.hub.fold(world.workplace, SHARED);
  const person = await world.person();
  let dialled = 0;
  const dial: Dial = async (receiver) => {
    dialled++;
    const wire = new Wire(world.time, fine);
    // The segments never come through.
    const isManifest = (bytes: Uint8Array) => bytes[0] === encodeMessage(noManifest)[0];
    wire.toDevice = {
      receive: (bytes) => receiver.receive(isManifest(bytes) ? new Uint8Array([255]) : bytes),
      closed: () => receiver.closed(),
    };
    wire.toHub = world.hub.connect(person.authority, wire.hub);
    return wire.device;
  };
  const line = new Reconnector(person.device, dial);
  line.start();
  await world.time.pass(600_000);
  line.stop();
  expect(dialled).toBeGreaterThan(5);
  expect(dialled).toBeLessThan(40);
});

test('[C3.3] what has not left is not signed: a clock that turns out to be ahead gives it another stamp', async () => {
  const world = new World();
  const ada = await world.person({ offset: 3_600_000 });
  const { core } = ada.device;
  const journal = core.journal(SHARED);
  ada.write(newId(world.chance), 'title', 'ahead of its time');
  // As a session of another tab does that ended when this device became another one.
  expect(await linkUp(core, SHARED, 1)).toBe(false);
  ada.connect();
  await world.time.pass(3000);
  expect(journal.state.chain.linked).toBe(1);
  expect(journal.state.heads.linkedOf(ada.device.id)).toBe(1);
  expect(world.accepted).toMatchObject([{ seq: 1 }]);
});

test.each([
  ['a thousand and twenty-four changes', Array.from({ length: 2500 }, () => 1), [1024, 2048, 2500]],
  [
    'about half a megabyte, two bytes to a character, and the change that goes beyond',
    Array.from({ length: 7 }, () => 200_000),
    [2, 4, 6, 7],
  ],
  ['one change, however large', [600_000, 600_000], [1, 2]],
])('[X1.3] a link covers %s', async (_, sizes, ends) => {
  const world = new World();
  const ada = await world.person();
  for (const size of sizes) ada.write(newId(world.chance), 'title', 'x'.repeat(size));
  const file = await ada.device.bundleOut([SHARED]);
  const bundle = file.ok ? decodeBundle(file.value, world.compressor) : file;
  expect(bundle.ok && bundle.value.parts.flatMap(({ links }) => links.map(({ last }) => last))).toEqual(ends);
});
