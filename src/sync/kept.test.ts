import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { decodeBundle } from '../replica/bundle.ts';
import { type Change, SHARED } from '../replica/change.ts';
import { memoryDisk } from '../storage/index.ts';
import { outdatedKept } from './device-compact.ts';
import { keptPuts } from './device-kept.ts';
import { DeviceScope } from './device-scope.ts';
import { undoName } from './device-undo.ts';
import { type Person, World } from './testing/people.ts';
import { restoreHub } from './testing/scenes.ts';

const DAY = 86_400_000;

/** Writes in small pieces, with a fold after each, and says at which cursor the log then is; a backup covers it up to `covered`. */
async function work(world: World, person: Person, covered = 0): Promise<number> {
  person.connect();
  await world.time.pass(1000);
  if (covered > 0) await world.hub.cover(world.workplace, [{ scope: SHARED, cursor: covered }]);
  for (let piece = 0; piece < 2; piece++) {
    for (let i = 0; i < 10; i++) person.write(newId(world.chance), 'title', `${piece}.${i}`);
    await world.time.pass(10_000);
  }
  person.cut();
  const { log } = person.device.core.journal(SHARED).state;
  expect(log.base).toBe(log.cursor);
  return log.cursor;
}

/** How much a device has as changes, whatever it has in segments. */
async function kept({ device, world }: Person): Promise<number> {
  const file = await device.bundleOut([SHARED]);
  const bundle = file.ok ? decodeBundle(file.value, world.compressor) : file;
  return bundle.ok ? bundle.value.parts.flatMap(({ changes }) => changes).length : -1;
}

test('[R9.5] [F08] what is folded is kept as changes for thirty days, and longer while no verified backup covers it', async () => {
  const world = new World(1, 2);
  const ada = await world.person();
  const first = await work(world, ada);
  await world.time.pass(40 * DAY);
  await work(world, ada);
  expect(await kept(ada)).toBe(40);
  await world.time.pass(2 * DAY);
  const third = await work(world, ada, first);
  // The oldest twenty are covered and old; of what came since nothing is covered.
  expect(await kept(ada)).toBe(40);
  await world.time.pass(DAY);
  await work(world, ada, third);
  // All of that is covered, and none of it old.
  expect(await kept(ada)).toBe(60);
});

test('[R9.5] [F08] a backup declared while a device was away counts from its next connection on', async () => {
  const world = new World(1, 2);
  const ada = await world.person();
  const first = await work(world, ada);
  await world.hub.cover(world.workplace, [{ scope: SHARED, cursor: first }]);
  await world.time.pass(40 * DAY);
  await work(world, ada);
  expect(await kept(ada)).toBe(20);
});

test('[R9.5] [S5] a backup declared before or while a device takes the state anew does not count for the log it still has', async () => {
  const world = new World(1, 2);
  const ada = await world.person();
  const ben = await world.person();
  const first = await work(world, ada);
  const backup = world.hubDisk.snapshot();
  const second = await work(world, ada);
  await restoreHub(world, backup, true);
  await work(world, ben);
  const cursor = await work(world, ben);
  expect(cursor).toBeGreaterThan(second);
  const { log } = ada.device.core.journal(SHARED).state;
  await world.hub.cover(world.workplace, [{ scope: SHARED, cursor }]);
  ada.connect();
  for (let ms = 0; ms < 200; ms++) {
    await world.time.pass(1);
    await world.hub.cover(world.workplace, [{ scope: SHARED, cursor }]);
    const now = ada.device.core.journal(SHARED).state.log;
    if (now.adopted === log.adopted) expect(now.covered).toBeLessThanOrEqual(first);
  }
  expect(ada.device.core.journal(SHARED).state.log.adopted).toBeGreaterThan(log.adopted);
});

test('[R9.5] [F08] what is kept beside a log that was taken anew, and of which nothing is folded, stays while nothing covers it', async () => {
  const { chance, compressor } = new World(1, 2);
  const device = newId(chance);
  const change: Change = { scope: SHARED, device, seq: 1, stamp: 1, command: 'task.add', writes: [] };
  const store = memoryDisk().open();
  await store.commit({ put: keptPuts(SHARED, [{ kind: 'change', change }], compressor) });
  expect(await outdatedKept(store, compressor, new DeviceScope(SHARED, device), Date.UTC(2026, 10, 22))).toEqual([]);
});

test('[R9.6] a gesture can still be undone when the log no longer has it', async () => {
  const world = new World(1, 2);
  const ada = await world.person();
  ada.connect();
  const row = newId(world.chance);
  ada.write(row, 'title', 'as it was');
  await world.time.pass(5000);
  const change = ada.write(row, 'title', 'as it is');
  await world.time.pass(5000);
  const first = await work(world, ada);
  await world.hub.cover(world.workplace, [{ scope: SHARED, cursor: first }]);
  await world.time.pass(40 * DAY);
  await work(world, ada);
  expect(await kept(ada)).toBe(20);
  const undone = await ada.device.undoing(undoName(change));
  expect(undone).toMatchObject({ ok: true, value: [{ row, column: 'title', value: 'as it was' }] });
  expect(await ada.device.undoing(undoName({ ...change, seq: 4711 }))).toMatchObject({ ok: false, problem: { code: 'undo-unknown' } });
});
