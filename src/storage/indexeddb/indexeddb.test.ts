import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EVERYTHING, StoreError } from '../../kernel/store.ts';
import { describeStore } from '../testing/contract.ts';
import { localMarker, type Marker } from './marker.ts';
import { type IndexedDbOptions, openIndexedDb as openAnywhere } from './open.ts';

const memoryMarker = (): Marker => {
  let mark: string | undefined;
  return {
    read: () => mark,
    write: (birth) => {
      mark = birth;
    },
  };
};
/** Node has a localStorage of its own, which is none of ours. */
const openIndexedDb = (name: string, options: IndexedDbOptions = {}) => openAnywhere(name, { marker: memoryMarker(), ...options });

let names = 0;
const freshName = () => `test-${++names}`;
const removeDatabase = (name: string) =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

describeStore(
  'IndexedDB',
  async () => {
    const name = freshName();
    return { open: async () => (await openIndexedDb(name)).store, remove: () => removeDatabase(name) };
  },
  { runs: 15 },
);

const put = (key: string, bytes = 10) => ({ put: [{ collection: 'a', key, value: new Uint8Array(bytes).fill(7) }] });
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof StoreError ? error.reason : error),
  );

let name: string;
beforeEach(() => {
  name = freshName();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('another version in another tab', () => {
  test('[F13] an old tab closes at once for a newer version, tells, and refuses what comes after', async () => {
    const told: string[] = [];
    const { store: old } = await openIndexedDb(name, { onClosed: (why) => told.push(why) });
    await old.commit(put('1'));
    const { store: updated } = await openIndexedDb(name, { version: 2 });
    expect(told).toEqual(['upgrade']);
    expect(await reasonOf(old.get('a', '1'))).toBe('closed');
    expect(await reasonOf(old.commit(put('2')))).toBe('closed');
    expect(await updated.keys('a', EVERYTHING)).toEqual(['1']);
    await updated.close();
  });

  test('[F13] a tab that does not give way makes the newer one say `blocked`, and nothing is left hanging', async () => {
    const deaf = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    expect(await reasonOf(openIndexedDb(name, { version: 2 }))).toBe('blocked');
    deaf.close();
    await removeDatabase(name);
  });

  test('[F14] an old tab refuses a store of a newer version', async () => {
    await (await openIndexedDb(name, { version: 2 })).store.close();
    expect(await reasonOf(openIndexedDb(name))).toBe('newer');
  });

  test('a database of another application is `foreign`', async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('recipes');
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
    expect(await reasonOf(openIndexedDb(name))).toBe('foreign');
  });
});

describe('quota', () => {
  test('[F16] is told as `full`; what was there stays, and commits that fit go on', async () => {
    const { store } = await openIndexedDb(name);
    await store.commit(put('before'));
    const original = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key) {
      if (value instanceof Uint8Array && value.length > 1_000) throw new DOMException('no room', 'QuotaExceededError');
      return original.call(this, value, key);
    });
    const outcomes = [put('small'), put('large', 2_000), put('last')].map((commit) => reasonOf(store.commit(commit)));
    expect(await Promise.all(outcomes)).toEqual(['nothing failed', 'full', 'nothing failed']);
    expect(await store.keys('a', EVERYTHING)).toEqual(['before', 'last', 'small']);
    await store.close();
  });
});

describe('eviction', () => {
  const visit = async (options: IndexedDbOptions) => {
    const opened = await openIndexedDb(name, options);
    await opened.store.close();
    return opened;
  };

  test('[F17] a store that the browser emptied is told from a new one, until the loss is accepted', async () => {
    const marker = memoryMarker();
    expect((await visit({ marker })).emptied).toBe(false);
    expect((await visit({ marker })).emptied).toBe(false);
    await removeDatabase(name);
    expect((await visit({ marker })).emptied).toBe(true);
    const again = await visit({ marker });
    expect(again.emptied).toBe(true);
    again.acceptLoss();
    expect((await visit({ marker })).emptied).toBe(false);
  });

  test('[F17] the mark is kept in localStorage where there is one, and its absence is nothing', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    localMarker('device').write('one');
    expect(localMarker('device').read()).toBe('one');
    expect(localMarker('other').read()).toBeUndefined();
    vi.stubGlobal('localStorage', undefined);
    localMarker('device').write('two');
    expect(localMarker('device').read()).toBeUndefined();
    vi.unstubAllGlobals();
  });

  test('a browser without IndexedDB is `unavailable`', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await reasonOf(openIndexedDb(name))).toBe('unavailable');
    vi.unstubAllGlobals();
  });
});
