import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { type Person, World } from './testing/people.ts';

/** Two people who have met on the network once, and then only by a file. */
async function apart(): Promise<{ world: World; ada: Person; ben: Person; row: string }> {
  const world = new World();
  const ada = await world.person();
  const ben = await world.person();
  const row = newId(world.chance);
  ada.connect();
  ben.connect();
  ada.write(row, 'title', 'together');
  await world.time.pass(3000);
  ada.cut();
  ben.cut();
  return { world, ada, ben, row };
}

async function carry(from: Person, to: Person): Promise<ReturnType<Person['device']['bundleIn']>> {
  const file = await from.device.bundleOut([SHARED], await to.device.vector());
  if (!file.ok) throw new Error(file.problem.code);
  return to.device.bundleIn(file.value);
}

test('[S10] two devices without a network exchange their changes by a file; either brings both to the hub', async () => {
  const { world, ada, ben, row } = await apart();
  ada.write(row, 'state', 'by Ada');
  ben.write(row, 'place', 'by Ben');
  expect(await carry(ada, ben)).toEqual({ ok: true, value: { taken: 1, known: 0, unsigned: 0, apart: 0 } });
  expect(await carry(ben, ada)).toEqual({ ok: true, value: { taken: 1, known: 0, unsigned: 0, apart: 0 } });
  expect(await ada.state()).toEqual(await ben.state());
  await ben.open();
  expect(await ada.state()).toEqual(await ben.state());
  ben.connect();
  await world.time.pass(5000);
  const cleo = await world.person();
  cleo.connect();
  await world.time.pass(1000);
  expect(await cleo.state()).toEqual(await ada.state());
  ada.connect();
  await world.time.pass(3000);
  expect(world.accepted).toHaveLength(3);
  expect(ada.device.status).toMatchObject({ waiting: 0, problems: [] });
});

test('[S10] [S4] a bundle taken twice changes nothing the second time', async () => {
  const { ada, ben, row } = await apart();
  ada.write(row, 'state', 'by Ada');
  const file = await ada.device.bundleOut();
  if (!file.ok) throw new Error(file.problem.code);
  expect((await ben.device.bundleIn(file.value)).ok).toBe(true);
  expect(await ben.device.bundleIn(file.value)).toEqual({ ok: true, value: { taken: 0, known: 2, unsigned: 0, apart: 0 } });
});

test('[S10] [C3] changes in a bundle are never given another stamp: they wait, and their writes are made again when the hub refuses', async () => {
  const { world, ada, ben, row } = await apart();
  const change = ada.write(row, 'state', 'by Ada');
  expect((await carry(ada, ben)).ok).toBe(true);
  expect(ada.device.core.journal(SHARED).state.chain.left).toBe(change.seq);
  expect(world.accepted).toHaveLength(1);
});

test('[S10] a file that is no bundle, is cut, or is of another workplace is said to be so, and nothing is taken', async () => {
  const { world, ada, ben, row } = await apart();
  ada.write(row, 'state', 'by Ada');
  const file = await ada.device.bundleOut();
  if (!file.ok) throw new Error(file.problem.code);
  const before = await ben.state();
  const code = async (bytes: Uint8Array) => {
    const taken = await ben.device.bundleIn(bytes);
    return taken.ok ? 'taken' : taken.problem.code;
  };
  expect(await code(new Uint8Array([1, 2, 3]))).toBe('not-a-bundle');
  expect(await code(file.value.slice(0, file.value.length - 5))).toBe('damaged-bundle');
  const other = new World(2);
  const stranger = await other.person();
  const foreign = await stranger.device.bundleOut();
  expect(foreign.ok && (await code(foreign.value))).toBe('other-workplace');
  expect(await ben.state()).toEqual(before);
  expect(world.accepted).toHaveLength(1);
});

test('[S10] [F12] what one tab takes from a bundle shows in the other', async () => {
  const { world, ada, ben, row } = await apart();
  const other = await world.person({ member: ben.member, disk: ben.disk });
  ada.write(row, 'state', 'by Ada');
  expect(await carry(ada, ben)).toMatchObject({ ok: true, value: { taken: 1 } });
  await world.time.pass(100);
  expect((await other.state()).get(`task/${row}/state`)).toBe('by Ada');
  expect(await other.state()).toEqual(await ben.state());
});
