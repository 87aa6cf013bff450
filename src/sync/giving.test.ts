import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { Hub } from './hub.ts';
import { unpackMessage } from './packing.ts';
import { World } from './testing/people.ts';
import { connected, held, linked, restoreHub, seenAnew } from './testing/scenes.ts';
import { toySigner } from './testing/world.ts';

const MINUTE = 60_000;

describe('what a device holds of another', () => {
  test('[S5.4] [C3] is asked for again when the hub might not take it yet, its clock being behind the stamp', async () => {
    const world = new World();
    const [ada, ben] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    await connected(world, ada, ben);
    ada.write(row, 'title', 'together');
    await world.time.pass(3000);
    ada.cut();
    Object.assign(ada, { clock: world.time.offset(6 * MINUTE) });
    await ada.open();
    ada.write(row, 'state', 'by Ada, ahead of her time');
    const file = await ada.device.bundleOut([SHARED]);
    if (!file.ok) throw new Error(file.problem.code);
    expect(await ben.device.bundleIn(file.value)).toMatchObject({ ok: true, value: { taken: 1 } });
    await world.time.pass(3000);
    expect(held(ben)).toBe(1);
    await world.time.pass(15 * MINUTE);
    expect(held(ben)).toBe(0);
    expect((await seenAnew(world)).get(`task/${row}/state`)).toBe('by Ada, ahead of her time');
  });

  test('[S5.4] is asked for once the hub hears who made it', async () => {
    const world = new World();
    const [ada, ben] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    await connected(world, ada, ben);
    ada.write(row, 'title', 'by Ada, who is gone');
    await world.time.pass(3000);
    const { publicKey } = await ada.device.keys();
    ada.cut();
    await restoreHub(world);
    await connected(world, ben);
    expect(held(ben)).toBe(1);
    await world.hub.registerDevice(world.workplace, ada.device.id, ada.member, publicKey);
    await world.time.pass(3000);
    expect(held(ben)).toBe(0);
    expect((await seenAnew(world)).get(`task/${row}/title`)).toBe('by Ada, who is gone');
  });

  test('[S5.4] is asked for again once another gave the piece before it', async () => {
    const world = new World();
    const [ada, cleo] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    await connected(world, ada, cleo);
    const backup = world.hubDisk.snapshot();
    ada.write(row, 'first', 'which Cleo has');
    await world.time.pass(3000);
    cleo.cut();
    await world.hub.fold(world.workplace, SHARED);
    const ben = await world.person();
    await connected(world, ben);
    ada.write(row, 'second', 'which Ben has');
    await world.time.pass(3000);
    ada.cut();
    await restoreHub(world, backup);
    await connected(world, ben);
    expect(held(ben)).toBe(1);
    await connected(world, cleo);
    await world.time.pass(5000);
    expect([held(ben), held(cleo)]).toEqual([0, 0]);
    const state = await seenAnew(world);
    expect([state.get(`task/${row}/first`), state.get(`task/${row}/second`)]).toEqual(['which Cleo has', 'which Ben has']);
  });

  test('[S5.4] [F18] is asked of another when who offered it is gone without a word', async () => {
    const world = new World();
    const [ada, ben, cleo] = [await world.person(), await world.person(), await world.person()];
    const row = newId(world.chance);
    await connected(world, ada, ben, cleo);
    const backup = world.hubDisk.snapshot();
    ada.write(row, 'title', 'by Ada, who is gone');
    await world.time.pass(3000);
    for (const person of [ada, ben, cleo]) person.cut();
    await restoreHub(world, backup);
    const session = ben.connect();
    const deaf = (message: Uint8Array): void => {
      const read = unpackMessage(message, world.compressor);
      if (!read.ok || read.value.kind !== 'wanted') session.receive(message);
    };
    Object.assign(ben.wire ?? {}, { toDevice: { receive: deaf, closed: () => session.closed() } });
    await world.time.pass(500);
    await connected(world, cleo);
    await world.time.pass(3000);
    expect([held(ben), held(cleo)]).toEqual([1, 1]);
    await world.time.pass(2 * MINUTE);
    expect([held(ben), held(cleo)]).toEqual([0, 0]);
  });

  test.each([true, false])('[S5.4] [X1.3] is given back under however many links (by its author: %s)', async (author) => {
    const world = new World();
    const [ada, ben] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    await connected(world, ada, ben);
    const backup = world.hubDisk.snapshot();
    for (let i = 1; i <= 100; i++) {
      ada.write(row, 'title', i);
      await world.time.pass(1500);
    }
    expect(linked(ben, ada)).toBe(100);
    ada.cut();
    ben.cut();
    await restoreHub(world, backup);
    await connected(world, author ? ada : ben);
    await world.time.pass(10_000);
    expect(linked(author ? ada : ben, ada)).toBe(100);
    expect((await seenAnew(world)).get(`task/${row}/title`)).toBe(100);
  });
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  '[X2.2] [R9.3] what a removed member had shared and the hub lost shows nowhere, also when commit %i of taking the state anew is not answered',
  async (number) => {
    const world = new World();
    const [ada, ben] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    await connected(world, ada, ben);
    ada.write(row, 'title', 'kept');
    await world.time.pass(3000);
    const backup = world.hubDisk.snapshot();
    ada.write(row, 'title', 'lost');
    await world.time.pass(3000);
    for (const person of [ada, ben]) person.cut();
    await restoreHub(world, backup);
    await world.hub.removeMember(world.workplace, ada.member);
    let commits = 0;
    const behind = ben.disk.open();
    // Written, and said not to be.
    ben.disk.fail((commit) => {
      if (++commits !== number) return undefined;
      void behind.commit(commit);
      return 'unavailable';
    });
    ben.connect();
    await world.time.pass(20_000);
    ben.disk.fail();
    ben.connect();
    await world.time.pass(20_000);
    expect(held(ben)).toBe(0);
    expect((await ben.state()).get(`task/${row}/title`)).toBe('kept');
  },
);

test('[S5.1] a device whose log is another one than the hub’s, though both end alike, takes the accepted state anew', async () => {
  const world = new World();
  const [ada, ben, cleo, dan] = [await world.person(), await world.person(), await world.person(), await world.person()];
  const row = newId(world.chance);
  await connected(world, ada, ben, cleo, dan);
  const backup = world.hubDisk.snapshot();
  ada.write(row, 'a', 1);
  ada.write(row, 'a', 2);
  await world.time.pass(50);
  cleo.write(row, 'c', 'at the third place twice');
  await world.time.pass(50);
  for (const person of [ada, ben, cleo, dan]) person.cut();
  await restoreHub(world, backup, false);
  dan.write(row, 'd', 1);
  dan.write(row, 'd', 2);
  dan.connect();
  await world.time.pass(100);
  dan.cut();
  cleo.connect();
  await world.time.pass(100);
  ben.connect();
  const ended = ben.ends.length;
  dan.write(row, 'd', 3);
  dan.connect();
  await world.time.pass(3000);
  // The session that saw it is over at once.
  expect(ben.ends.length).toBe(ended + 1);
  ben.connect();
  ada.connect();
  await world.time.pass(3000);
  expect(await ben.state()).toEqual(await seenAnew(world));
  expect((await ben.state()).get(`task/${row}/d`)).toBe(3);
  expect((await ben.state()).get(`task/${row}/a`)).toBe(2);
});

test('[S5.1] a device whose log has the length and the last entry of the hub’s, and others before it, takes the accepted state anew', async () => {
  const world = new World();
  const [ada, ben, cleo, dan] = [await world.person(), await world.person(), await world.person(), await world.person()];
  const row = newId(world.chance);
  await connected(world, ada, ben, cleo);
  const backup = world.hubDisk.snapshot();
  cleo.cut();
  cleo.write(row, 'c', 'at the third place twice');
  await world.time.pass(50);
  const copy = await world.person({ member: cleo.member, disk: cleo.disk.clone() });
  ada.write(row, 'a', 'by Ada, who is gone');
  await world.time.pass(2000);
  await connected(world, cleo);
  for (const person of [ada, ben, cleo]) person.cut();
  await restoreHub(world, backup, false);
  dan.write(row, 'd', 'by Dan, who writes no more');
  await connected(world, dan);
  await world.time.pass(2000);
  dan.cut();
  await connected(world, copy);
  copy.cut();
  const { cursor, mark } = ben.device.core.journal(SHARED).state.log;
  expect(copy.device.core.journal(SHARED).state.log).toMatchObject({ cursor, mark });
  await connected(world, ben);
  await connected(world, ben);
  await world.time.pass(3000);
  expect(await ben.state()).toEqual(await seenAnew(world));
  expect((await ben.state()).get(`task/${row}/a`)).toBe('by Ada, who is gone');
  expect((await ben.state()).get(`task/${row}/d`)).toBe('by Dan, who writes no more');
});

test('[S5.1] a device takes the accepted state anew where the hub and an author lost the same, and that name says something else now', async () => {
  const world = new World();
  const [ada, ben] = [await world.person(), await world.person()];
  const row = newId(world.chance);
  await connected(world, ada, ben);
  const backups = [world.hubDisk.snapshot(), ada.disk.snapshot()];
  ada.write(row, 'a', 'lost with two disks');
  await world.time.pass(3000);
  for (const person of [ada, ben]) person.cut();
  await restoreHub(world, backups[0], false);
  ada.disk.restore(backups[1]);
  await ada.open();
  ada.write(row, 'b', 'made since');
  await connected(world, ada);
  await world.time.pass(3000);
  await connected(world, ben);
  await world.time.pass(3000);
  expect(await ben.state()).toEqual(await seenAnew(world));
});

describe('two hubs on one store', () => {
  const another = (world: World, quiet: boolean, ways: { gather?: number; foldAfter?: number } = {}): Hub => {
    const store = world.hubDisk.open();
    if (quiet) Object.assign(store, { notify: () => undefined });
    const { compressor, chance, time } = world;
    return new Hub({ store, clock: time, random: chance, timers: time, signer: toySigner(chance), compressor, ...ways });
  };

  test('[S3] [F18] what one accepted and died before telling reaches the other’s devices when it comes again', async () => {
    const world = new World();
    const [ada, ben] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    await connected(world, ben);
    world.hub = another(world, true);
    await connected(world, ada);
    ada.write(row, 'title', 'told to nobody');
    await world.time.pass(3000);
    expect((await ben.state()).has(`task/${row}/title`)).toBe(false);
    await world.hub.close();
    world.hub = another(world, false);
    await connected(world, ada);
    await world.time.pass(1000);
    expect((await ben.state()).get(`task/${row}/title`)).toBe('told to nobody');
  });

  test('[X2.1] a member removed by one is told nothing by the other either, also where nothing was ever written', async () => {
    const world = new World();
    const ada = await world.person();
    await connected(world, ada);
    expect(ada.wire?.broken).toBe(false);
    await another(world, false).removeMember(world.workplace, ada.member);
    await world.time.pass(100);
    expect(ada.wire?.broken).toBe(true);
    expect(ada.ends).toMatchObject([{ code: 'denied-removed' }]);
  });

  test('[X2.1] a member removed by one, while the other accepts what they write, is ended after that', async () => {
    const world = new World();
    const [ada, ben] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    const remover = world.hub;
    await connected(world, ada);
    ada.write(row, 'title', 'known to both');
    await world.time.pass(3000);
    ada.cut();
    world.hub = another(world, true);
    await connected(world, ada);
    ada.write(row, 'title', 'accepted by the other, which told nobody');
    await world.time.pass(500);
    await remover.removeMember(world.workplace, ada.member);
    world.hub = remover;
    await connected(world, ben);
    expect((await ben.state()).get(`task/${row}/title`)).toBe('accepted by the other, which told nobody');
    expect([2, 3].map((seq) => ben.device.roster.isBeyondEnd(SHARED, ada.device.id, seq))).toEqual([false, true]);
  });

  test('[X1.1] [C1] [F06] copies of one device that write through both are told apart before they are mixed', async () => {
    const world = new World();
    const ada = await world.person();
    const row = newId(world.chance);
    await connected(world, ada);
    ada.write(row, 'title', 'before');
    await world.time.pass(3000);
    ada.cut();
    const copy = await world.person({ member: ada.member, disk: ada.disk.clone(), offset: 30_000 });
    for (const column of ['a', 'b', 'c']) ada.write(row, column, 'by Ada');
    copy.write(row, 'd', 'by her copy');
    await world.time.pass(100);
    copy.connect();
    world.hub = another(world, false);
    ada.connect();
    await world.time.pass(3000);
    const person = await world.person();
    await connected(world, person);
    const stamps = new Map<string, number>();
    for (const { device, stamp } of person.device.core.journal(SHARED).state.overlay()) {
      expect(stamp).toBeGreaterThan(stamps.get(device) ?? 0);
      stamps.set(device, stamp);
    }
    copy.connect();
    ada.connect();
    await world.time.pass(5000);
    const state = await seenAnew(world);
    expect(['a', 'b', 'c', 'd'].map((column) => state.get(`task/${row}/${column}`))).toEqual(['by Ada', 'by Ada', 'by Ada', 'by her copy']);
  });

  test.each([500, 5000])(
    '[X1.1] [S4.1] what a copy pushes does not follow what the original shared through the other %i ms before',
    async (slow) => {
      const world = new World();
      const ada = await world.person();
      const row = newId(world.chance);
      ada.write(row, 'title', 'shared past');
      await connected(world, ada);
      await world.time.pass(3000);
      ada.cut();
      const copy = await world.person({ member: ada.member, disk: ada.disk.clone() });
      const { id } = ada.device;
      ada.connect();
      world.hub = another(world, false, { gather: 100, foldAfter: 1 });
      let delay = 1;
      copy.connect({ delay: () => delay, cut: () => false });
      await world.time.pass(1000);
      delay = slow;
      copy.write(row, 'a', 'by the copy');
      await world.time.pass(50);
      copy.write(row, 'b', 'by the copy');
      ada.write(row, 'a', 'by the original');
      await world.time.pass(20_000);
      delay = 1;
      for (const person of [ada, copy]) person.connect();
      await world.time.pass(10_000);
      const shared = world.accepted.filter(({ device }) => device === id).map(({ writes }) => writes[0]?.value);
      expect(new Set(shared)).toEqual(new Set(['shared past', 'by the original']));
      expect(await copy.state()).toEqual(await ada.state());
      expect((await seenAnew(world)).get(`task/${row}/b`)).toBe('by the copy');
    },
  );
});
