import { describe, expect, test } from 'vitest';
import { encodeMessage } from './messages.ts';
import { type Dial, Reconnector } from './reconnector.ts';
import { World } from './testing/people.ts';

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
