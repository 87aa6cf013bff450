import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { instantOf } from '../replica/stamp.ts';
import { referenceState } from '../replica/testing/reference.ts';
import { memoryDisk } from '../storage/index.ts';
import { cell, type Person, World } from './testing/people.ts';

const HOUR = 3_600_000;

/** Both see the same, which is what the hub accepted, and nothing waits. */
async function expectAgreement(world: World, ...people: readonly Person[]): Promise<void> {
  const expected = referenceState(world.accepted);
  for (const person of people) {
    expect(person.device.status).toMatchObject({ waiting: 0, unsaved: 0 });
    expect(await person.state()).toEqual(expected);
  }
}

describe('wrong clocks', () => {
  test.each([HOUR, -HOUR, 86_400_000, 400 * 86_400_000])(
    '[F01] [C2] a clock off by %i ms: sync goes on, and the person is told',
    async (offset) => {
      const world = new World();
      const ada = await world.person({ offset });
      const ben = await world.person();
      const row = newId(world.chance);
      ada.write(row, 'title', 'written off-line');
      ada.connect();
      ben.connect();
      await world.time.pass(500);
      ada.write(row, 'state', 'doing');
      await world.time.pass(500);
      expect(ada.device.status.problems.map(({ code }) => code)).toEqual([offset > 0 ? 'clock-ahead' : 'clock-behind']);
      await expectAgreement(world, ada, ben);
      for (const change of world.accepted) expect(instantOf(change.stamp)).toBeLessThanOrEqual(world.time.now() + 60_000);
    },
  );

  test('[F02] [C3] [A26] the hub refuses a stamp from the future before it is in any log, and nothing is lost', async () => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person();
    ben.connect();
    let offset = 0;
    const clock = { now: () => world.time.now() + offset };
    Object.assign(ada, { clock });
    await ada.open();
    ada.connect();
    await world.time.pass(100);
    const before = ada.device.id;
    offset = 2 * HOUR;
    const row = newId(world.chance);
    ada.write(row, 'title', 'from the future');
    ada.write(row, 'state', 'doing');
    await world.time.pass(500);
    expect(world.accepted).toEqual([]);
    expect(ada.device.status.waiting).toBe(2);
    ada.connect();
    await world.time.pass(500);
    expect(ada.device.id).not.toBe(before);
    expect((await ben.state()).get(`task/${row}/title`)).toBe('from the future');
    for (const change of world.accepted) expect(instantOf(change.stamp)).toBeLessThanOrEqual(world.time.now() + 60_000);
    await expectAgreement(world, ada, ben);
  });

  test('[F04] [C1] a slow clock: an edit made after seeing another one wins over it', async () => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person({ offset: -HOUR });
    const row = newId(world.chance);
    ada.connect();
    ben.connect();
    ada.write(row, 'title', 'first');
    await world.time.pass(500);
    ben.cut();
    await ben.open();
    ben.write(row, 'title', 'second');
    ben.connect();
    await world.time.pass(500);
    expect((await ada.state()).get(`task/${row}/title`)).toBe('second');
    await expectAgreement(world, ada, ben);
  });

  test('[F05] the hub’s clock steps back an hour: nobody is refused', async () => {
    const world = new World();
    const ada = await world.person();
    ada.connect();
    const row = newId(world.chance);
    ada.write(row, 'title', 'before');
    await world.time.pass(500);
    await world.hub.close();
    world.openHub(world.time.offset(-HOUR));
    ada.connect();
    await world.time.pass(500);
    ada.write(row, 'title', 'after');
    await world.time.pass(500);
    await expectAgreement(world, ada);
    expect((await ada.state()).get(`task/${row}/title`)).toBe('after');
  });

  test('[C1] stamps of a device strictly increase, across restarts and with a clock that stands still', async () => {
    const world = new World();
    const ada = await world.person();
    const row = newId(world.chance);
    const stamps: number[] = [];
    for (let i = 0; i < 5; i++) {
      stamps.push(ada.write(row, 'title', `${i}`).stamp, ada.write(row, 'state', `${i}`).stamp);
      await ada.device.settled();
      await ada.open();
    }
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect(new Set(stamps).size).toBe(10);
  });
});

describe('copies of a device', () => {
  test('[X1] [F06] two copies that both write become two devices, and no write is lost', async () => {
    const world = new World();
    const ada = await world.person();
    const row = newId(world.chance);
    ada.write(row, 'title', 'shared past');
    ada.connect();
    await world.time.pass(2000);
    ada.cut();
    const copy = await world.person({ member: ada.member, disk: ada.disk.clone() });
    ada.write(row, 'a', 'by the original');
    copy.write(row, 'b', 'by the copy');
    expect(copy.device.id).toBe(ada.device.id);
    ada.connect();
    await world.time.pass(2000);
    copy.connect();
    await world.time.pass(2000);
    copy.connect();
    await world.time.pass(2000);
    expect(copy.device.id).not.toBe(ada.device.id);
    const state = referenceState(world.accepted);
    expect(state.get(`task/${row}/a`)).toBe('by the original');
    expect(state.get(`task/${row}/b`)).toBe('by the copy');
    ada.connect();
    await world.time.pass(2000);
    await expectAgreement(world, ada, copy);
  });

  test('[X1] [F06] a copy that comes while the original is connected finds out at once', async () => {
    const world = new World();
    const ada = await world.person();
    ada.connect();
    await world.time.pass(500);
    const copy = await world.person({ member: ada.member, disk: ada.disk.clone() });
    const before = ada.device.id;
    copy.connect();
    await world.time.pass(500);
    expect(ada.device.id).not.toBe(before);
    expect(copy.device.id).toBe(before);
  });

  test('[F07] a device restored from its backup: what it writes later reaches the hub', async () => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person();
    const row = newId(world.chance);
    ben.connect();
    ada.connect();
    ada.write(row, 'title', 'one');
    await world.time.pass(2000);
    const backup = ada.disk.snapshot();
    ada.write(row, 'title', 'two');
    ada.write(row, 'state', 'doing');
    await world.time.pass(2000);
    ada.cut();
    await ada.device.close();
    ada.disk.restore(backup);
    await ada.open();
    ada.write(row, 'place', 'after the restore');
    ada.connect();
    await world.time.pass(2000);
    ada.connect();
    await world.time.pass(2000);
    const state = await ben.state();
    expect(state.get(`task/${row}/title`)).toBe('two');
    expect(state.get(`task/${row}/place`)).toBe('after the restore');
    await expectAgreement(world, ada, ben);
  });
});

describe('several tabs', () => {
  test('[F12] two tabs on one store: both write, one connects, nothing is overwritten or stuck', async () => {
    const world = new World();
    const disk = memoryDisk();
    const one = await world.person({ disk });
    const two = await world.person({ disk, member: one.member });
    expect(two.device.id).toBe(one.device.id);
    const row = newId(world.chance);
    for (let i = 0; i < 10; i++) {
      one.write(row, `one${i}`, i);
      two.write(row, `two${i}`, i);
      if (i % 3 === 0) await world.time.pass(10);
    }
    one.connect();
    await world.time.pass(500);
    two.write(row, 'late', 'from the tab that is not connected');
    await world.time.pass(500);
    expect(world.accepted).toHaveLength(21);
    await expectAgreement(world, one, two);
  });

  test('[F12] when the tab that is connected closes, the other one goes on', async () => {
    const world = new World();
    const disk = memoryDisk();
    const one = await world.person({ disk });
    const two = await world.person({ disk, member: one.member });
    const row = newId(world.chance);
    one.connect();
    one.write(row, 'title', 'one');
    await world.time.pass(500);
    two.connect();
    two.write(row, 'title', 'two');
    await world.time.pass(500);
    expect(two.device.id).toBe(one.device.id);
    expect((await one.state()).get(`task/${row}/title`)).toBe('two');
    await expectAgreement(world, one, two);
  });
});

describe('a full disk', () => {
  test('[F16] what cannot be saved is told, kept, not sent, and saved when there is room again', async () => {
    const world = new World();
    const ada = await world.person();
    ada.connect();
    await world.time.pass(100);
    ada.disk.fail(() => 'full');
    const row = newId(world.chance);
    ada.write(row, 'title', 'precious');
    await world.time.pass(100);
    expect(await ada.device.settled()).toBe(false);
    expect(ada.device.status).toMatchObject({ unsaved: 1, waiting: 1, problems: [{ code: 'store-full' }] });
    expect(world.accepted).toEqual([]);
    expect((await ada.state()).get(`task/${row}/title`)).toBe('precious');
    ada.disk.fail();
    await world.time.pass(5000);
    expect(ada.device.status).toMatchObject({ unsaved: 0, waiting: 0, problems: [] });
    await expectAgreement(world, ada);
  });

  test('[F23] a commit whose outcome is unknown is found to have succeeded, and nothing is written twice', async () => {
    const world = new World();
    const ada = await world.person();
    const disk = ada.disk;
    const store = disk.open();
    let lie = false;
    const lying = {
      ...store,
      commit: async (commit: Parameters<typeof store.commit>[0]) => {
        const outcome = await store.commit(commit);
        if (!lie) return outcome;
        lie = false;
        const { StoreError } = await import('../kernel/store.ts');
        throw new StoreError('unavailable', 'the answer was lost');
      },
    };
    Object.assign(ada, { disk: { ...disk, open: () => lying } });
    await ada.open();
    lie = true;
    const row = newId(world.chance);
    ada.write(row, 'title', 'once');
    await world.time.pass(5000);
    ada.connect();
    await world.time.pass(1000);
    expect(world.accepted).toHaveLength(1);
    await expectAgreement(world, ada);
  });
});

describe('removal', () => {
  test('[X2] [F30] [A30] a removed member is cut off at once; what they wrote off-line stays with them', async () => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person();
    const row = newId(world.chance);
    ada.connect();
    ben.connect();
    ben.write(row, 'title', 'before');
    await world.time.pass(500);
    ben.cut();
    ben.write(row, 'title', 'after');
    await world.hub.removeMember(world.workplace, ben.member);
    ben.connect();
    await world.time.pass(500);
    expect(ben.ends.at(-1)).toMatchObject({ code: 'denied-removed' });
    expect(ben.device.status.waiting).toBe(1);
    expect((await ben.state()).get(`task/${row}/title`)).toBe('after');
    expect((await ada.state()).get(`task/${row}/title`)).toBe('before');
    expect(ada.device.roster.get(ben.device.id)?.ended).toBe(true);
  });

  test('[A30] an open connection of a removed member ends', async () => {
    const world = new World();
    const ben = await world.person();
    ben.connect();
    await world.time.pass(500);
    await world.hub.removeMember(world.workplace, ben.member);
    await world.time.pass(500);
    expect(ben.ends.at(-1)).toMatchObject({ code: 'denied-removed' });
  });
});

describe('refused changes', () => {
  test('[S8] [A28] a refused change is set aside with its reason; what came after it is shared', async () => {
    const world = new World();
    const ada = await world.person();
    const row = newId(world.chance);
    ada.write(row, 'title', 'good');
    ada.device.commit(SHARED, 'task.edit', [cell(row, '__proto__', 'bad')]);
    ada.write(row, 'state', 'good too');
    ada.connect();
    await world.time.pass(500);
    ada.connect();
    await world.time.pass(500);
    const [aside] = await ada.device.aside();
    expect(aside?.problem.code).toBe('name');
    expect(aside?.change.writes[0]?.value).toBe('bad');
    await expectAgreement(world, ada);
    expect(world.accepted.flatMap((change) => change.writes.map((write) => write.value))).toEqual(['good', 'good too']);
    if (aside !== undefined) await ada.device.dismiss(aside);
    expect(await ada.device.aside()).toEqual([]);
  });
});
