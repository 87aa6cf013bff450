import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { referenceState } from '../replica/testing/reference.ts';
import { cell, type Person, World } from './testing/people.ts';

/** The hub's disk is put back to an older copy, and the server starts again. */
async function restoreHub(world: World, older: ReturnType<World['hubDisk']['snapshot']>, told = true): Promise<void> {
  await world.hub.close();
  await world.time.pass(100);
  world.hubDisk.restore(older);
  world.openHub();
  if (told) await world.hub.renewEpoch(world.workplace);
}

async function expectSame(...people: readonly Person[]): Promise<void> {
  const [first, ...others] = await Promise.all(people.map((person) => person.state()));
  for (const other of others) expect(other).toEqual(first);
}

describe('a hub restored from an older copy', () => {
  test.each([true, false])('[S5] [F08] devices give back what it lost, their own and others’ (epoch told: %s)', async (told) => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person();
    const row = newId(world.chance);
    ada.connect();
    ben.connect();
    ada.write(row, 'title', 'before');
    await world.time.pass(3000);
    const backup = world.hubDisk.snapshot();
    ada.write(row, 'title', 'by Ada, lost');
    ben.write(row, 'state', 'by Ben, lost');
    await world.time.pass(3000);
    await restoreHub(world, backup, told);
    // Ada never comes back: Ben has her change and her signature.
    ada.cut();
    ben.write(row, 'place', 'written meanwhile');
    const cleo = await world.person();
    cleo.connect();
    await world.time.pass(500);
    expect((await cleo.state()).get(`task/${row}/title`)).toBe('before');
    ben.connect();
    await world.time.pass(5000);
    const state = await cleo.state();
    expect(state.get(`task/${row}/title`)).toBe('by Ada, lost');
    expect(state.get(`task/${row}/state`)).toBe('by Ben, lost');
    expect(state.get(`task/${row}/place`)).toBe('written meanwhile');
    ada.connect();
    await world.time.pass(5000);
    await expectSame(ada, ben, cleo);
    for (const person of [ada, ben, cleo]) expect(person.device.status).toMatchObject({ waiting: 0, problems: [] });
  });

  test('[F09] an emptied hub deletes nothing: everything comes back from the devices', async () => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person();
    const rows = Array.from({ length: 30 }, () => newId(world.chance));
    ada.connect();
    ben.connect();
    for (const row of rows) (world.chance.next() < 0.5 ? ada : ben).write(row, 'title', `title ${row}`);
    await world.time.pass(3000);
    const before = await ben.state();
    await world.hub.close();
    world.hubDisk.restore();
    world.openHub();
    await world.time.pass(100);
    ben.connect();
    ada.connect();
    await world.time.pass(5000);
    expect(await ada.state()).toEqual(before);
    expect(await ben.state()).toEqual(before);
    const cleo = await world.person();
    cleo.connect();
    await world.time.pass(1000);
    expect(await cleo.state()).toEqual(before);
  });

  test('[F09] [F20] a device that held segments keeps its state and its work through the change of epoch', async () => {
    const world = new World();
    const ada = await world.person();
    ada.connect();
    const rows = Array.from({ length: 600 }, () => newId(world.chance));
    for (const row of rows) {
      ada.device.commit(
        SHARED,
        'task.add',
        Array.from({ length: 10 }, (_, index) => cell(row, `c${index}`, index)),
      );
    }
    await world.time.pass(15_000);
    await world.hub.fold(world.workplace, SHARED);
    const backup = world.hubDisk.snapshot();
    ada.write(rows[0] as string, 'c0', 'lost by the hub');
    await world.time.pass(3000);
    await restoreHub(world, backup);
    ada.cut();
    ada.write(rows[1] as string, 'c0', 'meanwhile');
    ada.connect();
    await world.time.pass(3000);
    const expected = referenceState(world.accepted);
    expect(expected.get(`task/${rows[0]}/c0`)).toBe('lost by the hub');
    expect(await ada.state()).toEqual(expected);
    await ada.open();
    expect(await ada.state()).toEqual(expected);
    expect(ada.device.status).toMatchObject({ waiting: 0, problems: [] });
  });
});
