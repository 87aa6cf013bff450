import { expect, test } from 'vitest';
import { base64url, newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { integer, string, table } from '../replica/schema.ts';
import { instantOf } from '../replica/stamp.ts';
import { referenceState } from '../replica/testing/reference.ts';
import { Hub } from './hub.ts';
import { MESSAGE_LIMIT } from './messages.ts';
import { Reconnector } from './reconnector.ts';
import { cell, type Person, World } from './testing/people.ts';
import { toySigner, Wire } from './testing/world.ts';

const DAY = 86_400_000;

async function expectAgreement(world: World, ...people: readonly Person[]): Promise<void> {
  const expected = referenceState(world.accepted);
  for (const person of people) {
    expect(person.device.status).toMatchObject({ waiting: 0, unsaved: 0 });
    expect(await person.state()).toEqual(expected);
  }
}

test('[F03] [C4] a batch of which something is refused moves no clock: the next one is judged as if it had never come', async () => {
  const world = new World();
  const ada = await world.person();
  const row = newId(world.chance);
  Object.assign(ada, { clock: { now: () => world.time.now() + 50_000 } });
  await ada.open();
  ada.write(row, 'title', 'good');
  await world.time.pass(5000);
  const refused = ada.device.commit(SHARED, 'task.edit', [cell(row, '__proto__', 'refused')]);
  ada.connect();
  await world.time.pass(500);
  const [good] = world.accepted;
  expect(world.accepted).toHaveLength(1);
  expect((await ada.device.aside()).map(({ change }) => change.stamp)).toEqual([refused.stamp]);
  const ben = await world.person();
  ben.connect();
  await world.time.pass(100);
  ben.write(row, 'state', 'judged by the hub’s clock');
  await world.time.pass(100);
  const next = instantOf(world.accepted[1]?.stamp ?? 0);
  expect(next).toBeGreaterThanOrEqual(instantOf(good?.stamp ?? 0));
  expect(next).toBeLessThan(instantOf(refused.stamp));
});

test('[F03] [F23] a commit that the hub’s store refuses half-way advances nothing, and goes through when it is tried again', async () => {
  const world = new World();
  const ada = await world.person();
  const row = newId(world.chance);
  ada.connect();
  ada.write(row, 'title', 'before');
  await world.time.pass(500);
  world.hubDisk.fail(() => 'unavailable');
  for (let i = 0; i < 10; i++) ada.write(row, `c${i}`, i);
  await world.time.pass(500);
  expect(ada.device.status.waiting).toBe(10);
  expect(world.accepted).toHaveLength(1);
  world.hubDisk.fail();
  ada.connect();
  await world.time.pass(2000);
  expect(world.accepted).toHaveLength(11);
  await expectAgreement(world, ada);
});

test('[F11] a device that was away for 200 days brings back nothing that was deleted, and loses nothing it wrote', async () => {
  const world = new World(1, 20);
  const ada = await world.person();
  const ben = await world.person();
  const rows = Array.from({ length: 30 }, () => newId(world.chance));
  ada.connect();
  ben.connect();
  for (const row of rows) ada.write(row, 'title', 'there');
  await world.time.pass(3000);
  ben.cut();
  const [kept = '', edited = ''] = rows;
  ben.write(edited, 'title', 'edited without knowing');
  ben.write(kept, 'state', 'doing');
  for (const row of rows.slice(1)) ada.write(row, 'deleted', world.time.now());
  for (let month = 0; month < 7; month++) {
    ada.write(kept, 'month', month);
    ada.connect();
    await world.time.pass(3000);
    // Nobody is connected in the days between, whose pings would all be lived through.
    ada.cut();
    await world.time.pass(30 * DAY);
    await world.hub.fold(world.workplace, SHARED);
  }
  await ben.open();
  ben.connect();
  await world.time.pass(5000);
  ben.connect();
  ada.connect();
  await world.time.pass(5000);
  await expectAgreement(world, ada, ben);
  const state = await ben.state();
  for (const row of rows.slice(1)) expect(state.get(`task/${row}/deleted`)).toBeTypeOf('number');
  expect(state.get(`task/${edited}/title`)).toBe('edited without knowing');
  expect(state.get(`task/${kept}/state`)).toBe('doing');
});

test('[F15] an older version keeps and passes on what a newer one writes, through folding, a restart and its own upgrade', async () => {
  const world = new World(1, 10);
  const newer = await world.person();
  const older = await world.person();
  const row = newId(world.chance);
  newer.connect();
  older.connect();
  for (let i = 0; i < 40; i++) {
    newer.write(row, 'seats', i, 'room-of-tomorrow');
    newer.device.commit(SHARED, 'later', [{ table: 'task', row, column: 'votes', rule: 'sum-of-tomorrow', value: i }]);
    older.write(row, 'title', `by the older one ${i}`);
    await world.time.pass(200);
  }
  await world.time.pass(5000);
  await older.open();
  older.connect();
  await world.time.pass(3000);
  await expectAgreement(world, newer, older);
  const rooms = table('room-of-tomorrow', { seats: integer(), name: string() });
  await older.open([rooms]);
  expect(await older.replica.read((reader) => reader.row(rooms, row)?.seats)).toBe(39);
});

test('[F18] a line that takes everything and answers nothing is given up, and what waits goes over the next one', async () => {
  const world = new World();
  const ada = await world.person();
  let dead = false;
  let dials = 0;
  const line = new Reconnector(ada.device, async (receiver) => {
    dials++;
    const swallows = dials === 1;
    const wire = new Wire(world.time);
    wire.toDevice = { receive: (message) => (swallows && dead ? undefined : receiver.receive(message)), closed: () => receiver.closed() };
    wire.toHub = world.hub.connect(ada.authority, wire.hub);
    return { send: (message) => (swallows && dead ? undefined : wire.device.send(message)), close: (reason) => wire.device.close(reason) };
  });
  line.start();
  await world.time.pass(500);
  expect(ada.device.status.connected).toBe(true);
  dead = true;
  const row = newId(world.chance);
  ada.write(row, 'title', 'said into nothing');
  await world.time.pass(1000);
  expect(ada.device.status.waiting).toBe(1);
  await world.time.pass(30_000);
  expect(dials).toBeGreaterThan(1);
  await expectAgreement(world, ada);
  expect((await ada.state()).get(`task/${row}/title`)).toBe('said into nothing');
  line.stop();
});

test('[F27] however much was written, no message grows too large to pass: all of it is shared, and a new device gets it', async () => {
  const world = new World();
  const ada = await world.person();
  const row = newId(world.chance);
  let largest = 0;
  const sent = (message: Uint8Array): void => {
    largest = Math.max(largest, message.length);
  };
  const weather = { delay: () => 1, cut: () => false, sent };
  for (let i = 0; i < 3; i++) ada.write(newId(world.chance), 'long', noise(world, 900_000));
  for (let i = 0; i < 1000; i++) ada.write(row, `c${i % 300}`, `${i}`);
  await ada.device.settled();
  ada.connect(weather);
  await world.time.pass(10_000);
  const ben = await world.person();
  ben.connect(weather);
  await world.time.pass(10_000);
  await expectAgreement(world, ada, ben);
  await world.hub.fold(world.workplace, SHARED);
  const cleo = await world.person();
  cleo.connect(weather);
  await world.time.pass(10_000);
  await expectAgreement(world, ada, ben, cleo);
  expect([ada.ends, ben.ends, cleo.ends]).toEqual([[], [], []]);
  expect(largest).toBeGreaterThan(1 << 20);
  expect(largest).toBeLessThanOrEqual(MESSAGE_LIMIT);
  const asked = cleo.device.history('task', row);
  await world.time.pass(1000);
  expect((await asked).happened.length).toBeGreaterThan(100);
  expect(cleo.ends).toEqual([]);
});

test('[F27] what is too large for any message is set aside where it was made, with its reason, and holds nothing else up', async () => {
  const world = new World();
  const ada = await world.person();
  const row = newId(world.chance);
  ada.write(row, 'title', 'before');
  ada.write(row, 'details', noise(world, 1_500_000));
  ada.write(row, 'state', 'after');
  for (let tries = 0; tries < 3; tries++) {
    ada.connect();
    await world.time.pass(3000);
  }
  const [aside] = await ada.device.aside();
  expect(aside?.problem.code).toBe('large');
  expect(String(aside?.change.writes[0]?.value)).toHaveLength(1_500_000);
  await expectAgreement(world, ada);
  expect(world.accepted.flatMap(({ writes }) => writes.map(({ value }) => value))).toEqual(['before', 'after']);
});

/** Text that no compressor makes shorter by much. */
const noise = (world: World, length: number): string => base64url(world.chance.bytes(Math.ceil((length * 3) / 4))).slice(0, length);

test('[S8.1] [F18] what precedes a refused change is accepted, also where another hub was faster', async () => {
  const world = new World();
  const [ada, ben] = [await world.person(), await world.person()];
  const row = newId(world.chance);
  ada.connect();
  await world.time.pass(500);
  const store = Object.assign(world.hubDisk.open(), { notify: () => undefined });
  const { compressor, chance, time } = world;
  world.hub = new Hub({ store, clock: time, random: chance, timers: time, signer: toySigner(chance), compressor });
  ben.connect();
  await world.time.pass(500);
  ben.write(row, 'title', 'accepted by the other, which told nobody');
  await world.time.pass(500);
  ada.write(row, 'place', 'before it');
  ada.write(row, 'place', 'refused', 'constructor');
  await world.time.pass(10_000);
  expect(await ada.device.aside()).toHaveLength(1);
  expect(ada.device.status.waiting).toBe(0);
  expect((await ada.state()).get(`task/${row}/place`)).toBe('before it');
});
