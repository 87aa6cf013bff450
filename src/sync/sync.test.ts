import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { referenceState } from '../replica/testing/reference.ts';
import { World } from './testing/people.ts';

test('[S2] [S3] two devices share what they write, and nothing waits once the hub has it', async () => {
  const world = new World();
  const ada = await world.person();
  const ben = await world.person();
  const row = newId(world.chance);
  ada.write(row, 'title', 'Repair the printer');
  expect(ada.device.status.waiting).toBe(1);
  ada.connect();
  ben.connect();
  await world.time.pass(100);
  expect(ada.ends).toEqual([]);
  expect(ada.device.status).toMatchObject({ waiting: 0, unsaved: 0, connected: true, problems: [] });
  ben.write(row, 'state', 'doing');
  await world.time.pass(100);
  const both = await ada.state();
  expect(both).toEqual(await ben.state());
  expect(both.get(`task/${row}/state`)).toBe('doing');
  expect(both).toEqual(referenceState(world.accepted));
});
