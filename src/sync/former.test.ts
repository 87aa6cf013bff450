import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { becomeAnother } from './device-renew.ts';
import { Sharing } from './device-sharing.ts';
import { decodeMessage } from './messages.ts';
import { World } from './testing/people.ts';
import { connected, held, linked, restoreHub, seenAnew } from './testing/scenes.ts';
import { RELAIS } from './verify.ts';

test('[X1.1] what had no link when its author became another device is given back by others once that one is gone', async () => {
  const world = new World();
  const [ada, ben] = [await world.person(), await world.person()];
  const row = newId(world.chance);
  await connected(world, ada, ben);
  const backup = world.hubDisk.snapshot();
  const former = ada.device.id;
  ada.write(row, 'title', 'before she became another');
  await world.time.pass(500);
  new Sharing(ada.device.core).taken();
  await world.time.pass(500);
  await connected(world, ada);
  await world.time.pass(3000);
  ada.cut();
  expect(ada.device.id).not.toBe(former);
  expect(ben.device.core.journal(SHARED).state.heads.linkedOf(former)).toBe(1);
  await restoreHub(world, backup);
  await connected(world, ben);
  await world.time.pass(3000);
  expect(held(ben)).toBe(0);
  expect((await seenAnew(world)).get(`task/${row}/title`)).toBe('before she became another');
});

test('[X1.5] a device that forgot a link it had sent signs what follows by the one in the log', async () => {
  const world = new World();
  const [ada, ben] = [await world.person(), await world.person()];
  const row = newId(world.chance);
  await connected(world, ada, ben);
  ada.write(row, 'title', 'first');
  await world.time.pass(500);
  const older = ada.disk.snapshot();
  await world.time.pass(3000);
  expect(linked(ben, ada)).toBe(1);
  ada.cut();
  ada.disk.restore(older);
  await ada.open();
  // Signed once more, and differently, before the log is heard again.
  expect((await ada.device.bundleOut([SHARED])).ok).toBe(true);
  ada.write(row, 'title', 'second');
  ada.connect();
  await world.time.pass(3000);
  ada.connect();
  await world.time.pass(3000);
  expect(linked(ben, ada)).toBe(2);
  expect(ada.device.status).toMatchObject({ waiting: 0, problems: [] });
});

test('[X1.5] [X1.1] what the log has under another link than the device’s own is known again all the same', async () => {
  const world = new World();
  const ada = await world.person();
  const row = newId(world.chance);
  await connected(world, ada);
  ada.write(row, 'title', 'first');
  await world.time.pass(500);
  const older = ada.disk.snapshot();
  await world.time.pass(3000);
  ada.cut();
  ada.disk.restore(older);
  await ada.open();
  const { id } = ada.device;
  expect((await ada.device.bundleOut([SHARED])).ok).toBe(true);
  await connected(world, ada);
  await world.time.pass(3000);
  await world.hub.fold(world.workplace, SHARED);
  new Sharing(ada.device.core).differs(SHARED, ['task']);
  await connected(world, ada);
  await world.time.pass(3000);
  expect(ada.device.id).toBe(id);
  expect(world.accepted).toHaveLength(1);
});

test('[X1.1] what was accepted under a former id is known again by its signature, and not made a second time', async () => {
  const world = new World();
  const ada = await world.person();
  const row = newId(world.chance);
  await connected(world, ada);
  ada.write(row, 'title', 'accepted, and not signed yet');
  await world.time.pass(100);
  const before = ada.device.id;
  ada.write(row, '__proto__', 'refused');
  await world.time.pass(500);
  expect(ada.device.id).not.toBe(before);
  await connected(world, ada);
  await world.time.pass(3000);
  const now = ada.device.id;
  new Sharing(ada.device.core).differs(SHARED, ['task']);
  await world.time.pass(500);
  await connected(world, ada);
  await world.time.pass(3000);
  expect(ada.device.id).toBe(now);
  await connected(world, ada);
  expect(world.accepted).toHaveLength(1);
  expect(await ada.state()).toEqual(await seenAnew(world));
});

test.each([true, false])(
  '[X1.7] [F08] a server’s device that is put back with the hub keeps nothing from coming back of what it made since (another one: %s)',
  async (renewed) => {
    const world = new World();
    const server = await world.person({ member: RELAIS });
    const ben = await world.person();
    const row = newId(world.chance);
    await connected(world, server, ben);
    server.write(row, 'title', 'before the backup');
    await world.time.pass(3000);
    const backup = { hub: world.hubDisk.snapshot(), server: server.disk.snapshot() };
    const former = server.device.id;
    server.write(row, 'why', 'asked from outside, after the backup');
    await world.time.pass(3000);
    for (const person of [server, ben]) person.cut();
    await restoreHub(world, backup.hub);
    server.disk.restore(backup.server);
    if (renewed) await becomeAnother(server.disk.open(), world.chance);
    await server.open();
    server.write(row, 'state', 'asked from outside, after the restore');
    await connected(world, server);
    await world.time.pass(3000);
    await connected(world, ben);
    await world.time.pass(5000);
    const { state } = server.device.core.journal(SHARED);
    expect(state.pending).toEqual([]);
    expect(server.device.id === former).toBe(!renewed);
    const seen = await seenAnew(world);
    expect(seen.get(`task/${row}/state`)).toBe('asked from outside, after the restore');
    // Without it, what was made since is gone: the reason for the rule.
    expect(seen.get(`task/${row}/why`)).toBe(renewed ? 'asked from outside, after the backup' : undefined);
  },
);

test('[S5.0] [F16] who a device has become is said to nobody before it is saved', async () => {
  const world = new World();
  const ada = await world.person();
  await connected(world, ada);
  const sent: string[] = [];
  const weather = {
    delay: () => 1,
    cut: () => false,
    sent: (bytes: Uint8Array, toHub: boolean) => void (toHub && sent.push(kindOf(bytes))),
  };
  ada.disk.fail(() => 'full');
  new Sharing(ada.device.core).taken();
  ada.connect(weather);
  await world.time.pass(500);
  expect(sent).toEqual([]);
  ada.disk.fail();
  await world.time.pass(60_000);
  ada.connect(weather);
  await world.time.pass(500);
  expect(sent[0]).toBe('hello');
});

function kindOf(bytes: Uint8Array): string {
  const message = decodeMessage(bytes);
  return message.ok ? message.value.kind : message.problem.code;
}
