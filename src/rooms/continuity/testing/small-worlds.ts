/** Small workplaces by chance, in which everything that endangers a task comes about often. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { type Change, SHARED, type Write } from '../../../replica/change.ts';
import { deriveId } from '../../../replica/ids.ts';
import { type Cells, kept, type Table } from '../../../replica/schema.ts';
import { stampAt } from '../../../replica/stamp.ts';
import { role, roleHolder } from '../../organisation/index.ts';
import { member, presence, usualPresence } from '../../people/index.ts';
import { checklistItem, comment, holding, series, task, taskLink } from '../../tasks/index.ts';
import { Chance } from '../../testing/chance.ts';

const ZONES = ['Europe/Paris', 'Pacific/Tahiti', 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Noumea', 'nowhere/at-all', null] as const;
const HOURS = [
  null,
  [[['09:00', '12:00']], [], [['14:00', '18:00']], [], [], [['08:00', '18:00']], []],
  [[], [], [], [], [], [], []],
  'broken',
] as const;

/** Changes of the hundred days around `today`, in which a few people hold a few tasks and roles, come and go. */
export function smallWorld(seed: number, today: CivilDate): readonly Change[] {
  const chance = new Chance(seed);
  const now = Date.parse(`${today}T12:00:00Z`);
  const ids = (kind: string, count: number) => Array.from({ length: count }, (_, at) => deriveId(kind, at));
  const [people, roles, tasks] = [ids('person', 5), ids('role', 3), ids('task', 9)];
  const changes: Change[] = [];
  const day = (spread: number) => addDays(today, chance.int(spread * 2 + 1) - spread);
  const some = <T>(value: () => T): T | null => (chance.once(3) ? null : value());
  const write = <T extends Table>(table: T, id: string, cells: Cells<T>, age: number) => {
    const writes = Object.entries(cells).map(([column, value]): Write => {
      const field = table.columns[column];
      return { table: table.name, row: id, column, rule: 'last', value: field === undefined ? null : kept(field, value) };
    });
    const stamp = stampAt(now - age * 86_400_000) + changes.length;
    changes.push({ scope: SHARED, device: deriveId('device'), seq: changes.length + 1, stamp, command: 'story', writes });
  };
  const maybeDeleted = () => (chance.once(8) ? { deleted: now } : {});
  for (const id of people) {
    if (chance.once(6)) continue;
    const hours = chance.pick(HOURS) ?? null;
    write(
      member,
      id,
      { name: id.slice(0, 4), zone: chance.pick(ZONES) ?? null, hours, left: chance.once(5) ? now : null, ...maybeDeleted() },
      90,
    );
  }
  for (const id of roles) write(role, id, { name: 'R', ...maybeDeleted() }, 90);
  for (let i = chance.int(6); i > 0; i--) {
    const cells = { role: chance.pick(roles) ?? null, member: chance.pick(people) ?? null, deputy: chance.once(3) ? true : null };
    write(roleHolder, deriveId('hold', i), { ...cells, since: now, ...maybeDeleted() }, 80);
  }
  for (let i = chance.int(7); i > 0; i--) {
    const from = day(30);
    const cells = { member: chance.pick(people) ?? null, from, to: addDays(from, chance.int(chance.once(4) ? 500 : 30)) };
    const reach = chance.pick(['off', 'off', 'reachable', 'usual'] as const) ?? null;
    const halves = {
      fromHalf: chance.pick(['morning', 'afternoon'] as const) ?? null,
      toHalf: chance.pick(['morning', 'afternoon'] as const) ?? null,
    };
    write(presence, deriveId('stay', i), { ...cells, ...halves, reach, declaredAt: now - chance.int(9), ...maybeDeleted() }, 40);
  }
  for (let i = chance.int(4); i > 0; i--) {
    const weekday = chance.pick(['monday', 'thursday', 'saturday'] as const) ?? null;
    const reach = chance.pick(['off', 'reachable'] as const) ?? null;
    write(
      usualPresence,
      deriveId('usual', i),
      { member: chance.pick(people) ?? null, weekday, since: day(60), reach, every: chance.int(3) },
      40,
    );
  }
  for (const id of tasks) {
    const state = chance.pick(['open', 'doing', 'waiting', 'waiting', 'done', 'dropped', null] as const) ?? null;
    const times = { due: some(() => day(8)), waitUntil: some(() => day(6)), rhythm: chance.once(2) ? 1 + chance.int(20) : null };
    write(task, id, { title: 'T', state, role: some(() => chance.pick(roles) ?? null), ...times, ...maybeDeleted() }, chance.int(60));
  }
  for (const id of ids('series', chance.int(3))) {
    write(series, id, { rule: 'FREQ=WEEKLY', start: today, stoppedAt: chance.once(6) ? now : null, ...maybeDeleted() }, 50);
    const [often, ...others] = people;
    for (let turn = chance.int(6); turn >= 0; turn--) {
      const state = turn === 0 ? 'open' : chance.once(6) ? 'dropped' : 'done';
      const occurrence = deriveId('turn', id, turn);
      write(
        task,
        occurrence,
        { title: 'T', state, series: id, role: chance.once(3) ? (chance.pick(roles) ?? null) : null, ...maybeDeleted() },
        40,
      );
      const doer = chance.once(8) ? chance.pick(others) : often;
      const until = chance.once(3) ? now : null;
      if (!chance.once(8))
        write(holding, deriveId('doing', id, turn), { task: occurrence, member: doer ?? null, until, ...maybeDeleted() }, 40);
    }
  }
  for (let i = chance.int(12); i > 0; i--) {
    const cells = { task: chance.pick(tasks) ?? null, member: chance.pick(people) ?? null, until: chance.once(3) ? now : null };
    write(holding, deriveId('stretch', i), { ...cells, from: now, ...maybeDeleted() }, chance.int(60));
  }
  for (let i = chance.int(9); i > 0; i--) {
    const cells = { task: chance.pick(tasks) ?? null, other: chance.pick([...tasks, deriveId('task elsewhere')]) ?? null };
    write(taskLink, deriveId('link', i), { ...cells, kind: chance.once(4) ? 'relates' : 'waits-on', ...maybeDeleted() }, chance.int(60));
  }
  for (let i = chance.int(5); i > 0; i--) {
    const cells = { task: chance.pick(tasks) ?? null, ...maybeDeleted() };
    if (chance.once(2)) write(comment, deriveId('comment', i), cells, chance.int(60));
    else write(checklistItem, deriveId('item', i), cells, chance.int(60));
  }
  return changes;
}
