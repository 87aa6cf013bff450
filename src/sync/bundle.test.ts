import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { decodeBundle } from '../replica/bundle.ts';
import { SHARED } from '../replica/change.ts';
import { cell, type Person, World } from './testing/people.ts';

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

test('[S10.1] what is of a device that nobody here knows is told as unsigned, and not taken; once it is known it is', async () => {
  const { world, ben, row } = await apart();
  const cleo = await world.person();
  cleo.write(row, 'state', 'by Cleo, who is new');
  expect(await carry(cleo, ben)).toEqual({ ok: true, value: { taken: 0, known: 0, unsigned: 1, apart: 0 } });
  expect((await ben.state()).get(`task/${row}/state`)).toBe(undefined);
  const { publicKey } = await cleo.device.keys();
  await world.hub.registerDevice(world.workplace, cleo.device.id, cleo.member, publicKey);
  ben.connect();
  await world.time.pass(1000);
  ben.cut();
  expect(await carry(cleo, ben)).toEqual({ ok: true, value: { taken: 1, known: 0, unsigned: 0, apart: 0 } });
  expect((await ben.state()).get(`task/${row}/state`)).toBe('by Cleo, who is new');
});

test('[S10] [S4] a bundle taken twice changes nothing the second time', async () => {
  const { ada, ben, row } = await apart();
  ada.write(row, 'state', 'by Ada');
  const file = await ada.device.bundleOut();
  if (!file.ok) throw new Error(file.problem.code);
  expect((await ben.device.bundleIn(file.value)).ok).toBe(true);
  expect(await ben.device.bundleIn(file.value)).toEqual({ ok: true, value: { taken: 0, known: 2, unsigned: 0, apart: 0 } });
});

test('[S10.1] [A11] a bundle holds the scopes that were asked for, and nothing private', async () => {
  const { ada, row } = await apart();
  ada.device.commit(`private:${ada.member}`, 'page.edit', [cell(row, 'content', 'for Ada alone', 'page')]);
  ada.write(row, 'state', 'for all');
  const file = await ada.device.bundleOut([SHARED]);
  const bundle = decodeBundle(file.ok ? file.value : new Uint8Array(0), ada.world.compressor);
  expect(bundle.ok && bundle.value.parts.map(({ scope, changes }) => ({ scope, changes: changes.length }))).toEqual([
    { scope: SHARED, changes: 2 },
  ]);
});

test('[X2.2] what a bundle brought of a member goes where it is held, from every tab, once the roster tells that they are removed', async () => {
  const { world, ada, ben, row } = await apart();
  ada.write(row, 'state', 'after the end');
  expect(await carry(ada, ben)).toMatchObject({ ok: true, value: { taken: 1 } });
  const tab = await world.person({ member: ben.member, disk: ben.disk });
  expect((await tab.state()).size).toBe(2);
  await world.hub.removeMember(world.workplace, ada.member);
  ben.connect();
  await world.time.pass(3000);
  expect(ben.device.core.journal(SHARED).state.heldChanges()).toEqual([]);
  for (const each of [ben, tab]) expect([...(await each.state()).entries()]).toEqual([[`task/${row}/title`, 'together']]);
  ben.cut();
  await ben.open();
  expect([...(await ben.state()).entries()]).toEqual([[`task/${row}/title`, 'together']]);
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

test('[S10.4] [F16] what cannot be saved is in no bundle: it would leave under a name that a crash gives to something else', async () => {
  const { ada, ben, row } = await apart();
  ada.disk.fail(() => 'full');
  ada.write(row, 'state', 'not saved');
  expect(await ada.device.bundleOut()).toEqual({ ok: false, problem: { code: 'store-full' } });
  expect(ada.device.status).toMatchObject({ unsaved: 1 });
  ada.disk.fail();
  expect(await carry(ada, ben)).toMatchObject({ ok: true, value: { taken: 1 } });
  expect((await ben.state()).get(`task/${row}/state`)).toBe('not saved');
});

describe('[X1.6] a device that is put back to an older copy makes something else under the names that left in a bundle', () => {
  test('who took the bundle shows what everybody has', async () => {
    const { world, ada, ben, row } = await apart();
    const older = ada.disk.snapshot();
    ada.write(row, 'state', 'in the bundle');
    expect(await carry(ada, ben)).toMatchObject({ ok: true, value: { taken: 1 } });
    ada.disk.restore(older);
    await ada.open();
    ada.write(row, 'place', 'after the copy');
    ada.connect();
    await world.time.pass(3000);
    ben.connect();
    await world.time.pass(3000);
    expect(ben.device.core.journal(SHARED).state.heldChanges()).toEqual([]);
    expect(await ben.state()).toEqual(await ada.state());
  });

  test('so does another tab, which cannot save what it took itself', async () => {
    const { world, ada, ben, row } = await apart();
    const cleo = await world.person();
    for (const person of [cleo, ben]) person.connect();
    await world.time.pass(1000);
    for (const person of [cleo, ben]) person.cut();
    const tab = await world.person({ member: ben.member, disk: ben.disk });
    const older = ada.disk.snapshot();
    ada.write(row, 'state', 'in the bundle');
    expect(await carry(ada, ben)).toMatchObject({ ok: true, value: { taken: 1 } });
    await world.time.pass(100);
    ada.disk.restore(older);
    await ada.open();
    ada.write(row, 'place', 'after the copy');
    ada.connect();
    await world.time.pass(3000);
    ben.disk.fail(({ put = [] }) => (put.some(({ key }) => key.endsWith(cleo.device.id)) ? 'unavailable' : undefined));
    for (const column of ['note', 'owner']) {
      cleo.write(row, column, 'by Cleo');
      expect(await carry(cleo, tab)).toMatchObject({ ok: true, value: { taken: 1 } });
    }
    const journal = tab.device.core.journal(SHARED);
    const { cursor } = journal.state.log;
    const shown: unknown[] = [];
    tab.device.subscribe(() => journal.state.log.cursor > cursor && shown.push(tab.replica.cell(SHARED, 'task', row, 'state')));
    ben.connect();
    while (shown.length === 0) await world.time.pass(1);
    expect(journal.heldUnsaved).toBe(true);
    expect(new Set(shown)).toEqual(new Set([undefined]));
    ben.disk.fail();
    await world.time.pass(5000);
    expect(await tab.state()).toEqual(await ben.state());
  });

  test('so does who hears of it while the bundle is verified', async () => {
    const { world, ada, ben, row } = await apart();
    const older = ada.disk.snapshot();
    ada.write(row, 'state', 'in the bundle');
    const file = await ada.device.bundleOut();
    if (!file.ok) throw new Error(file.problem.code);
    ada.disk.restore(older);
    await ada.open();
    ada.write(row, 'place', 'after the copy');
    ada.connect();
    await world.time.pass(3000);
    const { signer } = ben.device.ports;
    const verify = signer.verify;
    let meanwhile = true;
    Object.assign(signer, {
      verify: async (...given: Parameters<typeof verify>) => {
        if (meanwhile) {
          meanwhile = false;
          ben.connect();
          await world.time.pass(3000);
        }
        return verify(...given);
      },
    });
    expect(await ben.device.bundleIn(file.value)).toMatchObject({ ok: true, value: { taken: 0 } });
    expect(await ben.state()).toEqual(await ada.state());
  });
});
