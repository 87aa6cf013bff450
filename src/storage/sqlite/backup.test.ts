import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { EVERYTHING, type Store, StoreError } from '../../kernel/store.ts';
import { differences, takeInventory } from '../inventory.ts';
import { backupSqlite, inspectSqlite } from './backup.ts';
import { openSqlite } from './open.ts';

let folder: string;
let path: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-backup-'));
  path = join(folder, 'store.db');
  copy = join(folder, 'copy.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof StoreError ? error.reason : error),
  );

async function filled(): Promise<Store> {
  const store = await openSqlite(path);
  const put = Array.from({ length: 500 }, (_, index) => ({
    collection: index % 2 ? 'log' : 'block',
    key: `k${index}`,
    value: utf8('v'.repeat(index * 3)),
  }));
  await store.commit({ put });
  return store;
}

/** Writes pairs that must never be seen apart, until stopped. */
function pairsInto(store: Store): () => Promise<number> {
  let going = true;
  let count = 0;
  const writing = (async () => {
    for (; going; count++) {
      const value = utf8(String(count));
      await store.commit({ put: ['left', 'right'].map((key) => ({ collection: 'pair', key, value })) });
    }
  })();
  return async () => {
    going = false;
    await writing;
    return count;
  };
}

test('[F25] a backup made while others write is one moment of the store, read back and complete', async () => {
  const store = await filled();
  const stop = pairsInto(store);
  const inventory = await backupSqlite(path, copy);
  expect(await stop()).toBeGreaterThan(0);
  const restored = await openSqlite(copy);
  expect(differences(inventory, await takeInventory(restored))).toEqual([]);
  expect(await restored.range('log', EVERYTHING)).toEqual(await store.range('log', EVERYTHING));
  expect(await restored.get('pair', 'left')).toEqual(await restored.get('pair', 'right'));
  await restored.close();
  await store.close();
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
});

test('[F25] a restored backup is a store like any other: it takes commits and can be backed up', async () => {
  const store = await filled();
  await backupSqlite(path, copy);
  await store.close();
  const restored = await openSqlite(copy);
  expect(await restored.commit({ put: [{ collection: 'log', key: 'new', value: utf8('new') }] })).toBe('done');
  const again = await backupSqlite(copy, join(folder, 'again.db'));
  expect(again.find(({ name }) => name === 'log')?.entries).toBe(251);
  await restored.close();
});

test('[F25] a damaged store is told, and no backup takes the name', async () => {
  await (await filled()).close();
  const bytes = readFileSync(path);
  bytes.fill(0xaa, 20 * 4_096, 30 * 4_096);
  writeFileSync(path, bytes);
  expect(await reasonOf(inspectSqlite(path))).toBe('damaged');
  expect(await reasonOf(backupSqlite(path, copy))).toBe('damaged');
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
});

test('a backup replaces no file, invents no store, and takes nothing for a store that is not one', async () => {
  await (await filled()).close();
  writeFileSync(copy, 'precious');
  expect(await reasonOf(backupSqlite(path, copy))).toBe('unavailable');
  expect(readFileSync(copy, 'utf8')).toBe('precious');
  expect(await reasonOf(backupSqlite(join(folder, 'none.db'), join(folder, 'b.db')))).toBe('unavailable');
  expect(existsSync(join(folder, 'none.db'))).toBe(false);
  expect(await reasonOf(backupSqlite(copy, join(folder, 'b.db')))).toBe('foreign');
  expect(await reasonOf(inspectSqlite(folder))).toBe('unavailable');
});
