import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../replica/change.ts';
import { registry } from '../../registry.ts';
import { Chance } from '../../testing/chance.ts';
import { Device } from '../../testing/device.ts';
import { writeChaos } from '../../testing/stories.ts';
import { ROOT } from './nesting.ts';
import type { OutlineLine } from './outline.ts';
import { circle, role } from './schema.ts';

const outline = (device: Device) => device.ask('circle.tree') as readonly OutlineLine[];
const idsOf = (device: Device) => outline(device).map(({ id }) => id);
const lineOf = (device: Device, id: string) => outline(device).find((line) => line.id === id);
const standing = (device: Device, table: typeof circle | typeof role) => device.replica.where(table as typeof circle).ids();

/** Two devices that know each other's circles a, b and c, one inside the other. */
function pair() {
  const [ana, ben] = [new Device(registry, 'ana'), new Device(registry, 'ben')];
  const a = ana.do('circle.add', { name: 'A' });
  const b = ana.do('circle.add', { name: 'B', parent: a });
  const c = ana.do('circle.add', { name: 'C', parent: b });
  ben.receive(ana.changes);
  return { ana, ben, a, b, c };
}

test('a circle cannot go into what stands inside it', () => {
  const { ana, a, c } = pair();
  expect(ana.refused('circle.move', { circle: a, parent: c })).toEqual({ code: 'circle-in-itself', params: { name: 'A', parent: 'C' } });
  expect(ana.refused('circle.move', { circle: a, parent: a })?.code).toBe('circle-in-itself');
});

test('[R7] circles moved into one another off-line show under the workplace, marked, with all that is in them', () => {
  const { ana, ben, a, b, c } = pair();
  const inside = ana.do('role.add', { name: 'Écoute', circle: c });
  ana.do('circle.move', { circle: b, parent: null });
  ben.receive(ana.changes);
  ana.do('circle.move', { circle: b, parent: a });
  ben.do('circle.move', { circle: a, parent: b });
  ana.meet(ben);
  for (const device of [ana, ben]) {
    expect(lineOf(device, a)).toMatchObject({ parent: ROOT, mark: 'loop', depth: 1 });
    expect(lineOf(device, b)).toMatchObject({ parent: ROOT, mark: 'loop', depth: 1 });
    expect(lineOf(device, c)).toMatchObject({ parent: b, mark: null, depth: 2 });
    expect(lineOf(device, inside)).toMatchObject({ circle: c, depth: 3 });
  }
  // One gesture on either of them mends both.
  ben.do('circle.move', { circle: a, parent: null });
  expect(lineOf(ben, a)).toMatchObject({ parent: ROOT, mark: null });
  expect(lineOf(ben, b)).toMatchObject({ parent: a, mark: null });
});

test('what stood in a circle that went to the trash shows in the next one around, and goes back with it', () => {
  const { ana, ben, a, b, c } = pair();
  const inside = ben.do('role.add', { name: 'Trésorerie', circle: b });
  ana.do('circle.remove', { circle: b });
  ana.meet(ben);
  expect(lineOf(ana, c)).toMatchObject({ parent: a, mark: 'above-removed' });
  expect(lineOf(ana, inside)).toMatchObject({ circle: a, mark: 'above-removed' });
  ana.do('circle.restore', { circle: b });
  expect(lineOf(ana, inside)).toMatchObject({ circle: b, mark: null });
});

test('[R7] however circles are moved and removed apart, each shows once, under the workplace, and can be put right', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const chance = new Chance(seed);
      const devices = ['ana', 'ben', 'cleo'].map((name) => new Device(registry, name));
      const [first] = devices;
      if (first === undefined) return;
      const ids = Array.from({ length: 6 }, (_, index) => first.do('circle.add', { name: `circle ${index}` }));
      for (const device of devices) if (device !== first) device.receive(first.changes);
      for (let step = 0; step < 40; step++) {
        const [device, other] = [chance.pick(devices), chance.pick(devices)];
        if (device === undefined || other === undefined) return;
        if (chance.once(10) && device !== other) device.meet(other);
        const moved = chance.pick(ids) ?? '';
        if (chance.once(8)) device.run(chance.once(2) ? 'circle.remove' : 'circle.restore', { circle: moved });
        else device.run('circle.move', { circle: moved, parent: chance.pick([...ids, null]) ?? null });
      }
      for (const device of devices) for (const other of devices) if (device !== other) device.meet(other);
      everythingShows(first);
      mends(first);
    }),
    { numRuns: 60 },
  );
});

test('[R7] whatever is written to any cell, every circle and role shows once, and can be put right', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const device = new Device(registry, 'ana');
      const chaos: readonly Change[] = writeChaos([circle, role], seed, 60);
      device.receive(chaos);
      everythingShows(device);
      mends(device);
    }),
    { numRuns: 40 },
  );
});

function everythingShows(device: Device): void {
  const shown = idsOf(device);
  const wanted = [ROOT, ...standing(device, circle).filter((id) => id !== ROOT), ...standing(device, role)];
  expect([...shown].sort()).toEqual([...wanted].sort());
  const depths = new Map(outline(device).flatMap(({ kind, id, depth }) => (kind === 'circle' ? [[id, depth] as const] : [])));
  for (const line of outline(device)) {
    const around = line.kind === 'role' ? line.circle : line.parent;
    expect(line.depth).toBe(around === null ? 0 : (depths.get(around) ?? Number.NaN) + 1);
  }
}

/** Every mark goes when its row is put where it shows. */
function mends(device: Device): void {
  for (const { id, kind, mark, ...line } of outline(device)) {
    if (mark === null) continue;
    if (kind === 'circle') device.do('circle.move', { circle: id, parent: 'parent' in line && line.parent !== ROOT ? line.parent : null });
    else device.do('role.move', { role: id, circle: 'circle' in line && line.circle !== ROOT ? line.circle : null });
  }
  expect(outline(device).filter(({ mark }) => mark !== null)).toEqual([]);
}
