import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { referenceState } from '../replica/testing/reference.ts';
import { World } from './testing/people.ts';

test('[S6] a device whose accepted state differs is told, and mended from the hub without touching what waits', async () => {
  const world = new World();
  const ada = await world.person();
  const ben = await world.person();
  const row = newId(world.chance);
  ada.connect();
  ben.connect();
  ada.write(row, 'title', 'right');
  await world.time.pass(3000);
  await world.hub.fold(world.workplace, SHARED);
  ben.cut();
  // A fault of ours: Ben's device has another value where the log says `right`.
  const { state } = ben.device.core.journal(SHARED);
  state.tail = state.tail.map((entry) =>
    entry.kind === 'change'
      ? { kind: 'change', change: { ...entry.change, writes: entry.change.writes.map((write) => ({ ...write, value: 'wrong' })) } }
      : entry,
  );
  ben.write(row, 'state', 'waits');
  ben.disk.fail(() => 'full');
  ben.connect();
  await world.time.pass(301_000);
  expect(ben.device.status.problems.map(({ code }) => code)).toContain('state-differs');
  ben.disk.fail();
  ben.connect();
  await world.time.pass(5000);
  expect(await ben.state()).toEqual(referenceState(world.accepted));
  expect((await ada.state()).get(`task/${row}/state`)).toBe('waits');
});

test('[S6] equal states are found equal', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  for (let i = 0; i < 20; i++) ada.write(newId(world.chance), 'title', `task ${i}`);
  await world.time.pass(3000);
  await world.hub.fold(world.workplace, SHARED);
  ada.write(newId(world.chance), 'title', 'later');
  await world.time.pass(1000);
  ada.cut();
  const compared: string[] = [];
  ada.connect({
    delay: () => 1,
    cut: () => false,
    sent: (message) => void ([19, 20].includes(message[0] as number) && compared.push(message.join())),
  });
  await world.time.pass(400_000);
  expect(compared).toHaveLength(2);
  expect(ada.device.status.problems).toEqual([]);
});

test('[S6] [F28] blocks damaged on the device’s disk are fetched again', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  const row = newId(world.chance);
  ada.write(row, 'title', 'kept at the hub');
  await world.time.pass(3000);
  await world.hub.fold(world.workplace, SHARED);
  const ben = await world.person();
  ben.connect();
  await world.time.pass(1000);
  const store = ben.disk.open();
  for (const key of await store.keys('device-block', { from: '', to: '~' })) {
    await store.commit({ put: [{ collection: 'device-block', key, value: new Uint8Array([1, 2, 3]) }] });
  }
  await ben.open();
  await expect(ben.state()).rejects.toThrow();
  ben.connect();
  await world.time.pass(1000);
  const { session } = ben;
  ben.device.mend();
  expect(session?.upToDate).toBe(false);
  ben.connect();
  await world.time.pass(1000);
  expect(await ben.state()).toEqual(referenceState(world.accepted));
});
