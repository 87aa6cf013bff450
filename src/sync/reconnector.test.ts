import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { encodeMessage } from './messages.ts';
import { type Dial, Reconnector } from './reconnector.ts';
import { type Person, World } from './testing/people.ts';
import { fine, Wire } from './testing/world.ts';

/** A hub that answers every hello with a refusal, and counts them. */
async function refused(code: string) {
  const world = new World();
  const person = await world.person();
  let dialled = 0;
  const dial: Dial = async (receiver) => {
    dialled++;
    return {
      send: () => queueMicrotask(() => receiver.receive(encodeMessage({ kind: 'denied', code, params: {} }))),
      close: () => undefined,
    };
  };
  const line = new Reconnector(person.device, dial);
  line.start();
  const synced = line.synced();
  await world.time.pass(600_000);
  return { world, person, line, synced, dialled: () => dialled };
}

test.each([0, 40])(
  '[S13] all counts as shared once what waited is accepted (%i changes) and what the hub had is here and saved',
  async (mine) => {
    const world = new World();
    const [ada, ben] = [await world.person(), await world.person()];
    const row = newId(world.chance);
    ada.connect();
    for (let i = 0; i < 300; i++) ada.write(row, 'title', `${i}`);
    for (let i = 0; i < mine; i++) ben.write(row, 'state', `${i}`);
    await world.time.pass(5000);
    const line = new Reconnector(ben.device, async (receiver) => {
      const wire = new Wire(world.time, { delay: () => 300, cut: () => false });
      wire.toDevice = receiver;
      wire.toHub = world.hub.connect(ben.authority, wire.hub);
      return wire.device;
    });
    line.start();
    const { state } = ben.device.core.journal(SHARED);
    const seen = line.synced().then((synced) => ({ synced, hers: state.heads.seqOf(ada.device.id), waiting: state.pending.length }));
    await world.time.pass(20_000);
    line.stop();
    expect(await seen).toEqual({ synced: true, hers: 300, waiting: 0 });
  },
);

describe('a device that the hub refuses', () => {
  test.each(['removed', 'other-workplace', 'not-yours'])('[S13] [A30] stops for ever on %s, and says why', async (code) => {
    const { world, person, line, synced, dialled } = await refused(code);
    expect(dialled()).toBe(1);
    expect(await synced).toBe(false);
    expect(person.device.status.problems).toEqual([{ code: `denied-${code}`, params: {} }]);
    line.wake();
    await world.time.pass(600_000);
    expect(dialled()).toBe(1);
  });

  test.each(['session-ended', 'device-revoked', 'device-many'])(
    '[S13] stops on %s, says why, and comes again when it is woken',
    async (code) => {
      const { world, person, line, synced, dialled } = await refused(code);
      expect(dialled()).toBe(1);
      expect(await synced).toBe(false);
      expect(person.device.status.problems).toEqual([{ code: `denied-${code}`, params: {} }]);
      line.wake();
      await world.time.pass(600_000);
      expect(dialled()).toBe(2);
    },
  );

  test('[S13] [F18] comes again and again after what may pass', async () => {
    const { dialled } = await refused('store');
    expect(dialled()).toBeGreaterThan(5);
  });
});

test('[F12] [F18] two processes on one store do not take the line from each other every second, and either is back soon', async () => {
  const world = new World();
  const first = await world.person();
  const second = await world.person({ member: first.member, disk: first.disk });
  let dialled = 0;
  const lineOf = (person: Person): Reconnector =>
    new Reconnector(person.device, async (receiver) => {
      dialled++;
      const wire = new Wire(world.time, fine);
      wire.toDevice = receiver;
      wire.toHub = world.hub.connect(person.authority, wire.hub);
      return wire.device;
    });
  const [one, two] = [lineOf(first), lineOf(second)];
  one.start();
  two.start();
  await world.time.pass(1_800_000);
  expect(dialled).toBeLessThan(100);
  expect(first.device.id).toBe(second.device.id);
  two.stop();
  await world.time.pass(600_000);
  const settled = dialled;
  // Somebody runs one command beside it now and then: it comes again at once.
  two.start();
  await world.time.pass(1500);
  two.stop();
  await world.time.pass(3500);
  expect(dialled).toBe(settled + 2);
});
