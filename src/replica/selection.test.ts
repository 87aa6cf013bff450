import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Id } from '../kernel/ids.ts';
import { type Change, SHARED } from './change.ts';
import { fold } from './fold.ts';
import type { Conditions, SortKey } from './read.ts';
import { Replica } from './replica.ts';
import { BlockMap, card, compressor, idOf } from './testing/arbitrary.ts';

type Card = typeof card;
type Cells = Readonly<Record<string, string | number | boolean | null>>;

const cells: fc.Arbitrary<Cells> = fc.record(
  {
    title: fc.constantFrom('', 'é', 'a', 'ab', null),
    state: fc.constantFrom('open', 'done', null, 7),
    owner: fc.nat(12).map(idOf),
    due: fc.constantFrom('2026-11-22', '2024-02-29', '1000-01-01', '9999-12-31', null, 'someday', 4),
    size: fc.constantFrom(-3, 0, 7, 1e12, null, 'no number'),
    deleted: fc.constantFrom(1, null),
  },
  { requiredKeys: [] },
);

const conditions: fc.Arbitrary<Conditions<Card>> = fc.record(
  {
    state: fc.constantFrom('open' as const, ['open', 'done'] as const, null),
    owner: fc.nat(12).map(idOf),
    due: fc.constant((value: string | null) => value !== null && value < '2026-12-01'),
    size: fc.constantFrom(0, null),
    id: fc.array(fc.nat(30).map(idOf), { maxLength: 20 }),
  },
  { requiredKeys: [] },
);

const keys: fc.Arbitrary<SortKey<Card>[]> = fc.array(
  fc.record({
    by: fc.constantFrom('title' as const, 'state' as const, 'due' as const, 'size' as const, 'id' as const),
    descending: fc.boolean(),
  }),
  { maxLength: 3 },
);

const shownAs: Readonly<Record<string, string>> = { title: 'string', state: 'string', owner: 'string', due: 'string', size: 'number' };
/** What is not of the column's kind shows as nothing (R7). */
const naive = (row: Cells, column: string): unknown =>
  typeof row[column] === shownAs[column] && row[column] !== 'someday' ? row[column] : null;

function passes(id: Id, row: Cells, wanted: Conditions<Card>): boolean {
  return Object.entries(wanted).every(([column, condition]: [string, unknown]) => {
    const value = column === 'id' ? id : naive(row, column);
    if (typeof condition === 'function') return condition(value) === true;
    return Array.isArray(condition) ? condition.includes(value) : value === condition;
  });
}

/** Ids are in order as the bytes they stand for. */
const bytesOf = (id: Id): string =>
  [...id].map((c) => String('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(c)).padStart(2, '0')).join('');

function compare(a: readonly [Id, Cells], b: readonly [Id, Cells], order: readonly SortKey<Card>[]): number {
  for (const { by, descending = false } of [...order, { by: 'id' as const }]) {
    const [x, y] = by === 'id' ? [bytesOf(a[0]), bytesOf(b[0])] : [naive(a[1], by), naive(b[1], by)];
    if (x === y) continue;
    if (x === null) return 1;
    if (y === null) return -1;
    return ((x as string) < (y as string) ? -1 : 1) * (descending ? -1 : 1);
  }
  return 0;
}

test('a selection is what a naive reader selects and sorts, over segments, what is laid on them, and new rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(cells, { maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(35), cells)),
      fc.nat(30),
      conditions,
      keys,
      async (rows, later, cut, wanted, order) => {
        const written: [number, Cells][] = [...rows.map((row, i): [number, Cells] => [i, { title: null, ...row }]), ...later];
        const changes = written.map(([row, values], i): Change => {
          const writes = Object.entries(values).map(([column, value]) => ({ table: 'card', row: idOf(row), column, rule: 'last', value }));
          return { scope: SHARED, device: idOf(99), seq: i + 1, stamp: i + 1, command: 'test.write', writes };
        });
        const blocks = new BlockMap();
        const folded = await fold({ manifest: undefined, scope: SHARED, changes: changes.slice(0, cut), cursor: cut, blocks, compressor });
        for (const [hash, bytes] of folded.blocks) blocks.blocks.set(hash, bytes);
        const replica = new Replica({ tables: [card], blocks, compressor });
        replica.reset(SHARED, folded.manifest);
        replica.apply(changes.slice(cut));
        const expected = new Map<Id, Cells>();
        for (const [row, values] of written)
          if (Object.keys(values).length > 0) expected.set(idOf(row), { ...expected.get(idOf(row)), ...values });
        const standing = [...expected]
          .filter(([id, row]) => (row.deleted ?? null) === null && passes(id, row, wanted))
          .sort((a, b) => compare(a, b, order));
        expect(
          await replica.read((reader) =>
            reader
              .where(card, wanted)
              .sort(...order)
              .ids(),
          ),
        ).toEqual(standing.map(([id]) => id));
      },
    ),
    { numRuns: 300 },
  );
});

test('places are where a naive reader finds the rows that others name, over segments, what is laid on them, and new rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(40), fc.option(fc.nat(45), { nil: null })), { maxLength: 60 }),
      fc.nat(60),
      fc.array(fc.nat(45), { maxLength: 12 }),
      async (owners, cut, wanted) => {
        const changes = owners.map(([row, owner], i): Change => {
          const write = {
            table: 'card',
            row: idOf(row),
            column: 'owner',
            rule: 'last' as const,
            value: owner === null ? null : idOf(owner),
          };
          return { scope: SHARED, device: idOf(99), seq: i + 1, stamp: i + 1, command: 'test.write', writes: [write] };
        });
        const blocks = new BlockMap();
        const folded = await fold({ manifest: undefined, scope: SHARED, changes: changes.slice(0, cut), cursor: cut, blocks, compressor });
        for (const [hash, bytes] of folded.blocks) blocks.blocks.set(hash, bytes);
        const replica = new Replica({ tables: [card], blocks, compressor });
        replica.reset(SHARED, folded.manifest);
        const answer = () =>
          replica.read((reader) => {
            const some = reader.where(card, { id: wanted.map(idOf) });
            const all = reader.where(card);
            const few = all.at([...Array(all.count).keys()].filter((at) => at % 3 === 0));
            const told = [all, few].map((rows) => [rows.values('owner'), [...rows.places('owner', some)], [...rows.places('owner', all)]]);
            const own = [some, few].flatMap((rows) => [rows.ids(), [...rows.places('id', all)].map((at) => all.ids()[at])]);
            return { some: some.ids(), all: all.ids(), told, own, missing: [...all.places('id', some)] };
          });
        // Asked before and after: what is kept from one question to the next stays true.
        for (const later of [[], changes.slice(cut)]) {
          replica.apply(later);
          const { some, all, told, own, missing } = await answer();
          expect([own[1], own[3]]).toEqual([own[0], own[2]]);
          expect(missing).toEqual(all.map((id) => some.indexOf(id)));
          for (const [named, ofSome, ofAll] of told) {
            expect(ofSome).toEqual((named as (Id | null)[]).map((id) => some.indexOf(id ?? '')));
            expect(ofAll).toEqual((named as (Id | null)[]).map((id) => all.indexOf(id ?? '')));
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});
