import { describe, expect, test } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { EVERYTHING, type Store, StoreError } from '../../kernel/store.ts';
import { describeStore } from '../testing/contract.ts';
import { memoryDisk, memoryStore } from './memory.ts';

describeStore('memory', async () => {
  const disk = memoryDisk();
  return { open: async () => disk.open(), remove: async () => undefined };
});

const put = (key: string) => ({ put: [{ collection: 'a', key, value: utf8(key) }] });
const keys = (store: Store) => store.keys('a', EVERYTHING);
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof StoreError ? error.reason : error),
  );

describe('a disk in memory', () => {
  test('[F16] is full when asked: nothing of the commit is written, and the store goes on', async () => {
    const disk = memoryDisk();
    const store = disk.open();
    let commits = 0;
    disk.fail(() => (++commits === 2 ? 'full' : undefined));
    await store.commit(put('1'));
    expect(await reasonOf(store.commit(put('2')))).toBe('full');
    await store.commit(put('3'));
    expect(await keys(store)).toEqual(['1', '3']);
  });

  test('[F28] a crash before or after a commit leaves it out or in, whole, and ends the process', async () => {
    for (const [fault, left] of [
      ['crash before', []],
      ['crash after', ['1']],
    ] as const) {
      const disk = memoryDisk();
      const store = disk.open();
      disk.fail(() => fault);
      expect(await reasonOf(store.commit(put('1')))).toBe('unavailable');
      expect(await reasonOf(store.get('a', '1'))).toBe('closed');
      disk.fail();
      expect(await keys(disk.open())).toEqual(left);
    }
  });

  test('snapshots are put back, and clones go their own way', async () => {
    const disk = memoryDisk();
    const store = disk.open();
    await store.commit(put('1'));
    const snapshot = disk.snapshot();
    const twin = disk.clone();
    await store.commit(put('2'));
    await twin.open().commit(put('3'));
    expect(await keys(store)).toEqual(['1', '2']);
    expect(await keys(twin.open())).toEqual(['1', '3']);
    disk.restore(snapshot);
    expect(await keys(store)).toEqual(['1']);
    await store.commit(put('4'));
    disk.restore(snapshot);
    expect(await keys(store)).toEqual(['1']);
    disk.restore();
    expect(await store.collections()).toEqual([]);
  });

  test('a damaged entry is told when read, until it is put again', async () => {
    const disk = memoryDisk();
    const store = disk.open();
    await store.commit(put('1'));
    disk.damage('a', '1');
    expect(await reasonOf(store.get('a', '1'))).toBe('damaged');
    expect(await reasonOf(store.range('a', EVERYTHING))).toBe('damaged');
    expect(await keys(store)).toEqual(['1']);
    await store.commit(put('1'));
    expect(await store.get('a', '1')).toEqual(utf8('1'));
  });

  test('each store in memory has a disk of its own', async () => {
    const store = memoryStore();
    await store.commit(put('1'));
    expect(await memoryStore().collections()).toEqual([]);
  });
});
