import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { World } from './testing/people.ts';
import type { Weather } from './testing/world.ts';

const last = <T>(list: readonly T[]): T => list[list.length - 1] as T;

test('[S7] in a warm session a one-cell change costs at most 30 bytes, up and down, all told', async () => {
  const world = new World();
  const up: number[] = [];
  const down: number[] = [];
  const weather = (count: (bytes: number, toHub: boolean) => void): Weather => ({
    delay: () => 1,
    cut: () => false,
    sent: (message, toHub) => count(message.length, toHub),
  });
  const ada = await world.person();
  const ben = await world.person();
  ada.connect(weather((bytes, toHub) => toHub && up.push(bytes)));
  ben.connect(weather((bytes, toHub) => toHub || down.push(bytes)));
  const rows = Array.from({ length: 24 }, () => newId(world.chance));
  await world.time.pass(50);
  for (const row of rows) ada.write(row, 'title', 'Something to do');
  await world.time.pass(5000);
  for (const [value, column] of [
    ['doing', 'state'],
    ['2026-12-24', 'due'],
    [rows[7] as string, 'holder'],
  ] as const) {
    ada.write(rows[3] as string, column, value);
    await world.time.pass(5000);
    up.length = down.length = 0;
    ada.write(rows[20] as string, column, value);
    await world.time.pass(500);
    expect(up).toHaveLength(1);
    expect(down).toHaveLength(1);
    expect(last(up)).toBeLessThanOrEqual(30);
    expect(last(down)).toBeLessThanOrEqual(30);
    await world.time.pass(5000);
  }
});

test('[S7] the link over several changes costs at most 90 bytes, at most once a second', async () => {
  const world = new World();
  const sizes: number[] = [];
  const ada = await world.person();
  ada.connect({ delay: () => 1, cut: () => false, sent: (message, toHub) => toHub && sizes.push(message.length) });
  const row = newId(world.chance);
  ada.write(row, 'title', 'One');
  await world.time.pass(3000);
  sizes.length = 0;
  for (let i = 0; i < 10; i++) {
    ada.write(row, 'title', `Take ${i}`);
    await world.time.pass(90);
  }
  await world.time.pass(3000);
  const links = sizes.filter((size) => size > 60);
  expect(links).toHaveLength(1);
  expect(links[0]).toBeLessThanOrEqual(90);
});
