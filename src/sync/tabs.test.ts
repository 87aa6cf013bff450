import { describe, expect, test } from 'vitest';
import { type Id, newId } from '../kernel/ids.ts';
import { type Store, StoreError } from '../kernel/store.ts';
import { SHARED } from '../replica/change.ts';
import type { MemoryDisk } from '../storage/index.ts';
import { fork } from './device-fork.ts';
import { linkUp } from './device-link.ts';
import { decodeMessage } from './messages.ts';
import { type Person, World } from './testing/people.ts';
import { fine } from './testing/world.ts';

/** What befalls a tab's store. */
interface Mishaps {
  /** Happens after the next read. */
  during?: (() => Promise<void>) | undefined;
  /** Commits are written, and answered with an error. */
  torn?: boolean;
}

/** A disk as one tab has it that no other wakes. */
function deaf(disk: MemoryDisk, mishaps: Mishaps): MemoryDisk {
  const then = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    const { during } = mishaps;
    mishaps.during = undefined;
    await during?.();
    return value;
  };
  const open = (): Store => {
    const store = disk.open();
    return {
      ...store,
      getMany: (collection, keys) => then(store.getMany(collection, keys)),
      range: (collection, range) => then(store.range(collection, range)),
      commit: async (commit) => {
        const outcome = await store.commit(commit);
        if (mishaps.torn) throw new StoreError('unavailable', 'written, and not said so');
        return outcome;
      },
      watch: () => () => undefined,
    };
  };
  return { ...disk, open };
}

/** Two tabs of Ada's browser, and what befalls the second, which hears of nothing until it reads. */
async function tabs(): Promise<{ world: World; one: Person; two: Person; row: Id; mishaps: Mishaps }> {
  const world = new World();
  const one = await world.person();
  return { world, one, row: newId(world.chance), ...(await another(world, one)) };
}

/** A tab that opens beside another. */
async function another(world: World, one: Person): Promise<{ two: Person; mishaps: Mishaps }> {
  const mishaps: Mishaps = {};
  return { two: await world.person({ member: one.member, disk: deaf(one.disk, mishaps) }), mishaps };
}

/** One tab with changes that are accepted and signed, and one that opens after that. */
async function sharedBefore(): Promise<{ world: World; one: Person; two: Person; ben: Person; row: Id; mishaps: Mishaps }> {
  const world = new World();
  const [one, ben] = [await world.person(), await world.person()];
  const row = newId(world.chance);
  ben.connect();
  one.connect();
  for (const title of ['a', 'b', 'c']) one.write(row, 'title', title);
  await world.time.pass(5000);
  await cut(world, one);
  return { world, one, ben, row, ...(await another(world, one)) };
}

/** Connects until it knows what the other tab saved: that ends a session. */
async function catchUp(world: World, person: Person): Promise<void> {
  for (let time = 0; time < 2; time++) {
    person.connect();
    await world.time.pass(3000);
  }
}

async function cut(world: World, ...people: readonly Person[]): Promise<void> {
  for (const person of people) person.cut();
  await world.time.pass(100);
}

const titles = (person: Person): unknown[] => person.device.core.journal(SHARED).state.pending.map(({ writes }) => writes[0]?.value);

/** What a program that starts now finds of one that died. */
async function reopened(world: World, { member, disk }: Person): Promise<Person> {
  return world.person({ member, disk });
}

describe('of two tabs on one store one becomes another device', () => {
  test('[R9] [X1] [F12] the other reads while it does so, and shows everything that waits all the time', async () => {
    const { one, two, row, mishaps } = await sharedBefore();
    one.write(row, 'title', 'waits');
    await one.device.settled();
    two.write(row, 'state', 'unsaved');
    await two.device.settled();
    const seen: unknown[][] = [];
    two.device.subscribe(() => void seen.push(titles(two)));
    // After the second tab has read whose the changes are, and before it reads them.
    mishaps.during = async () => {
      fork(one.device.core);
      await one.device.settled();
    };
    one.write(row, 'place', 'late');
    await one.device.settled();
    two.write(row, 'state', 'later');
    expect(await two.device.settled()).toBe(true);
    expect(two.device.id).toBe(one.device.id);
    expect(titles(two)).toEqual(['waits', 'unsaved', 'late', 'later']);
    for (const some of seen) expect(some).toContain('waits');
  });

  test('[R9] [X1] [F12] a tab that has not heard of it writes nothing over what waits under the new id', async () => {
    const { world, one, two, ben, row } = await sharedBefore();
    two.connect();
    await world.time.pass(500);
    one.write(row, 'title', 'waits');
    await one.device.settled();
    fork(one.device.core);
    await one.device.settled();
    // What comes in from the hub the second tab saves, with what it knows to be accepted of its own taken out.
    ben.write(row, 'place', 'by Ben');
    await world.time.pass(500);
    await cut(world, two);
    await two.device.settled();
    expect(titles(await reopened(world, one))).toEqual(['waits']);
  });

  test('[R9] [X1] it becomes one while it reads what another wrote: id and all chains are of one device', async () => {
    const { world, one, two, row, mishaps } = await tabs();
    one.write(row, 'title', 'by the first');
    await one.device.settled();
    mishaps.during = async () => fork(two.device.core);
    two.write(row, 'state', 'by the second');
    expect(await two.device.settled()).toBe(true);
    const after = await reopened(world, one);
    for (const scope of after.device.scopes) expect(after.device.core.journal(scope).state.chain.device).toBe(after.device.id);
    expect(after.device.id).toBe(two.device.id);
    expect(titles(after)).toEqual(['by the first', 'by the second']);
  });

  test('[R9] [F23] a commit without an answer, and then another id: what it wrote is not made twice', async () => {
    const { world, one, two, row, mishaps } = await tabs();
    mishaps.torn = true;
    two.write(row, 'title', 'once');
    expect(await two.device.settled()).toBe(false);
    fork(two.device.core);
    mishaps.torn = false;
    await world.time.pass(5000);
    expect(await two.device.settled()).toBe(true);
    expect(titles(await reopened(world, one))).toEqual(['once']);
  });
});

test('[R9] [C3] two tabs stamp anew what waits, and both show the stamp of the one that saved it first', async () => {
  const world = new World();
  const one = await world.person({ offset: 10 * 60_000 });
  const row = newId(world.chance);
  one.write(row, 'title', 'ahead of its time');
  await one.device.settled();
  const two = await world.person({ member: one.member, disk: deaf(one.disk, {}), offset: 10 * 60_000 });
  one.connect();
  await world.time.pass(20);
  two.connect();
  await world.time.pass(5000);
  const [stamp] = world.accepted.map((change) => change.stamp);
  for (const { replica } of [one, two]) {
    const { index, stamps } = replica.state(SHARED, 'task');
    expect(stamps.stampOf(index.find(row), 'title').stamp).toBe(stamp);
  }
});

test('[X1] [F12] what another tab made and shared is no sign of a copy', async () => {
  const { world, one, two, row } = await tabs();
  one.connect();
  one.write(row, 'title', 'by the first');
  await world.time.pass(5000);
  const before = one.device.id;
  two.connect();
  await world.time.pass(3000);
  two.write(row, 'state', 'by the second');
  await world.time.pass(3000);
  expect([one.device.id, two.device.id]).toEqual([before, before]);
  expect(two.device.status.waiting).toBe(0);
});

test('[R9] [S10] [F12] two tabs take a file each, and neither writes over what the other took', async () => {
  const { world, one, two, row } = await tabs();
  const [ben, cleo] = [await world.person(), await world.person()];
  for (const person of [one, ben, cleo]) person.connect();
  for (const [person, title] of [
    [ben, 'Ben'],
    [cleo, 'Cleo'],
  ] as const)
    person.write(row, 'title', title);
  await world.time.pass(3000);
  await cut(world, one, ben, cleo);
  await catchUp(world, two);
  await cut(world, two);
  ben.write(row, 'state', 'in Ben’s file');
  cleo.write(row, 'place', 'in Cleo’s file');
  for (const [from, to] of [
    [ben, one],
    [cleo, two],
  ] as const) {
    const file = await from.device.bundleOut();
    expect(file.ok && (await to.device.bundleIn(file.value))).toMatchObject({ ok: true, value: { taken: 1 } });
  }
  const after = await (await reopened(world, one)).state();
  expect(after.get(`task/${row}/state`)).toBe('in Ben’s file');
  expect(after.get(`task/${row}/place`)).toBe('in Cleo’s file');
});

test('[X1] [S5] what a device made under a former id, and a restored hub lost, it shares again even when a copy goes on under that id', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  const row = newId(world.chance);
  ada.write(row, 'title', 'before');
  await world.time.pass(3000);
  const backup = world.hubDisk.snapshot();
  const copy = await world.person({ member: ada.member, disk: ada.disk.clone() });
  ada.write(row, 'state', 'lost by the hub');
  await world.time.pass(3000);
  fork(ada.device.core);
  await world.time.pass(100);
  await world.hub.close();
  world.hubDisk.restore(backup);
  world.openHub();
  await world.hub.renewEpoch(world.workplace);
  await cut(world, ada);
  // The connection breaks as she says what she has.
  let offered = false;
  const sent = (message: Uint8Array): void => {
    const decoded = decodeMessage(message);
    offered ||= decoded.ok && decoded.value.kind === 'have';
  };
  ada.connect({ delay: () => 1, sent, cut: () => offered });
  await world.time.pass(500);
  await cut(world, ada);
  copy.write(row, 'place', 'by the copy');
  copy.connect();
  await world.time.pass(3000);
  await catchUp(world, ada);
  await catchUp(world, ada);
  copy.connect();
  await world.time.pass(3000);
  const state = await copy.state();
  expect(state.get(`task/${row}/place`)).toBe('by the copy');
  expect(state.get(`task/${row}/state`)).toBe('lost by the hub');
});

test('[X1] [F12] of two tabs that say hello at once the one that came first is heard last: neither becomes another device', async () => {
  const { world, one, two } = await tabs();
  one.connect();
  await world.time.pass(60_000);
  const { id } = one.device;
  one.connect({ ...fine, delay: () => 400 });
  await world.time.pass(50);
  two.connect();
  await world.time.pass(3000);
  expect(two.ends).toMatchObject([{ code: 'denied-replaced' }]);
  expect([one.device.id, two.device.id]).toEqual([id, id]);
});

test('[X1.1] [R9] of two links that two tabs made over the same, what is stored of the chain is the end of the one that stands', async () => {
  const { world, one, two, row } = await tabs();
  one.write(row, 'title', 'before');
  one.connect();
  await world.time.pass(3000);
  one.cut();
  one.write(row, 'state', 'signed by both');
  await world.time.pass(100);
  const { id } = one.device;
  for (const each of [one, two]) {
    const journal = each.device.core.journal(SHARED);
    await each.device.core.noticed();
    journal.leave();
  }
  // Neither hears of the other before both have signed.
  await Promise.all([one, two].map(({ device }) => linkUp(device.core, SHARED, 2)));
  await world.time.pass(5000);
  one.connect();
  await world.time.pass(5000);
  for (const each of [one, two]) {
    each.cut();
    each.device.core.mending.add(SHARED);
    each.connect();
    await world.time.pass(5000);
  }
  expect([one.device.id, two.device.id]).toEqual([id, id]);
  expect(world.accepted.map(({ device, seq }) => [device, seq])).toEqual([
    [id, 1],
    [id, 2],
  ]);
});
