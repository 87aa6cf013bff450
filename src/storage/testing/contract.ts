/** The contract of the storage port: one suite, run on every adapter. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromUtf8, sameBytes, utf8 } from '../../kernel/bytes.ts';
import { EVERYTHING, after as following, type Store, StoreError, startingWith } from '../../kernel/store.ts';
import { describeModel } from './contract-model.ts';
import type { Place } from './place.ts';

export interface ContractOptions {
  /** Runs of each property; fewer where an adapter is slow. */
  readonly runs?: number;
}

export function describeStore(name: string, makePlace: () => Promise<Place>, { runs = 50 }: ContractOptions = {}): void {
  describe(`${name} keeps the storage contract`, () => {
    let place: Place;
    let store: Store;
    const opened: Store[] = [];
    const another = async () => {
      const one = await place.open();
      opened.push(one);
      return one;
    };
    beforeEach(async () => {
      place = await makePlace();
      store = await another();
    });
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
      await place.remove();
    });

    describe('reading and ordering', () => {
      test('gives back what was put, and undefined for what was not', async () => {
        expect(await store.commit({ put: [put('a', 'key', 'value')] })).toBe('done');
        expect(await store.get('a', 'key')).toEqual(utf8('value'));
        expect(await store.get('a', 'other')).toBeUndefined();
        expect(await store.get('b', 'key')).toBeUndefined();
      });

      test('gives many values in the order asked, repeated and missing ones too', async () => {
        await store.commit({ put: [put('a', 'k1', '1'), put('a', 'k2', '2'), put('b', 'k3', '3')] });
        expect(await store.getMany('a', ['k2', 'k3', 'k1', 'k2'])).toEqual([utf8('2'), undefined, utf8('1'), utf8('2')]);
        expect(await store.getMany('a', [])).toEqual([]);
        expect(await store.getMany('none', ['k1'])).toEqual([undefined]);
      });

      test('orders keys byte by byte, whatever the language of the machine', async () => {
        const sorted = [' ', '!a', '-', '0', '10', '9', 'A', 'B', 'Za', '_', 'a', 'aB', 'a_', 'ab', 'b', '~'];
        const shuffled = [...sorted].sort((one, two) => one.length - two.length || (one < two ? 1 : -1));
        await store.commit({ put: shuffled.map((key) => put('a', key, key)) });
        expect(await store.keys('a', EVERYTHING)).toEqual(sorted);
        expect((await store.range('a', EVERYTHING)).map((entry) => entry.key)).toEqual(sorted);
        expect(await store.keys('a', { ...EVERYTHING, reverse: true })).toEqual([...sorted].reverse());
      });

      test('includes the first bound and excludes the second', async () => {
        await fill(store, 'a', ['a', 'b', 'c', 'd']);
        expect(await store.keys('a', { from: 'b', to: 'd' })).toEqual(['b', 'c']);
        expect(await store.keys('a', { from: 'b', to: 'b' })).toEqual([]);
        expect(await store.keys('a', { from: 'd', to: 'b' })).toEqual([]);
        expect(await store.keys('none', EVERYTHING)).toEqual([]);
      });

      test('limits from the end it starts at', async () => {
        await fill(store, 'a', ['a', 'b', 'c', 'd']);
        expect(await store.keys('a', { ...EVERYTHING, limit: 2 })).toEqual(['a', 'b']);
        expect(await store.keys('a', { ...EVERYTHING, limit: 2, reverse: true })).toEqual(['d', 'c']);
        expect(await store.keys('a', { ...EVERYTHING, limit: 0 })).toEqual([]);
        expect(await store.range('a', { from: 'b', to: 'd', limit: 9, reverse: true })).toEqual([entry('c'), entry('b')]);
      });

      test('pages with `after` and finds by prefix', async () => {
        await fill(store, 'a', ['task', 'task/1', 'task/10', 'task/2', 'task0', 'tasks']);
        expect(await store.keys('a', startingWith('task/'))).toEqual(['task/1', 'task/10', 'task/2']);
        expect(await store.keys('a', { ...EVERYTHING, from: following('task/1') })).toEqual(['task/10', 'task/2', 'task0', 'tasks']);
        expect(await store.keys('a', { from: '', to: following('task/1') })).toEqual(['task', 'task/1']);
      });

      test('names the collections that hold anything, sorted', async () => {
        expect(await store.collections()).toEqual([]);
        await store.commit({ put: [put('b', 'k', ''), put('a-2', 'k', ''), put('a', 'k', '')] });
        expect(await store.collections()).toEqual(['a', 'a-2', 'b']);
        await store.commit({ remove: [{ collection: 'a', key: 'k' }] });
        expect(await store.collections()).toEqual(['a-2', 'b']);
      });
    });

    describe('values', () => {
      test('keeps empty and large values byte for byte', async () => {
        const large = patterned(3_000_000);
        await store.commit({ put: [put('a', 'empty', ''), { collection: 'a', key: 'large', value: large }] });
        const [empty, found] = await store.getMany('a', ['empty', 'large']);
        expect(empty).toEqual(new Uint8Array(0));
        expect(found !== undefined && sameBytes(found, large)).toBe(true);
      });

      test('keeps a part of a larger buffer, and only that part', async () => {
        const part = utf8('before inside after').subarray(7, 13);
        await store.commit({ put: [{ collection: 'a', key: 'part', value: part }] });
        const found = await store.get('a', 'part');
        expect(found).toEqual(utf8('inside'));
        expect(await store.commit({ expect: [{ collection: 'a', key: 'part', value: part }] })).toBe('done');
      });

      test('is not reached by what the caller does to bytes afterwards', async () => {
        const value = utf8('kept');
        await store.commit({ put: [{ collection: 'a', key: 'k', value }] });
        value.fill(0);
        const found = await store.get('a', 'k');
        expect(found).toEqual(utf8('kept'));
        found?.fill(0);
        expect(await store.get('a', 'k')).toEqual(utf8('kept'));
      });

      test('keeps thousands of entries of one commit', async () => {
        const keys = Array.from({ length: 3_000 }, (_, index) => String(index).padStart(6, '0'));
        await fill(store, 'a', keys);
        expect(await store.keys('a', EVERYTHING)).toEqual(keys);
        expect(await store.getMany('a', keys)).toEqual(keys.map(utf8));
      });

      test('an assertion stops keys, names and topics outside the limits, before anything is written', async () => {
        for (const key of ['', 'é', 'a\n', '\x7f', 'x'.repeat(513)]) {
          await expect(store.commit({ put: [put('a', 'fine', ''), put('a', key, '')] })).rejects.toThrow('a key is');
        }
        await expect(store.commit({ put: [put('', 'k', '')] })).rejects.toThrow('name is');
        expect(() => store.notify('')).toThrow('a topic is');
        await fill(store, 'a'.repeat(100), ['x'.repeat(512)]);
        expect(await store.collections()).toEqual(['a'.repeat(100)]);
      });
    });

    describe('commits', () => {
      test('removes before it puts', async () => {
        await fill(store, 'a', ['a', 'b', 'c']);
        await store.commit({
          put: [put('a', 'b', 'new'), put('a', 'c', 'first'), put('a', 'c', 'last')],
          remove: [{ collection: 'a', key: 'b' }],
          removeRange: [{ collection: 'a', from: 'a', to: 'd' }],
        });
        expect(await store.range('a', EVERYTHING)).toEqual([
          { key: 'b', value: utf8('new') },
          { key: 'c', value: utf8('last') },
        ]);
      });

      test('removes a range of one collection only, and takes absence for granted', async () => {
        await fill(store, 'a', ['a', 'b', 'c']);
        await fill(store, 'b', ['b']);
        const removal = { remove: [{ collection: 'x', key: 'x' }], removeRange: [{ collection: 'a', from: 'b', to: 'c' }] };
        expect(await store.commit(removal)).toBe('done');
        expect(await store.keys('a', EVERYTHING)).toEqual(['a', 'c']);
        expect(await store.keys('b', EVERYTHING)).toEqual(['b']);
      });

      test('writes nothing when one expectation of several does not hold', async () => {
        await fill(store, 'a', ['a', 'b']);
        const wanted = [expecting('a', 'a', 'a'), expecting('a', 'b', 'other')];
        const refused = { expect: wanted, put: [put('a', 'a', 'new')], removeRange: [{ collection: 'a', from: 'b', to: 'c' }] };
        expect(await store.commit(refused)).toBe('conflict');
        expect(await store.range('a', EVERYTHING)).toEqual([entry('a'), entry('b')]);
      });

      test('tells a missing key from an empty value', async () => {
        await store.commit({ put: [put('a', 'empty', '')] });
        expect(await store.commit({ expect: [{ collection: 'a', key: 'empty', value: undefined }] })).toBe('conflict');
        expect(await store.commit({ expect: [expecting('a', 'empty', '')] })).toBe('done');
        expect(await store.commit({ expect: [expecting('a', 'missing', '')] })).toBe('conflict');
        expect(await store.commit({ expect: [{ collection: 'none', key: 'missing', value: undefined }] })).toBe('done');
      });

      test('expectations are about the store before the commit', async () => {
        const claim = { expect: [{ collection: 'a', key: 'k', value: undefined }], put: [put('a', 'k', 'mine')] };
        expect(await store.commit(claim)).toBe('done');
        expect(await store.commit(claim)).toBe('conflict');
        expect(await store.commit({ expect: [expecting('a', 'k', 'mine')], remove: [{ collection: 'a', key: 'k' }] })).toBe('done');
        expect(await store.commit(claim)).toBe('done');
      });

      test('an empty commit is done', async () => {
        expect(await store.commit({})).toBe('done');
      });

      test('commits made together are each decided alone, in their order', async () => {
        const outcomes = await Promise.all([
          store.commit({ expect: [{ collection: 'a', key: 'k', value: undefined }], put: [put('a', 'k', '1')] }),
          store.commit({ expect: [{ collection: 'a', key: 'k', value: undefined }], put: [put('a', 'k', '2')] }),
          store.commit({ expect: [expecting('a', 'k', '1')], put: [put('a', 'k', '3'), put('a', 'l', '')] }),
          store.commit({ removeRange: [{ collection: 'a', from: 'l', to: 'm' }], put: [put('a', 'm', '')] }),
          store.commit({ expect: [{ collection: 'a', key: 'l', value: undefined }], put: [put('a', 'n', '')] }),
        ]);
        expect(outcomes).toEqual(['done', 'conflict', 'done', 'done', 'done']);
        expect(await store.keys('a', EVERYTHING)).toEqual(['k', 'm', 'n']);
        expect(await store.get('a', 'k')).toEqual(utf8('3'));
      });

      test('concurrent increments from several processes are never lost', async () => {
        const stores = [store, await another(), await another()];
        const each = 8;
        await Promise.all(stores.flatMap((one) => [one, one]).map((one) => incrementTimes(one, each)));
        expect(await store.get('counter', 'n')).toEqual(utf8(String(stores.length * 2 * each)));
      });

      test('concurrent claims of one missing key have one winner', async () => {
        const stores = [store, await another(), await another()];
        for (const key of ['a', 'b', 'c', 'd', 'e']) {
          const claims = stores.map((one, index) =>
            one.commit({ expect: [{ collection: 'claim', key, value: undefined }], put: [put('claim', key, String(index))] }),
          );
          expect((await Promise.all(claims)).filter((outcome) => outcome === 'done')).toHaveLength(1);
        }
      });

      test('two commits that each expect what the other writes do not both happen', async () => {
        const other = await another();
        for (let round = 0; round < 10; round++) {
          const left = `left-${round}`;
          const right = `right-${round}`;
          const outcomes = await Promise.all([
            store.commit({ expect: [{ collection: 'a', key: left, value: undefined }], put: [put('a', right, '')] }),
            other.commit({ expect: [{ collection: 'a', key: right, value: undefined }], put: [put('a', left, '')] }),
          ]);
          expect([...outcomes].sort()).toEqual(['conflict', 'done']);
        }
      });

      test('a reader sees all of a commit or nothing of it', async () => {
        const reader = await another();
        const keys = Array.from({ length: 20 }, (_, index) => `k${String(index).padStart(2, '0')}`);
        let writing = true;
        const writer = (async () => {
          for (let round = 0; round < 20; round++) await store.commit({ put: keys.map((key) => put('a', key, String(round))) });
          writing = false;
        })();
        while (writing) {
          const values = [await reader.range('a', EVERYTHING), await reader.getMany('a', keys)].map((found) =>
            found.flatMap((one) => (one === undefined ? [] : [String('key' in one ? one.value : one)])),
          );
          for (const seen of values) expect(new Set(seen).size).toBeLessThanOrEqual(1);
          await new Promise((resume) => setTimeout(resume, 0));
        }
        await writer;
        expect(await reader.keys('a', EVERYTHING)).toEqual(keys);
      });
    });

    describe('opening and closing', () => {
      test('[F24] what was done is there after closing and opening again', async () => {
        await fill(store, 'a', ['a', 'b']);
        await store.close();
        expect(await (await another()).range('a', EVERYTHING)).toEqual([entry('a'), entry('b')]);
      });

      test('another process sees what is done, and does not see what it does not know', async () => {
        const other = await another();
        await fill(store, 'a', ['a']);
        expect(await other.get('a', 'a')).toEqual(utf8('a'));
        await fill(other, 'b', ['b']);
        expect(await store.collections()).toEqual(['a', 'b']);
      });

      test('closing waits for the commits under way', async () => {
        const commits = ['a', 'b', 'c'].map((key) => store.commit({ put: [put('a', key, key)] }));
        await store.close();
        expect(await Promise.all(commits)).toEqual(['done', 'done', 'done']);
        expect(await (await another()).keys('a', EVERYTHING)).toEqual(['a', 'b', 'c']);
      });

      test('a closed store refuses everything, and closing twice is nothing', async () => {
        await store.close();
        await store.close();
        const refused = [
          store.get('a', 'a'),
          store.getMany('a', ['a']),
          store.range('a', EVERYTHING),
          store.keys('a', EVERYTHING),
          store.commit({ put: [put('a', 'a', '')] }),
          store.collections(),
        ];
        for (const result of await Promise.allSettled<unknown>(refused)) {
          expect(result.status === 'rejected' && result.reason instanceof StoreError && result.reason.reason).toBe('closed');
        }
        store.notify('topic');
        store.watch(() => undefined)();
      });
    });

    describe('waking others', () => {
      test('tells the topic to the watchers of other processes, not to its own', async () => {
        const other = await another();
        const own: string[] = [];
        store.watch((topic) => own.push(topic));
        const heard = heardBy(other);
        store.notify('shared');
        expect(await heard.first).toBe('shared');
        other.notify('back');
        await until(() => own.includes('back'));
        expect(own).toEqual(['back']);
        expect(heard.topics).toEqual(['shared']);
      });

      test('what was committed before the notice is there for who hears it', async () => {
        const other = await another();
        const heard = heardBy(other);
        await store.commit({ put: [put('a', 'k', 'v')] });
        store.notify('news');
        await heard.first;
        expect(await other.get('a', 'k')).toEqual(utf8('v'));
      });

      test('both sides may notify the same topic, and who stopped watching hears no more', async () => {
        const other = await another();
        const mine: string[] = [];
        const theirs: string[] = [];
        const stop = store.watch((topic) => mine.push(topic));
        other.watch((topic) => theirs.push(topic));
        store.notify('same');
        other.notify('same');
        await until(() => mine.length > 0 && theirs.length > 0);
        stop();
        const before = mine.length;
        other.notify('same');
        store.notify('marker');
        await until(() => theirs.includes('marker'));
        expect(mine).toHaveLength(before);
      });
    });

    describeModel(makePlace, runs);
  });
}

const put = (collection: string, key: string, value: string) => ({ collection, key, value: utf8(value) });
const expecting = put;
const entry = (key: string) => ({ key, value: utf8(key) });

const fill = (store: Store, collection: string, keys: readonly string[]) =>
  store.commit({ put: keys.map((key) => put(collection, key, key)) });

/** Bytes that a lost, repeated or shifted page would change. */
const patterned = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * 7) & 255);

async function incrementTimes(store: Store, times: number): Promise<void> {
  for (let done = 0; done < times; ) {
    const value = await store.get('counter', 'n');
    const next = value === undefined ? 1 : Number(fromUtf8(value)) + 1;
    const outcome = await store.commit({ expect: [{ collection: 'counter', key: 'n', value }], put: [put('counter', 'n', String(next))] });
    if (outcome === 'done') done++;
  }
}

function heardBy(store: Store): { topics: string[]; first: Promise<string> } {
  const topics: string[] = [];
  const first = new Promise<string>((resolve) => {
    store.watch((topic) => {
      topics.push(topic);
      resolve(topic);
    });
  });
  return { topics, first };
}

/** Waits as long as the test may run. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resume) => setTimeout(resume, 2));
}
