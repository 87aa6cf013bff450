import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, SHARED, type Write } from './change.ts';
import { EXPUNGE } from './expunge.ts';
import { fold } from './fold.ts';
import { decodeManifest, encodeManifest } from './manifest.ts';
import { Replica } from './replica.ts';
import type { Manifest } from './segment-types.ts';
import { BlockMap, card, changes, compressor, idOf } from './testing/arbitrary.ts';
import { referenceState, replicaState } from './testing/reference.ts';

const fresh = (blocks = new BlockMap()): Replica => new Replica({ tables: [card], blocks, compressor });

const shuffled = (list: readonly Change[], seed: number): Change[] =>
  list
    .map((change, i) => ({ change, order: Math.imul(i + 1, seed | 1) % 1009 }))
    .sort((a, b) => a.order - b.order)
    .map(({ change }) => change);

test('[R1] any order and any repetition of the same changes give the state of the naive reference', async () => {
  await fc.assert(
    fc.asyncProperty(changes, fc.nat(), async (list, seed) => {
      const replica = fresh();
      for (const change of shuffled(list, seed)) replica.apply([change]);
      replica.apply(shuffled(list, seed + 7));
      expect(await replicaState(replica, SHARED)).toEqual(referenceState(list));
    }),
    { numRuns: 300 },
  );
});

test('[R9] segments with later changes laid on them are the state of all changes, wherever the cut, the order and the size of segments', async () => {
  await fc.assert(
    fc.asyncProperty(
      changes,
      fc.nat(30),
      fc.nat(30),
      fc.nat(),
      fc.constantFrom(1, 2, 5, undefined),
      async (list, cut, second, seed, segmentRows) => {
        const blocks = new BlockMap();
        const parts = [list.slice(0, cut), list.slice(cut, cut + second), list.slice(cut + second)];
        let manifest: Manifest | undefined;
        for (const part of parts.slice(0, 2)) {
          const folded = await fold({ manifest, scope: SHARED, changes: part, cursor: part.length, blocks, compressor, segmentRows });
          for (const [hash, bytes] of folded.blocks) blocks.blocks.set(hash, bytes);
          const decoded = decodeManifest(encodeManifest(folded.manifest));
          expect(decoded).toEqual({ ok: true, value: folded.manifest });
          manifest = folded.manifest;
        }
        const replica = fresh(blocks);
        replica.reset(SHARED, manifest);
        replica.apply(shuffled(parts[2] ?? [], seed));
        replica.apply(shuffled(list, seed + 3));
        expect(await replicaState(replica, SHARED)).toEqual(referenceState(list));
      },
    ),
    { numRuns: 300 },
  );
});

test('[R5] unknown tables, columns and rules are kept through segments', async () => {
  const blocks = new BlockMap();
  const change: Change = {
    scope: SHARED,
    device: idOf(1),
    seq: 1,
    stamp: 5,
    command: 'x.y',
    writes: [
      { table: 'from-the-future', row: idOf(2), column: 'c', rule: 'last', value: 'kept' },
      { table: 'card', row: idOf(2), column: 'tally', rule: 'sum', value: 4 },
    ],
  };
  const { manifest, blocks: made } = await fold({ manifest: undefined, scope: SHARED, changes: [change], cursor: 1, blocks, compressor });
  for (const [hash, bytes] of made) blocks.blocks.set(hash, bytes);
  const replica = fresh(blocks);
  replica.reset(SHARED, manifest);
  expect(await replicaState(replica, SHARED)).toEqual(referenceState([change]));
});

test('a query opens only the blocks of the columns it looks at', async () => {
  const blocks = new BlockMap();
  const list: Change[] = Array.from({ length: 50 }, (_, i) => ({
    scope: SHARED,
    device: idOf(1),
    seq: i + 1,
    stamp: i,
    command: 'x.y',
    writes: [
      { table: 'card', row: idOf(i), column: 'title', rule: 'last', value: `card ${i}` },
      { table: 'card', row: idOf(i), column: 'state', rule: 'last', value: i % 3 === 0 ? 'open' : 'done' },
    ],
  }));
  const { manifest, blocks: made } = await fold({ manifest: undefined, scope: SHARED, changes: list, cursor: 50, blocks, compressor });
  for (const [hash, bytes] of made) blocks.blocks.set(hash, bytes);
  const replica = fresh(blocks);
  replica.reset(SHARED, manifest);
  expect(await replica.read((reader) => reader.where(card, { state: 'open' }).count)).toBe(17);
  expect(blocks.loads).toBe(1);
  expect(await replica.read((reader) => reader.where(card, { state: 'open' }).sort({ by: 'title', descending: true }).first()?.title)).toBe(
    'card 9',
  );
});

test('a damaged block is refused, never read as an empty one', async () => {
  const blocks = new BlockMap();
  const change: Change = {
    scope: SHARED,
    device: idOf(1),
    seq: 1,
    stamp: 1,
    command: 'x.y',
    writes: [{ table: 'card', row: idOf(1), column: 'title', rule: 'last', value: 'precious' }],
  };
  const { manifest, blocks: made } = await fold({ manifest: undefined, scope: SHARED, changes: [change], cursor: 1, blocks, compressor });
  for (const hash of made.keys()) blocks.blocks.set(hash, new Uint8Array(3));
  const replica = fresh(blocks);
  replica.reset(SHARED, manifest);
  await expect(replica.read((reader) => reader.where(card).all())).rejects.toThrow(/missing or damaged/);
});

test('[R9] a segment keeps the cells of all its rows when its first row alone was written again', async () => {
  const blocks = new BlockMap();
  const write = (seq: number, row: number, value: string): Change => ({
    scope: SHARED,
    device: idOf(9),
    seq,
    stamp: seq,
    command: 'x.y',
    writes: [{ table: 'card', row: idOf(row), column: 'title', rule: 'last', value }],
  });
  let manifest: Manifest | undefined;
  for (const changes of [[write(1, 1, 'one'), write(2, 2, 'two')], [write(3, 1, 'one again')]]) {
    const folded = await fold({ manifest, scope: SHARED, changes, cursor: 3, blocks, compressor });
    for (const [hash, bytes] of folded.blocks) blocks.blocks.set(hash, bytes);
    manifest = folded.manifest;
  }
  const replica = fresh(blocks);
  replica.reset(SHARED, manifest);
  expect(await replica.read((reader) => [1, 2].map((row) => reader.row(card, idOf(row))?.title))).toEqual(['one again', 'two']);
});

test('[X3] [R8] a set that waits for its segment is empty once it was expunged, whatever was written to it before', async () => {
  const blocks = new BlockMap();
  const change = (seq: number, write: Pick<Write, 'column' | 'rule' | 'value'>): Change => ({
    scope: SHARED,
    device: idOf(9),
    seq,
    stamp: seq,
    command: 'x.y',
    writes: [{ table: 'card', row: idOf(1), ...write }],
  });
  const member = (seq: number): Change => change(seq, { column: 'tags', rule: 'counter', value: `secret ${seq}` });
  const folded = await fold({ manifest: undefined, scope: SHARED, changes: [member(1)], cursor: 1, blocks, compressor });
  for (const [hash, bytes] of folded.blocks) blocks.blocks.set(hash, bytes);
  for (const column of ['tags', '*']) {
    const replica = fresh(blocks);
    replica.reset(SHARED, folded.manifest);
    replica.apply([member(2), change(3, { column, rule: EXPUNGE, value: column === '*' ? null : 'counter' })]);
    const state = replica.state(SHARED, 'card');
    expect(await replica.read(() => (state.open() ? state.get(0, 'tags') : undefined))).toBe(null);
  }
});
