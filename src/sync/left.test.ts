import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { memoryDisk } from '../storage/index.ts';
import { type Person, World } from './testing/people.ts';

/** Ada's page over a disk that can be slow: what is written then has no answer before the page is gone, and gets there or not. */
async function page(foldAfter?: number) {
  const world = new World(1, foldAfter);
  const disk = memoryDisk();
  const slow = { writes: undefined as 'never' | 'after' | undefined };
  const open = () => {
    const store = disk.open();
    return {
      ...store,
      commit: (commit: Parameters<typeof store.commit>[0]) => {
        if (slow.writes === undefined) return store.commit(commit);
        if (slow.writes === 'after') void store.commit(commit);
        return new Promise<never>(() => undefined);
      },
    };
  };
  const ada = await world.person({ disk: { ...disk, open } });
  const row = newId(world.chance);
  return { world, ada, row, slow, disk };
}

/** The page is left: what it knew goes along, and the next one opens. */
async function leaves(world: World, ada: Person, slow: { writes: unknown }) {
  await world.time.pass(100);
  const { unsaved } = ada.device;
  slow.writes = undefined;
  await ada.open();
  return unsaved;
}

describe('a page that is left at once', () => {
  test('[F21] hands on what it showed and had not saved, as it was made', async () => {
    const { world, ada, row, slow } = await page();
    slow.writes = 'never';
    const made = [ada.write(row, 'title', 'shown'), ada.write(row, 'why', 'because')];
    const unsaved = await leaves(world, ada, slow);
    expect((await ada.state()).size).toBe(0);
    for (const [scope, block] of unsaved) expect(await ada.device.takeUp(scope, block)).toBe(true);
    expect([...(await ada.state()).values()].sort()).toEqual(['because', 'shown']);
    expect(ada.device.unsaved).toEqual([]);
    ada.connect();
    await world.time.pass(2000);
    expect(world.accepted).toEqual(made);
  });

  test('[F23] what the store had after all is there once, saved, shared or folded before the next page asks', async () => {
    for (const [shares, more] of [
      [false, 0],
      [true, 0],
      [true, 40],
    ] as const) {
      const { world, ada, row, slow } = await page(10);
      slow.writes = 'after';
      const made = ada.write(row, 'title', 'once');
      const unsaved = await leaves(world, ada, slow);
      if (shares) {
        ada.connect();
        for (let at = 0; at < more; at++) ada.write(newId(world.chance), 'title', 'more');
        await world.time.pass(60_000);
        ada.cut();
        await ada.open();
      }
      expect(unsaved).toHaveLength(1);
      for (let time = 0; time < 2; time++) for (const [scope, block] of unsaved) expect(await ada.device.takeUp(scope, block)).toBe(true);
      ada.connect();
      await world.time.pass(2000);
      expect(world.accepted).toHaveLength(1 + more);
      expect(world.accepted[0]).toEqual(made);
    }
  });

  test('[F12] goes behind what another tab saved in its place', async () => {
    const { world, ada, row, slow, disk } = await page();
    slow.writes = 'never';
    ada.write(row, 'title', 'left');
    const unsaved = await leaves(world, ada, slow);
    const other = await world.person({ member: ada.member, disk });
    const between = other.write(row, 'why', 'other tab');
    await other.device.settled();
    await ada.open();
    for (const [scope, block] of unsaved) await ada.device.takeUp(scope, block);
    expect([...(await ada.state()).values()].sort()).toEqual(['left', 'other tab']);
    ada.connect();
    await world.time.pass(2000);
    expect(world.accepted.map(({ seq, writes }) => [seq, writes[0]?.value])).toEqual([
      [between.seq, 'other tab'],
      [between.seq + 1, 'left'],
    ]);
  });

  test('keeps what it could not save here either, and takes nothing from what is damaged', async () => {
    const { world, ada, row, slow } = await page();
    slow.writes = 'never';
    ada.write(row, 'title', 'shown');
    const unsaved = await leaves(world, ada, slow);
    slow.writes = 'never';
    const [[scope = SHARED, block = new Uint8Array(0)] = []] = unsaved;
    let saved: boolean | undefined;
    void ada.device.takeUp(scope, block).then((done) => {
      saved = done;
    });
    await world.time.pass(2000);
    expect(saved).toBeUndefined();
    expect(ada.device.unsaved).toEqual(unsaved);
    expect(await ada.device.takeUp(scope, block.slice(0, -1))).toBe(true);
    expect(ada.device.unsaved).toEqual(unsaved);
  });
});
