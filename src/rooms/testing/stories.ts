/** Stories by chance: several devices carry out commands apart and meet now and then; or anything is written to any cell. */

import { type Id, isId } from '../../kernel/ids.ts';
import type { Problem } from '../../kernel/result.ts';
import { type Change, SHARED, type Write } from '../../replica/change.ts';
import { deriveId } from '../../replica/ids.ts';
import { DELETED, ruleOf, type Table } from '../../replica/schema.ts';
import { joinStamp } from '../../replica/stamp.ts';
import type { Value } from '../../replica/value.ts';
import type { Registry } from '../create-registry.ts';
import type { Room } from '../room.ts';
import { Chance } from './chance.ts';
import { Device } from './device.ts';
import { naiveText } from './naive-text.ts';
import { type Pool, someArguments } from './random-arguments.ts';

export interface Story {
  readonly devices: readonly Device[];
  readonly changes: readonly Change[];
  readonly refusals: readonly Problem[];
}

/** Three members join and do `steps` things, half of them in `room`, each apart from the others until two of them meet. */
export function tellStory(registry: Registry, seed: number, steps: number, room?: Room): Story {
  const chance = new Chance(seed);
  const devices = ['ana', 'ben', 'cleo'].map((name) => new Device(registry, name));
  const refusals: Problem[] = [];
  const all = [...registry.commands.values()];
  const own = room?.commands ?? [];
  for (const device of devices) {
    if (registry.commands.has('member.join')) device.do('member.join', { id: device.me, name: device.me.slice(0, 5) });
  }
  for (let step = 0; step < steps; step++) {
    const device = chance.pick(devices);
    const other = chance.pick(devices);
    if (device === undefined || other === undefined) break;
    if (chance.once(12) && device !== other) device.meet(other);
    const command = chance.pick(own.length > 0 && chance.once(2) ? own : all);
    if (command === undefined) break;
    device.now += chance.int(100) * 3_600_000;
    const outcome = device.run(command.name, someArguments(command.input, chance, rowsOf(registry, device)), { confirmed: chance.once(2) });
    if (!outcome.ok) refusals.push(outcome.problem);
  }
  return { devices, changes: devices.flatMap((device) => device.changes), refusals };
}

/**
 * Changes that write anything to any cell of these tables, every other time of `own` ones: nulls, other kinds, dangling
 * references, circles.
 */
export function writeChaos(tables: readonly Table[], seed: number, writes: number, own: readonly Table[] = []): readonly Change[] {
  const chance = new Chance(seed);
  const device = deriveId('chaos', seed);
  const ids = Array.from({ length: 6 }, (_, index) => deriveId('chaos row', index));
  return Array.from({ length: writes }, (_, index): Change => {
    const written: Write[] = [];
    for (let i = 0; i <= chance.int(6); i++) {
      const table = chance.pick(own.length > 0 && chance.once(2) ? own : tables);
      const column = chance.pick(Object.keys(table?.columns ?? {}));
      const field = table === undefined || column === undefined ? undefined : table.columns[column];
      if (table === undefined || column === undefined || field === undefined) continue;
      const rule = ruleOf(field);
      const row = chance.pick(ids) ?? '';
      const value = rule === 'text' ? naiveText.edit([], 'chaos', chance.int(99)) : anyValue(chance, ids, field.values ?? []);
      written.push({ table: table.name, row, column, rule, value });
    }
    return {
      scope: SHARED,
      device,
      seq: index + 1,
      stamp: joinStamp(70_000_000_000 + chance.int(1000), index % 4096),
      command: 'chaos',
      writes: written,
    };
  });
}

/** One row in every table, so that arguments have something to point to. */
export const oneRowEach = (tables: readonly Table[]): Change => ({
  scope: SHARED,
  device: deriveId('one row each'),
  seq: 1,
  stamp: 1,
  command: 'chaos',
  writes: tables.map((table) => ({ table: table.name, row: deriveId('one', table.name), column: DELETED, rule: 'last', value: null })),
});

/** The rows of a device that an argument may point to, those in the trash too. */
export const rowsOf =
  (registry: Registry, device: Device): Pool =>
  (name) => {
    const table = registry.tables.get(name);
    return table === undefined ? [] : device.replica.where(table, {}, 'with').ids();
  };

function anyValue(chance: Chance, ids: readonly Id[], choices: readonly string[]): Value {
  const values: readonly Value[] = [
    null,
    true,
    -1,
    1.5,
    1_772_438_400_000,
    'text',
    '2026-03-09',
    'from-the-future',
    '[["09:00","12:00"]]',
    '{"broken',
    'FREQ=NEVER',
    ...choices,
    ...ids.filter(isId),
  ];
  return chance.pick(values) ?? null;
}
