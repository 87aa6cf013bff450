/** The part of the storage contract that is a property: any sequence of commits does to a store what it does to a map. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameBytes } from '../../kernel/bytes.ts';
import type { Commit, CommitOutcome, Entry, Range } from '../../kernel/store.ts';
import type { Place } from './place.ts';

type Model = Map<string, Map<string, Uint8Array>>;

const collection = fc.constantFrom('log', 'block', 'log-2');
const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'a/1', 'a/10', 'a/2', 'b', 'B', '~', ' ') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }) },
);
const value = fc.uint8Array({ maxLength: 6 });
const bounds = fc.tuple(key, key).map(([from, to]) => ({ from, to }));
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const range: fc.Arbitrary<Range> = fc
  .tuple(bounds, fc.option(fc.nat(4), { nil: undefined }), fc.boolean())
  .map(([ends, limit, reverse]) => (limit === undefined ? { ...ends, reverse } : { ...ends, limit, reverse }));

/** `hold` asks for expectations made true from the model, so that most commits are done. */
const step = fc.record({
  hold: few(fc.record({ collection, key })),
  expect: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: few(fc.record({ collection, key, value })) }),
  put: few(fc.record({ collection, key, value })),
  remove: few(fc.record({ collection, key })),
  removeRange: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(collection, bounds).map(([name, ends]) => [{ collection: name, ...ends }]) },
  ),
  read: fc.record({ collection, range, keys: few(key) }),
  together: fc.boolean(),
});

export function describeModel(makePlace: () => Promise<Place>, runs: number): void {
  test('property: any sequence of commits does to the store what it does to a map', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const place = await makePlace();
        let store = await place.open();
        const model: Model = new Map();
        try {
          let pending: { outcome: Promise<CommitOutcome>; wanted: CommitOutcome }[] = [];
          for (const { hold, read, together, ...parts } of steps) {
            const held = hold.map((each) => ({ ...each, value: model.get(each.collection)?.get(each.key) }));
            const commit: Commit = { ...parts, expect: [...held, ...parts.expect] };
            pending.push({ outcome: store.commit(commit), wanted: applied(model, commit) });
            if (together) continue;
            for (const { outcome, wanted } of pending) expect(await outcome).toBe(wanted);
            pending = [];
            expect(await store.range(read.collection, read.range)).toEqual(sliced(model, read.collection, read.range));
            expect(await store.keys(read.collection, read.range)).toEqual(
              sliced(model, read.collection, read.range).map((entry) => entry.key),
            );
            expect(await store.getMany(read.collection, read.keys)).toEqual(read.keys.map((each) => model.get(read.collection)?.get(each)));
          }
          for (const { outcome, wanted } of pending) expect(await outcome).toBe(wanted);
          await store.close();
          store = await place.open();
          const everything: Range = { from: '', to: '\x7f' };
          const filled = [...model].flatMap(([name, entries]) => (entries.size > 0 ? [name] : [])).sort();
          expect(await store.collections()).toEqual(filled);
          for (const name of filled) expect(await store.range(name, everything)).toEqual(sliced(model, name, everything));
        } finally {
          await store.close();
          await place.remove();
        }
      }),
      { numRuns: runs },
    );
  });
}

function applied(model: Model, commit: Commit): CommitOutcome {
  for (const { collection: name, key: at, value: wanted } of commit.expect ?? []) {
    const found = model.get(name)?.get(at);
    if (found === undefined || wanted === undefined ? found !== wanted : !sameBytes(found, wanted)) return 'conflict';
  }
  for (const { collection: name, key: at } of commit.remove ?? []) model.get(name)?.delete(at);
  for (const { collection: name, from, to } of commit.removeRange ?? []) {
    for (const at of [...(model.get(name)?.keys() ?? [])]) if (at >= from && at < to) model.get(name)?.delete(at);
  }
  for (const { collection: name, key: at, value: bytes } of commit.put ?? []) {
    model.set(name, (model.get(name) ?? new Map<string, Uint8Array>()).set(at, bytes));
  }
  return 'done';
}

function sliced(model: Model, name: string, { from, to, limit, reverse }: Range): Entry[] {
  const entries = [...(model.get(name) ?? [])].map(([at, bytes]) => ({ key: at, value: bytes }));
  const inside = entries.filter((entry) => entry.key >= from && entry.key < to).sort((one, two) => (one.key < two.key ? -1 : 1));
  if (reverse) inside.reverse();
  return inside.slice(0, limit);
}
