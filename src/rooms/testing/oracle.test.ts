import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conditions, Reader, Trash } from '../../replica/read.ts';
import { Replica } from '../../replica/replica.ts';
import type { Table } from '../../replica/schema.ts';
import { BlockMap, compressor } from '../../replica/testing/arbitrary.ts';
import { registry } from '../registry.ts';
import { Chance } from './chance.ts';
import { NaiveReplica } from './naive-reader.ts';
import { naiveText } from './naive-text.ts';
import { tellStory, writeChaos } from './stories.ts';

const tables = [...registry.tables.values()];
const TRASH: readonly Trash[] = ['without', 'with', 'only'];

/** Everything a reader can be asked about a table, as plain data. */
function look(read: Reader, table: Table, seed: number) {
  const chance = new Chance(seed);
  return Object.keys(table.columns).map((column) => {
    const isJson = table.columns[column]?.kind === 'json';
    const by = { by: isJson ? 'id' : column, descending: chance.once(2) };
    const trash = chance.pick(TRASH) ?? 'without';
    // Unsorted, rows come in whatever order each reader keeps them.
    const all = read.where(table, {}, trash).sort({ by: 'id' });
    const values = all.values(column);
    // JSON has no order, and is looked for by a test: a list given as a value would mean "one of these".
    const wanted = isJson ? null : (chance.pick(values) ?? null);
    const conditions: readonly Conditions<Table>[] = [
      { [column]: wanted },
      { [column]: [wanted, null] },
      { [column]: (value: unknown) => typeof value === 'string' && value > 'K' },
      { id: all.ids().filter((_, index) => index % 3 === 0) },
    ];
    return {
      column,
      count: all.count,
      sorted: all.sort(by).ids(),
      values: [...values].map(String).sort(),
      tally: [...all.tally(column)].map(([value, count]) => `${String(value)} ${count}`).sort(),
      slice: all.sort(by).slice(1, -1).all(),
      first: all.sort(by).slice(0, 2).ids(),
      middle: all.sort(by, { by: 'deleted' }).slice(3, 5).ids(),
      narrowed: all
        .sort(by)
        .where({ id: all.ids().slice(1) })
        .ids(),
      found: conditions.map((condition) => all.where(condition).sort(by).ids()),
      direct: conditions.map((condition) => read.where(table, condition, trash).sort(by).values(column)),
      rows: all.ids().map((id) => read.row(table, id)),
      written: all.writtenAt(),
    };
  });
}

test('column scans equal the naive reader, on every state that merging reaches', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
      const changes = [...tellStory(registry, seed, 60).changes, ...writeChaos(tables, seed, 60)];
      const naive = new NaiveReplica();
      const replica = new Replica({ tables, blocks: new BlockMap(), compressor });
      replica.useText(naiveText);
      naive.apply(changes);
      replica.apply(new Chance(seed).shuffled(changes));
      for (const table of tables) {
        const expected = look(naive, table, seed);
        expect(await replica.read((reader) => look(reader, table, seed)), table.name).toEqual(expected);
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);
