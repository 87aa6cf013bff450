import { beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../kernel/bytes.ts';
import { type Id, newId } from '../kernel/ids.ts';
import { EVERYTHING } from '../kernel/store.ts';
import { type Change, SHARED, type Write } from '../replica/change.ts';
import { EVERY_COLUMN, EXPUNGE, Expunging, expungedBy, FOREVER } from '../replica/expunge.ts';
import type { Value } from '../replica/value.ts';
import type { MemoryDisk } from '../storage/index.ts';
import { changesOf } from './entries.ts';
import { decodeBlock } from './log-block.ts';
import { stored } from './records.ts';
import { cell, type Person, World } from './testing/people.ts';
import type { Weather } from './testing/world.ts';
import { RELAIS } from './verify.ts';

/** Leaves bytes as they are, so that a test can look for a text in everything that is stored. */
const plain = { deflate: (bytes: Uint8Array) => bytes, inflate: (bytes: Uint8Array) => bytes };

const SECRET = 'hunter2-and-more';

/** Where a text lies in a disk: collection and key of each entry. */
async function found(disk: MemoryDisk, text: string): Promise<string[]> {
  const store = disk.open();
  const wanted = Buffer.from(utf8(text));
  const places: string[] = [];
  for (const collection of await store.collections())
    for (const { key, value } of await store.range(collection, EVERYTHING))
      if (Buffer.from(value).includes(wanted)) places.push(`${collection} ${key}`);
  await store.close();
  return places;
}

/** What the server does when somebody who may asks it to. */
const expunge = (server: Person, row: Id, column: string = EVERY_COLUMN, rule: Value = 'last', table = 'task'): Change =>
  server.device.commit(SHARED, 'expunge', [{ table, row, column, rule: EXPUNGE, value: column === EVERY_COLUMN ? null : rule }]);

/** Every change in the hub's log. */
async function hubLog(): Promise<Change[]> {
  const store = world.hubDisk.open();
  const blocks = await store.range('hub-log', EVERYTHING);
  return blocks.flatMap(({ value }) => changesOf(stored(decodeBlock(SHARED, value, plain))));
}

/** Cells that say something. */
const said = async (person: Person): Promise<Map<string, Value>> =>
  new Map([...(await person.state())].filter(([key, value]) => value !== null && !(key.endsWith('/deleted') && value === FOREVER)));

let world: World;
let server: Person;
let ada: Person;
let ben: Person;
let row: Id;

beforeEach(async () => {
  world = new World(3, 20, plain);
  [server, ada, ben] = [await world.person({ member: RELAIS }), await world.person(), await world.person()];
  row = newId(world.chance);
  for (const person of [server, ada, ben]) person.connect();
  await world.time.pass(2000);
});

/** All of them meet until nothing is left to tell: who has expunged something begins its session anew. */
const settle = async (...people: readonly Person[]): Promise<void> => {
  for (let round = 0; round < 6; round++) {
    for (const person of people) {
      person.cut();
      await world.time.pass(20);
      person.connect();
      await world.time.pass(200);
    }
    await world.time.pass(3000);
  }
};

async function expectGone(text: string, ...people: readonly Person[]): Promise<void> {
  expect(await found(world.hubDisk, text)).toEqual([]);
  for (const person of people) expect(await found(person.disk, text)).toEqual([]);
}

describe('[X3] what is expunged', () => {
  test('is in no store of the hub and of no device, with its history, and the rest of its change stands', async () => {
    ada.device.commit(SHARED, 'task.add', [cell(row, 'title', 'Plumbing'), cell(row, 'why', `the key is ${SECRET}`)]);
    await world.time.pass(3000);
    ben.write(row, 'why', `${SECRET} again`);
    await world.time.pass(3000);
    expect((await found(ben.disk, SECRET)).length).toBeGreaterThan(0);
    expunge(server, row, 'why');
    await world.time.pass(5000);
    await settle(server, ada, ben);
    await expectGone(SECRET, server, ada, ben);
    for (const person of [server, ada, ben]) {
      expect((await person.state()).get(`task/${row}/title`)).toBe('Plumbing');
      expect((await person.state()).get(`task/${row}/why`)).toBe(null);
      expect(person.device.status).toMatchObject({ waiting: 0, problems: [] });
    }
    ada.write(row, 'why', 'it leaks');
    await world.time.pass(3000);
    expect((await ben.state()).get(`task/${row}/why`)).toBe('it leaks');
  });

  test('leaves segments, and what was folded before', async () => {
    for (let i = 0; i < 60; i++) ada.write(newId(world.chance), 'title', `task ${i}`);
    ada.write(row, 'title', SECRET);
    await world.time.pass(6000);
    ben.write(row, 'state', 'open');
    await world.hub.fold(world.workplace, SHARED);
    await world.time.pass(3000);
    const late = await world.person();
    late.connect();
    await world.time.pass(5000);
    expunge(server, row);
    await world.time.pass(5000);
    await settle(server, ada, ben, late);
    await expectGone(SECRET, server, ada, ben, late);
    const newcomer = await world.person();
    newcomer.connect();
    await world.time.pass(5000);
    expect(await said(newcomer)).toEqual(await said(ada));
    expect((await newcomer.state()).get(`task/${row}/deleted`)).toBe(FOREVER);
    // Digests agree, also where the row stood before and where it never did.
    await world.time.pass(400_000);
    for (const person of [ada, ben, late, newcomer]) expect(person.device.status.problems).toEqual([]);
  });

  test('[F11] is not brought back by a device that was long away, whether it shares it late, edits it or undoes its going', async () => {
    ada.write(row, 'why', SECRET);
    await world.time.pass(3000);
    const emptied = ben.device.commit(SHARED, 'task.edit', [cell(row, 'why', null)]);
    await world.time.pass(3000);
    ben.cut();
    ada.cut();
    await world.time.pass(1000);
    expunge(server, row, 'why');
    await world.time.pass(3000);
    // Ben does not know, and takes his emptying back; Ada writes it down once more.
    const back = await ben.device.undoing(`${emptied.device}.${emptied.seq}`);
    if (!back.ok) throw new Error(back.problem.code);
    ben.device.commit(SHARED, 'undo', back.value);
    ada.write(row, 'why', `${SECRET} it was`);
    ada.write(row, 'title', 'kept');
    await world.time.pass(3000);
    await settle(ben, ada, server);
    await expectGone(SECRET, server, ada, ben);
    expect((await server.state()).get(`task/${row}/title`)).toBe('kept');
    expect(ada.device.status.problems).toEqual([{ code: 'changes-expunged', params: { number: 1 } }]);
    expect(await ada.state()).toEqual(await server.state());
  });

  test('[S8] also when its link was made, and not sent, before the device heard of it', async () => {
    const backup = world.hubDisk.snapshot();
    ada.write(row, 'why', SECRET);
    // It is accepted; the link over it is not made yet.
    await world.time.pass(300);
    ada.cut();
    expunge(server, row, 'why');
    await world.time.pass(3000);
    await settle(ada, ben);
    ada.write(row, 'title', 'goes on');
    await world.time.pass(3000);
    await settle(ada, ben);
    await expectGone(SECRET, server, ada, ben);
    expect(await ben.state()).toEqual(await ada.state());
    // What is left of Ada's chain is signed: Ben gives it back to a hub that lost all of it.
    ada.cut();
    await world.hub.close();
    world.hubDisk.restore(backup);
    world.openHub();
    await world.hub.renewEpoch(world.workplace);
    await settle(server, ben);
    expect((await server.state()).get(`task/${row}/title`)).toBe('goes on');
  });

  test('[S10] is in no bundle written later, and does not come in with one written before', async () => {
    ada.cut();
    ada.write(row, 'why', SECRET);
    ada.write(row, 'title', 'kept');
    await world.time.pass(1000);
    const before = await ada.device.bundleOut();
    if (!before.ok) throw new Error(before.problem.code);
    expunge(server, row, 'why');
    await world.time.pass(3000);
    expect((await ben.device.bundleIn(before.value)).ok).toBe(true);
    await world.time.pass(3000);
    await settle(ben);
    expect(await found(world.hubDisk, SECRET)).toEqual([]);
    expect(await found(ben.disk, SECRET)).toEqual([]);
    expect((await ben.state()).get(`task/${row}/title`)).toBe('kept');
    await settle(ada);
    const after = await ada.device.bundleOut();
    expect(after.ok && Buffer.from(after.value).includes(Buffer.from(utf8(SECRET)))).toBe(false);
    await expectGone(SECRET, server, ada, ben);
  });

  test('[S6] [S10] is in no bundle while a block does not read back: that is told, the block fetched again, and then it goes', async () => {
    ada.write(row, 'why', SECRET);
    for (let i = 0; i < 60; i++) ada.write(newId(world.chance), 'title', `task ${i}`);
    await world.time.pass(10_000);
    ben.cut();
    await ben.device.settled();
    expect(ben.device.core.journal(SHARED).state.base).toBeDefined();
    const store = ben.disk.open();
    for (const key of await store.keys('device-block', EVERYTHING)) ben.disk.damage('device-block', key);
    await store.close();
    expunge(server, row, 'why');
    await world.time.pass(3000);
    ben.connect();
    while (ben.device.core.journal(SHARED).state.heads.expunging.isEmpty) await world.time.pass(1);
    ben.cut();
    await world.time.pass(1000);
    expect(await ben.device.bundleOut()).toEqual({ ok: false, problem: { code: 'store-damaged' } });
    // What does not read back is fetched anew without anybody looking at it, or it would keep what is due for good.
    await settle(ben);
    await expectGone(SECRET, ben);
    expect((await ben.device.bundleOut()).ok).toBe(true);
  });

  test('[S5] [F08] goes again from a hub that was restored to before, and does not come back from a device that was', async () => {
    ada.write(row, 'why', SECRET);
    await world.time.pass(3000);
    const backup = world.hubDisk.snapshot();
    const copy = ben.disk.snapshot();
    expunge(server, row, 'why');
    await world.time.pass(3000);
    await settle(server, ada, ben);
    await expectGone(SECRET, server, ada, ben);
    await world.hub.close();
    world.hubDisk.restore(backup);
    world.openHub();
    await world.hub.renewEpoch(world.workplace);
    await settle(server, ada);
    await settle(server, ada);
    ben.cut();
    await ben.device.settled();
    ben.disk.restore(copy);
    await ben.open();
    await settle(ben, server);
    await expectGone(SECRET, server, ada, ben);
    expect(await ben.state()).toEqual(await ada.state());
  });

  test('[F28] goes although the hub or the device dies over it', async () => {
    ada.write(row, 'why', SECRET);
    await world.time.pass(3000);
    for (const disk of [world.hubDisk, ben.disk]) {
      disk.fail((commit) =>
        commit.put?.some(({ key, collection }) => collection === 'hub-expunged' || key.startsWith('expunged/'))
          ? 'crash before'
          : undefined,
      );
    }
    expunge(server, row, 'why');
    await world.time.pass(3000);
    for (const disk of [world.hubDisk, ben.disk]) disk.fail();
    world.openHub();
    await ben.open();
    await settle(server, ada, ben);
    await expectGone(SECRET, server, ada, ben);
  });

  test('[F16] goes although the store takes nothing just then, and nobody writes anything later', async () => {
    ada.write(row, 'why', SECRET);
    await world.time.pass(3000);
    ben.disk.fail((commit) => (commit.put?.some(({ key }) => key.startsWith('expunged/')) ? 'unavailable' : undefined));
    expunge(server, row, 'why');
    await world.time.pass(30_000);
    expect(ben.device.status.problems).toEqual([{ code: 'store-unavailable' }]);
    ben.disk.fail();
    await world.time.pass(5000);
    expect(ben.device.status.problems).toEqual([]);
    await expectGone(SECRET, server, ada, ben);
  });

  test('[F12] goes from every tab of a browser', async () => {
    ada.write(row, 'why', SECRET);
    await world.time.pass(3000);
    const tab = await world.person({ member: ada.member, disk: ada.disk });
    tab.write(row, 'why', `${SECRET} in the other tab`);
    await world.time.pass(50);
    expunge(server, row, 'why');
    await world.time.pass(3000);
    tab.write(row, 'title', 'kept');
    await world.time.pass(3000);
    await settle(ada, server, ben);
    await expectGone(SECRET, server, ada, ben);
    expect(await tab.state()).toEqual(await ben.state());
  });

  test('[X3.4] [F16] goes also where a tab wrote it, could not save it, and hears of the expunging from another tab', async () => {
    ada.write(row, 'why', 'known to all');
    await world.time.pass(3000);
    const tab = await world.person({ member: ada.member, disk: ada.disk });
    ada.disk.fail(({ put = [] }) => (put.some(({ value }) => Buffer.from(value).includes(SECRET)) ? 'full' : undefined));
    tab.write(row, 'why', SECRET);
    tab.write(row, 'title', 'stays');
    await world.time.pass(500);
    expect(tab.device.status.unsaved).toBe(2);
    expunge(server, row, 'why');
    await world.time.pass(5000);
    ada.disk.fail();
    await world.time.pass(60_000);
    await settle(server, ada, ben);
    await expectGone(SECRET, server, ada, ben);
    for (const person of [tab, ben]) {
      expect((await person.state()).get(`task/${row}/why`)).toBe(null);
      expect((await person.state()).get(`task/${row}/title`)).toBe('stays');
    }
  });

  test('[R8] of a text takes all its updates', async () => {
    const text = (value: string) => ({ table: 'task', row, column: 'details', rule: 'text', value: utf8(value) });
    ada.device.commit(SHARED, 'task.edit', [text(SECRET)]);
    ben.device.commit(SHARED, 'task.edit', [text(`${SECRET} too`)]);
    await world.time.pass(3000);
    expunge(server, row, 'details', 'text');
    await world.time.pass(3000);
    ada.device.commit(SHARED, 'task.edit', [text('clean')]);
    await world.time.pass(3000);
    await settle(server, ada, ben);
    await expectGone(SECRET, server, ada, ben);
    expect(await ben.state()).toEqual(await ada.state());
    expect(Buffer.from((await ben.state()).get(`task/${row}/details`) as Uint8Array).includes('clean')).toBe(true);
  });
});

test('[X3] [A26] only the server’s own device expunges what is everybody’s; another’s is refused and changes nothing', async () => {
  ada.write(row, 'title', 'ours');
  await world.time.pass(2000);
  ben.device.commit(SHARED, 'expunge', [{ table: 'task', row, column: EVERY_COLUMN, rule: EXPUNGE, value: null }]);
  await world.time.pass(2000);
  await settle(ben, ada);
  for (const person of [ada, ben]) expect((await person.state()).get(`task/${row}/title`)).toBe('ours');
  expect((await ben.device.aside()).map(({ problem }) => problem.code)).toEqual(['expunge']);
});

test.each(Array.from({ length: 6 }, (_, index) => index + 1))(
  '[X3] [R9] seed %i: through cuts, crashes, copies and restores nothing expunged is left anywhere, all else is, and all agree',
  async (seed) => {
    world = new World(seed, 20, plain);
    const { chance } = world;
    server = await world.person({ member: RELAIS });
    const people = [await world.person(), await world.person({ offset: 900_000 }), await world.person()];
    const rows = Array.from({ length: 5 }, () => newId(chance));
    const written: Write[] = [];
    const loss = chance.next() * 0.05;
    const weather: Weather = { delay: () => 1 + chance.below(40), cut: () => chance.next() < loss };
    server.connect();
    for (let step = 0; step < 160; step++) {
      const person = people[chance.below(people.length)] as Person;
      const target = rows[chance.below(rows.length)] as Id;
      const column = ['title', 'state', 'place'][chance.below(3)] as string;
      const dice = chance.below(100);
      if (dice < 50) {
        const value = `value-${seed}-${step}-`;
        person.write(target, column, value);
        written.push(cell(target, column, value));
      } else if (dice < 55) expunge(server, target, chance.below(4) === 0 ? EVERY_COLUMN : column);
      else if (dice < 70) person.connect(weather);
      else if (dice < 76) person.cut();
      else if (dice < 82) {
        await person.device.settled();
        person.cut();
        await person.open();
      } else if (dice < 83) {
        for (const each of [server, ...people]) each.cut();
        await world.hub.close();
        world.openHub();
        server.connect();
      } else if (dice < 85 && people.length < 6) {
        await person.device.settled();
        const disk = dice < 84 ? person.disk : person.disk.clone();
        people.push(await world.person({ member: person.member, disk }));
      } else await world.time.pass(chance.below(dice < 97 ? 400 : 8000));
    }
    await settle(server, ...people);
    const log = await hubLog();
    const expunging = new Expunging();
    expunging.add(log.flatMap(expungedBy));
    const [first, ...others] = await Promise.all([server, ...people].map(said));
    for (const other of others) expect(other).toEqual(first);
    for (const person of people) expect(person.device.status).toMatchObject({ waiting: 0, unsaved: 0 });
    const logged = log.flatMap((change) => change.writes.map((write) => ({ change, write })));
    for (const { change, write } of logged) expect(expunging.voids(write, change)).toBe(false);
    const standing = new Set(logged.map(({ write }) => write.value));
    const gone = written.filter(({ value }) => !standing.has(value));
    expect(gone.length).toBeGreaterThan(0);
    for (const write of gone) {
      expect(expunging.concerns(write)).toBe(true);
      await expectGone(`${write.value}`, server, ...people);
    }
  },
);
