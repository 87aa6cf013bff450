import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { startingWith } from '../kernel/store.ts';
import { SHARED, type Write } from '../replica/change.ts';
import { referenceState } from '../replica/testing/reference.ts';
import { Sharing } from './device-sharing.ts';
import { decodeMessage } from './messages.ts';
import { cell, type Person, World } from './testing/people.ts';

/** Enough cells that the log is worth folding. */
async function fill(world: World, person: Person): Promise<string[]> {
  const rows = Array.from({ length: 600 }, () => newId(world.chance));
  for (const row of rows) {
    const writes: Write[] = Array.from({ length: 10 }, (_, index) => cell(row, `c${index}`, `${row}-${index}`));
    person.device.commit(SHARED, 'task.add', writes);
  }
  return rows;
}

test('[S5] who joins late is sent segments and the log after them, and sees what all see', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  const rows = await fill(world, ada);
  await world.time.pass(10_000);
  expect(ada.device.status).toMatchObject({ waiting: 0, problems: [] });
  await world.hub.fold(world.workplace, SHARED);
  ada.write(rows[5] as string, 'c1', 'after');
  await world.time.pass(1000);
  const received: string[] = [];
  const ben = await world.person();
  ben.connect();
  await world.time.pass(2000);
  expect(ben.ends).toEqual([]);
  expect(await ben.state()).toEqual(referenceState(world.accepted));
  expect(received).toEqual([]);
  ben.write(rows[6] as string, 'c2', 'from Ben');
  await world.time.pass(1000);
  expect((await ada.state()).get(`task/${rows[6]}/c2`)).toBe('from Ben');
});

test('[F28] a device folds its log, opens again from segments, and goes on', async () => {
  const world = new World();
  const ada = await world.person();
  const ben = await world.person();
  ada.connect();
  ben.connect();
  const rows = await fill(world, ada);
  await world.time.pass(20_000);
  const stored = await ben.disk.open().keys('device-block', { from: '', to: '~' });
  expect(stored.length).toBeGreaterThan(5);
  ben.cut();
  await ben.open();
  expect(await ben.state()).toEqual(referenceState(world.accepted));
  ben.connect();
  ada.write(rows[0] as string, 'c0', 'later');
  await world.time.pass(2000);
  expect((await ben.state()).get(`task/${rows[0]}/c0`)).toBe('later');
  expect(ben.device.status.problems).toEqual([]);
});

test('[S7] who stopped within what is one block of the log by now is sent what follows, and need not take the state anew', async () => {
  const world = new World();
  const [ada, ben] = [await world.person(), await world.person()];
  ada.connect();
  ben.connect();
  const several = async (): Promise<void> => {
    for (let i = 0; i < 300; i++) ada.write(newId(world.chance), 'title', `task ${i}`);
    await world.time.pass(3000);
  };
  await several();
  ben.cut();
  for (let time = 0; time < 4; time++) await several();
  await world.hub.close();
  await world.time.pass(100);
  await world.openHub().fold(world.workplace, SHARED);
  await world.hub.close();
  world.openHub();
  const firsts = await world.hubDisk.open().keys('hub-log', startingWith(`${world.workplace}/${SHARED}/`));
  expect(firsts.length).toBeLessThan(5);
  const asked: (string | undefined)[] = [];
  const sent = (message: Uint8Array, toHub: boolean): void => {
    const decoded = decodeMessage(message);
    if (toHub && decoded.ok) asked.push(decoded.value.kind);
  };
  ben.connect({ delay: () => 1, cut: () => false, sent });
  await world.time.pass(3000);
  expect(asked).toContain('follow');
  expect(asked).not.toContain('join');
  expect((await ben.state()).size).toBe(1500);
  expect(ben.ends).toHaveLength(1);
});

test('[S5] blocks that came before the connection broke are not sent again', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  await fill(world, ada);
  await world.time.pass(10_000);
  await world.hub.fold(world.workplace, SHARED);
  const ben = await world.person();
  let blocks = 0;
  let sent = 0;
  ben.connect({
    delay: () => 1,
    cut: () => blocks > 0,
    sent: (message, toHub) => {
      if (!toHub && message[0] === 13) blocks++;
    },
  });
  await world.time.pass(500);
  ben.connect({
    delay: () => 1,
    cut: () => false,
    sent: (message, toHub) => {
      if (!toHub) sent += message.length;
    },
  });
  await world.time.pass(2000);
  expect(await ben.state()).toEqual(referenceState(world.accepted));
  expect(sent).toBeGreaterThan(0);
});

test('[F12] a gesture is taken back where nothing newer stands, also after it was folded and the device was closed', async () => {
  const world = new World();
  const ada = await world.person();
  ada.connect();
  const rows = await fill(world, ada);
  const first = ada.write(rows[1] as string, 'c3', 'mistake');
  const second = ada.write(rows[2] as string, 'c3', 'also');
  ada.write(rows[2] as string, 'c3', 'newer');
  const name = (change: { device: string; seq: number }) => `${change.device}.${change.seq}`;
  const early = await ada.device.undoing(name(first));
  expect(early).toEqual({ ok: true, value: [cell(rows[1] as string, 'c3', `${rows[1]}-3`)] });
  await world.time.pass(20_000);
  ada.cut();
  await ada.open();
  expect(await ada.device.undoing(name(first))).toEqual(early);
  expect(await ada.device.undoing(name(second))).toEqual({ ok: true, value: [] });
  expect(await ada.device.undoing('nothing')).toEqual({ ok: false, problem: { code: 'undo-unknown' } });
});

test('[S5.3] [R9] a long log that was taken from the hub anew is there still when the device starts again', async () => {
  const world = new World(1, 1_000_000);
  const [ada, ben] = [await world.person(), await world.person()];
  ada.connect();
  for (let i = 0; i < 2100; i++) ada.write(newId(world.chance), 'title', `${i}`);
  await world.time.pass(20_000);
  new Sharing(ben.device.core).differs(SHARED, ['task']);
  ben.connect();
  await world.time.pass(5000);
  await ben.device.settled();
  ben.cut();
  await ben.open();
  const { tail, log } = ben.device.core.journal(SHARED).state;
  expect(tail).toHaveLength(log.cursor);
  expect((await ben.state()).size).toBe(2100);
  expect(await ben.state()).toEqual(await ada.state());
});
