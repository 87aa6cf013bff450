import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import type { Store } from '../kernel/store.ts';
import { SHARED } from '../replica/change.ts';
import { type MemoryDisk, memoryDisk } from '../storage/index.ts';
import { DeviceScope } from './device-scope.ts';
import type { Entry } from './entries.ts';
import { unpackMessage } from './packing.ts';
import { cell, World } from './testing/people.ts';
import { Chance } from './testing/world.ts';

/** A disk on which every commit takes some time, once `busy` is set. */
function slowDisk(world: World, delay: number, state: { busy: boolean }): MemoryDisk {
  const disk = memoryDisk();
  const slow = (store: Store): Store =>
    new Proxy(store, {
      get: (target, key) => {
        if (key === 'commit' && state.busy)
          return (...given: Parameters<Store['commit']>) =>
            new Promise((resolve) => world.time.after(delay, () => resolve(target.commit(...given))));
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return new Proxy(disk, { get: (target, key) => (key === 'open' ? () => slow(target.open()) : Reflect.get(target, key)) });
}

test('[S7] a device whose disk is slower than the network is given the whole log, however it is saved', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  for (let page = 0; page < 60; page++) {
    ada.write(newId(world.chance), 'title', Array.from({ length: 750 }, () => newId(world.chance)).join(''));
    await world.time.pass(1500);
  }
  for (const delay of [1, 7, 40, 300]) {
    const disk = { busy: false };
    const ben = await world.person({ disk: slowDisk(world, delay, disk) });
    disk.busy = true;
    ben.connect();
    for (let at = 0; at < 20; at++) {
      ben.write(newId(world.chance), 'title', 'Mine');
      await world.time.pass(5);
    }
    await world.time.pass(60_000);
    expect(ben.device.status.waiting).toBe(0);
    expect(await ben.state()).toEqual(await ada.state());
  }
});

test('[S7] what does not follow the log that is here is not taken, whether it begins before its end or after', () => {
  const device = newId(new Chance(1));
  const entry = (seq: number): Entry => ({
    kind: 'change',
    change: { scope: SHARED, device, seq, stamp: seq, command: 'task.edit', writes: [cell(device, 'title', seq)] },
  });
  const scope = new DeviceScope(SHARED, newId(new Chance(2)));
  expect(scope.accept(1, [entry(1)])).toMatchObject({ fits: true });
  for (const first of [1, 3]) expect(scope.accept(first, [entry(2)])).toEqual({ fits: false, why: 'gap' });
  expect(scope.accept(2, [entry(2)])).toMatchObject({ fits: true });
  expect(scope.log.cursor).toBe(2);
});

test('[S1.1] of what the hub has not acknowledged 4,096 changes leave, and no more', async () => {
  const world = new World();
  const ada = await world.person();
  for (let i = 0; i < 9000; i++) ada.write(newId(world.chance), 'title', `${i}`);
  await ada.device.settled();
  const session = ada.connect();
  const deaf = (message: Uint8Array): void => {
    const read = unpackMessage(message, world.compressor);
    if (read.ok && read.value.kind === 'welcome') session.receive(message);
  };
  Object.assign(ada.wire ?? {}, { toDevice: { receive: deaf, closed: () => session.closed() } });
  await world.time.pass(10_000);
  expect(world.accepted).toHaveLength(4096);
  ada.cut();
  ada.connect();
  await world.time.pass(30_000);
  expect(world.accepted).toHaveLength(9000);
});

test('[S1.2] [F16] what cannot be saved does not leave before it is', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  await world.time.pass(1000);
  ada.disk.fail(() => 'full');
  ada.write(newId(world.chance), 'title', 'not saved');
  await world.time.pass(10_000);
  expect(world.accepted).toEqual([]);
  ada.disk.fail();
  await world.time.pass(60_000);
  expect(world.accepted).toHaveLength(1);
});
