import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { cell, World } from './testing/people.ts';

test('the history of a row is what happened to it, newest first, with authors, on-line or off', async () => {
  const world = new World();
  const ada = await world.person();
  const ben = await world.person();
  const row = newId(world.chance);
  ada.connect();
  ben.connect();
  ada.write(row, 'title', 'one');
  ada.write(newId(world.chance), 'title', 'another row');
  await world.time.pass(1000);
  ben.write(row, 'title', 'two');
  await world.time.pass(1000);
  ben.cut();
  await world.time.pass(1000);
  ben.write(row, 'title', 'three');
  const { happened, complete } = await ben.device.history('task', row);
  expect(complete).toBe(true);
  expect(happened.map(({ change }) => change.writes[0]?.value)).toEqual(['three', 'two', 'one']);
  expect(happened.map(({ author }) => author)).toEqual([ben.member, ben.member, ada.member]);
  expect(happened.map(({ accepted }) => accepted)).toEqual([false, true, true]);
});

test('[S7] who joined by segments gets the older history from the hub, in pages, and is told when it cannot be had', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  const row = newId(world.chance);
  for (let i = 0; i < 450; i++) ada.write(row, 'title', `version ${i}`);
  await world.time.pass(5000);
  await world.hub.fold(world.workplace, SHARED);
  const ben = await world.person();
  ben.connect();
  await world.time.pass(1000);
  ben.write(row, 'title', 'by Ben');
  const asked = ben.device.history('task', row);
  await world.time.pass(1000);
  const { happened, complete } = await asked;
  expect(complete).toBe(true);
  expect(happened).toHaveLength(451);
  expect(happened.at(-1)?.change.writes[0]?.value).toBe('version 0');
  ben.cut();
  await world.time.pass(100);
  expect(await ben.device.history('task', row)).toMatchObject({
    complete: false,
    happened: [{ change: { writes: [{ value: 'by Ben' }] } }],
  });
});

test('a gesture on several rows is in the history of each', async () => {
  const world = new World();
  const ada = await world.person();
  const [one, other] = [newId(world.chance), newId(world.chance)];
  ada.device.commit(SHARED, 'task.edit', [cell(one, 'title', 'cut in two'), cell(other, 'title', 'cut in two')]);
  for (const row of [one, other]) expect((await ada.device.history('task', row)).happened).toHaveLength(1);
  expect((await ada.device.history('list', one)).happened).toEqual([]);
});
