import { expect, test } from 'vitest';
import { utf8 } from '../kernel/bytes.ts';
import { newId } from '../kernel/ids.ts';
import { EVERYTHING } from '../kernel/store.ts';
import { SHARED } from '../replica/change.ts';
import { EXPUNGE } from '../replica/expunge.ts';
import { DEVICE } from './device-layout.ts';
import { cell, type Person, World } from './testing/people.ts';
import { connected } from './testing/scenes.ts';
import { RELAIS } from './verify.ts';

const SECRET = 'hunter2-and-more';
const plain = { deflate: (bytes: Uint8Array) => bytes, inflate: (bytes: Uint8Array) => bytes };

/** How many undo records of a device say it. */
async function saying({ disk }: Person): Promise<number> {
  const records = await disk.open().range(DEVICE.undo, EVERYTHING);
  return records.filter(({ value }) => Buffer.from(value).includes(utf8(SECRET))).length;
}

test('[X3.4] [R5] what is expunged of a set goes from what an undo would put back, also where a later member was there', async () => {
  const world = new World(3, 20, plain);
  const [server, ada, ben] = [await world.person({ member: RELAIS }), await world.person(), await world.person()];
  const row = newId(world.chance);
  const add = (person: Person, value: string) => person.device.commit(SHARED, 'task.edit', [{ ...cell(row, 'tags', value), rule: 'set' }]);
  await connected(world, server, ada, ben);
  add(ben, SECRET);
  await world.time.pass(3000);
  server.cut();
  server.device.commit(SHARED, 'expunge', [{ table: 'task', row, column: 'tags', rule: EXPUNGE, value: 'set' }]);
  await world.time.pass(3000);
  add(ben, 'later');
  await world.time.pass(3000);
  add(ada, 'last');
  for (let i = 0; i < 60; i++) ada.write(newId(world.chance), 'title', i);
  await world.time.pass(10_000);
  expect(await saying(ada)).toBeGreaterThan(0);
  await connected(world, server);
  await world.time.pass(20_000);
  expect(await saying(ada)).toBe(0);
});
