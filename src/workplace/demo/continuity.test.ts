/** The signals of continuity over the demo's year, day by day, beside a slow reference. */
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/civil-date.ts';
import { deriveId } from '../../replica/ids.ts';
import { Replica } from '../../replica/replica.ts';
import { findSignals, withSilence } from '../../rooms/continuity/index.ts';
import { naiveSignals } from '../../rooms/continuity/testing/naive-signals.ts';
import { registry } from '../../rooms/registry.ts';
import { isLive, task } from '../../rooms/tasks/index.ts';
import { scriptCompressor } from '../compressor.ts';
import { makeDemo, PEOPLE } from './index.ts';

const members = PEOPLE.map(({ name }) => ({ member: deriveId('member', name), device: deriveId('device', name) }));
/** The year ends on a Sunday; both changes of clocks, the end of the year and 29 February lie around the days looked at. */
const until = Date.UTC(2028, 10, 19, 12);
const DAYS = [-330, -323, -265, -239, -91, -28, -21, -7, -1, 0, 1, 5, 12, 20, 45];

test('they are those of the slow reference on days all over the year and after it, in zones around the globe', async () => {
  const replica = new Replica({ tables: [...registry.tables.values()], blocks: { load: async () => [] }, compressor: scriptCompressor });
  replica.apply(makeDemo({ members, until, tasks: 400 }));
  const kinds = new Set<string>();
  for (const [at, days] of DAYS.entries()) {
    const zone = PEOPLE.at(-(at % 5))?.zone ?? 'Europe/Paris';
    const moment = { today: addDays('2028-11-19', days), zone };
    await replica.read((reader) => {
      const expected = naiveSignals(reader, moment);
      const found = [...findSignals(reader, moment).values()].flat().map((one) => withSilence(reader, moment, one));
      const inOrder = (all: typeof found) =>
        all.map(({ kind, id, reason, date, other }) => [kind, id, reason, date, other].join(' ')).sort();
      expect(inOrder(found), moment.today).toEqual(inOrder([...expected]));
      for (const { kind } of expected) kinds.add(kind);
    });
  }
  expect([...kinds].sort()).toEqual(expect.arrayContaining(['asleep', 'late', 'orphan', 'stranded']));
}, 120_000);

test('what comes back was done each time and is open once more; one thing of it hangs on a single person', async () => {
  const replica = new Replica({ tables: [...registry.tables.values()], blocks: { load: async () => [] }, compressor: scriptCompressor });
  replica.apply(makeDemo({ members, until, tasks: 20 }));
  await replica.read((reader) => {
    const rows = reader.where(task, { series: (id) => id !== null }).all();
    const told = [
      'Relever la chaudière du Moulin',
      'Restaurer une sauvegarde au hasard',
      'Déclarer la TVA',
      'Envoyer la lettre du mois',
    ].map((title) => {
      const all = rows.filter((row) => row.title === title);
      return [title, all.filter(({ state }) => state === 'done').length > 9, all.filter(({ state }) => isLive(state)).length];
    });
    expect(told.map(([, often, open]) => [often, open])).toEqual(told.map(() => [true, 1]));
    const single = findSignals(reader, { today: '2028-11-19', zone: 'Europe/Paris' }).get('single') ?? [];
    const titles = single.map(({ id }) => rows.find((row) => row.id === id)?.title);
    expect(titles).toContain('Relever la chaudière du Moulin');
    expect(titles).not.toContain('Déclarer la TVA');
  });
});
