import { describe, expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { SHARED } from '../replica/change.ts';
import { referenceState } from '../replica/testing/reference.ts';
import { decodeMessage, encodeMessage, type MessageOf, PROTOCOL } from './messages.ts';
import { cell, type Person, World } from './testing/people.ts';
import { restoreHub } from './testing/scenes.ts';

async function expectSame(...people: readonly Person[]): Promise<void> {
  const [first, ...others] = await Promise.all(people.map((person) => person.state()));
  for (const other of others) expect(other).toEqual(first);
}

describe('a hub restored from an older copy', () => {
  test.each([true, false])('[S5] [F08] devices give back what it lost, their own and others’ (epoch told: %s)', async (told) => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person();
    const row = newId(world.chance);
    ada.connect();
    ben.connect();
    ada.write(row, 'title', 'before');
    await world.time.pass(3000);
    const backup = world.hubDisk.snapshot();
    ada.write(row, 'title', 'by Ada, lost');
    ben.write(row, 'state', 'by Ben, lost');
    await world.time.pass(3000);
    await restoreHub(world, backup, told);
    // Ada never comes back: Ben has her change and her signature.
    ada.cut();
    ben.write(row, 'place', 'written meanwhile');
    const cleo = await world.person();
    cleo.connect();
    await world.time.pass(500);
    expect((await cleo.state()).get(`task/${row}/title`)).toBe('before');
    ben.connect();
    await world.time.pass(5000);
    const state = await cleo.state();
    expect(state.get(`task/${row}/title`)).toBe('by Ada, lost');
    expect(state.get(`task/${row}/state`)).toBe('by Ben, lost');
    expect(state.get(`task/${row}/place`)).toBe('written meanwhile');
    ada.connect();
    await world.time.pass(5000);
    await expectSame(ada, ben, cleo);
    for (const person of [ada, ben, cleo]) expect(person.device.status).toMatchObject({ waiting: 0, problems: [] });
  });

  test('[F09] an emptied hub deletes nothing: everything comes back from the devices', async () => {
    const world = new World();
    const ada = await world.person();
    const ben = await world.person();
    const rows = Array.from({ length: 30 }, () => newId(world.chance));
    ada.connect();
    ben.connect();
    for (const row of rows) (world.chance.next() < 0.5 ? ada : ben).write(row, 'title', `title ${row}`);
    await world.time.pass(3000);
    const before = await ben.state();
    await world.hub.close();
    world.hubDisk.restore();
    world.openHub();
    await world.time.pass(100);
    ben.connect();
    ada.connect();
    await world.time.pass(5000);
    expect(await ada.state()).toEqual(before);
    expect(await ben.state()).toEqual(before);
    const cleo = await world.person();
    cleo.connect();
    await world.time.pass(1000);
    expect(await cleo.state()).toEqual(before);
  });

  test('[F09] [F20] a device that held segments keeps its state and its work through the change of epoch', async () => {
    const world = new World();
    const ada = await world.person();
    ada.connect();
    const rows = Array.from({ length: 600 }, () => newId(world.chance));
    for (const row of rows) {
      ada.device.commit(
        SHARED,
        'task.add',
        Array.from({ length: 10 }, (_, index) => cell(row, `c${index}`, index)),
      );
    }
    await world.time.pass(15_000);
    await world.hub.fold(world.workplace, SHARED);
    const backup = world.hubDisk.snapshot();
    ada.write(rows[0] as string, 'c0', 'lost by the hub');
    await world.time.pass(3000);
    await restoreHub(world, backup);
    ada.cut();
    ada.write(rows[1] as string, 'c0', 'meanwhile');
    ada.connect();
    await world.time.pass(3000);
    const expected = referenceState(world.accepted);
    expect(expected.get(`task/${rows[0]}/c0`)).toBe('lost by the hub');
    expect(await ada.state()).toEqual(expected);
    await ada.open();
    expect(await ada.state()).toEqual(expected);
    expect(ada.device.status).toMatchObject({ waiting: 0, problems: [] });
  });
});

test('[S5.2] the hub knows up to where its log is the one of any epoch before', async () => {
  const world = new World();
  const ada = await world.person();
  const stranger = await world.person();
  const { publicKey } = await stranger.device.keys();
  /** What the hub says to somebody who has the log of an epoch up to a cursor. */
  const told = async (epoch: string, cursor: number): Promise<MessageOf<'welcome'>['scopes'][number]> => {
    const heard: MessageOf<'welcome'>[] = [];
    const send = (bytes: Uint8Array): void => {
      const message = decodeMessage(bytes);
      if (message.ok && message.value.kind === 'welcome') heard.push(message.value);
    };
    const line = world.hub.connect(stranger.authority, { send, close: () => undefined });
    const hello = { kind: 'hello', protocol: PROTOCOL, workplace: world.workplace, device: stranger.device.id, key: publicKey } as const;
    line.receive(encodeMessage({ ...hello, former: [], roster: 0, scopes: [{ scope: SHARED, epoch, cursor, mark: new Uint8Array(0) }] }));
    await world.time.pass(100);
    line.closed();
    return heard[0]?.scopes[0] as MessageOf<'welcome'>['scopes'][number];
  };
  const epochs: string[] = [];
  const ends: number[] = [];
  for (let round = 0; round < 3; round++) {
    ada.connect();
    for (let i = 0; i <= round; i++) ada.write(newId(world.chance), 'title', `${round}.${i}`);
    await world.time.pass(3000);
    ada.cut();
    const { epoch, cursor } = await told('', 0);
    epochs.push(epoch);
    ends.push(cursor);
    if (round < 2) await world.hub.renewEpoch(world.workplace);
  }
  const [first, second, third] = epochs as [string, string, string];
  const [one, two, three] = ends as [number, number, number];
  const common = async (epoch: string, cursor: number): Promise<number> => (await told(epoch, cursor)).common;
  expect([await common(first, 1), await common(first, one), await common(first, three)]).toEqual([1, one, one]);
  expect([await common(second, one), await common(second, two), await common(second, three)]).toEqual([one, two, two]);
  expect([await common(third, two), await common(third, three), await common(third, three + 1)]).toEqual([two, three, 0]);
  expect(await common(newId(world.chance), one)).toBe(0);
});
