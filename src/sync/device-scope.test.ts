import { expect, test } from 'vitest';
import { newId } from '../kernel/ids.ts';
import { fingerprintOf } from '../replica/chain.ts';
import { SHARED } from '../replica/change.ts';
import type { Entry } from './entries.ts';
import { World } from './testing/people.ts';

const own = (first: number, last: number, fingerprint: Uint8Array): Entry => ({ kind: 'own', first, last, fingerprint });

test('[X1.1] a marker stands for own changes that wait; over any others it says that somebody else wrote under this id', async () => {
  const world = new World();
  const ada = await world.person();
  const row = newId(world.chance);
  const [one, two] = [ada.write(row, 'title', 'one'), ada.write(row, 'title', 'two')];
  const { state } = ada.device.core.journal(SHARED);
  const forked = { fits: false, why: 'forked' };
  expect(state.accept(1, [own(1, 2, fingerprintOf(one))])).toEqual(forked);
  expect(state.accept(1, [own(1, 3, fingerprintOf(two))])).toEqual(forked);
  expect(state.accept(1, [own(3, 3, fingerprintOf(two))])).toEqual(forked);
  expect(state.accept(1, [{ kind: 'change', change: { ...one, command: 'task.other', stamp: one.stamp + 1 } }])).toEqual(forked);
  expect(state.pending).toEqual([one, two]);
  expect(state.accept(2, [own(1, 2, fingerprintOf(two))])).toEqual({ fits: false, why: 'gap' });
  expect(state.accept(1, [own(1, 2, fingerprintOf(two))])).toMatchObject({ fits: true, apply: [] });
  expect(state.pending).toEqual([]);
  expect(state.log.cursor).toBe(2);
  expect(state.accept(3, [{ kind: 'change', change: { ...two, seq: 4 } }])).toEqual({ fits: false, why: 'diverged' });
});
