import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { EVERYTHING, type Store, StoreError } from '../../kernel/store.ts';
import { openDriver } from './driver.ts';
import { openSqlite } from './open.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-sqlite-'));
  path = join(folder, 'store.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof StoreError ? error.reason : error),
  );
const put = (key: string, bytes = 10) => ({ put: [{ collection: 'a', key, value: new Uint8Array(bytes).fill(7) }] });

async function filled(keys: number, bytes: number): Promise<void> {
  const store = await openSqlite(path);
  for (let key = 0; key < keys; key++) await store.commit(put(String(key), bytes));
  await store.close();
}

/** A file that may not grow beyond `pages` of 4 kB: what a full disk looks like to SQLite. */
const confined = (pages: number): Promise<Store> =>
  openSqlite(path, {
    driver: (file) => {
      const driver = openDriver(file, 50);
      driver.exec(`PRAGMA max_page_count = ${pages}`);
      return driver;
    },
  });

describe('a full disk', () => {
  test('[F16] is told; nothing of the commit is written, what was there stays, and smaller commits go on', async () => {
    const store = await confined(40);
    await store.commit(put('small', 10));
    expect(await reasonOf(store.commit({ put: [...put('other', 10).put, ...put('large', 400_000).put] }))).toBe('full');
    expect(await store.keys('a', EVERYTHING)).toEqual(['small']);
    expect(await store.commit(put('next', 10))).toBe('done');
    await store.close();
    const reopened = await openSqlite(path);
    expect(await reopened.keys('a', EVERYTHING)).toEqual(['next', 'small']);
    await reopened.close();
  });

  test('[F16] a commit that does not fit does not take down those made with it', async () => {
    const store = await confined(40);
    const outcomes = [put('1'), put('2', 400_000), put('3')].map((commit) => reasonOf(store.commit(commit)));
    expect(await Promise.all(outcomes)).toEqual(['nothing failed', 'full', 'nothing failed']);
    expect(await store.keys('a', EVERYTHING)).toEqual(['1', '3']);
    await store.close();
  });
});

describe('a file that others hold', () => {
  test('a commit waits for them, and says `blocked` when its patience is over; reading goes on', async () => {
    const store = await openSqlite(path, { patience: 100 });
    await store.commit(put('1'));
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    expect(await reasonOf(store.commit(put('2')))).toBe('blocked');
    expect(await store.keys('a', EVERYTHING)).toEqual(['1']);
    const waiting = store.commit(put('3'));
    setTimeout(() => other.exec('ROLLBACK'), 20);
    expect(await waiting).toBe('done');
    other.close();
    expect(await store.keys('a', EVERYTHING)).toEqual(['1', '3']);
    await store.close();
  });

  test('several processes may make a new file at once', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => openSqlite(path)));
    await Promise.all(stores.map((store, index) => store.commit(put(String(index)))));
    expect(await stores[0]?.keys('a', EVERYTHING)).toEqual(['0', '1', '2', '3', '4']);
    for (const store of stores) await store.close();
  });
});

describe('a file that is not what it should be', () => {
  test('another application’s database and other kinds of files are `foreign`, and left as they were', async () => {
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE recipe (name TEXT)');
    database.close();
    const before = readFileSync(path);
    expect(await reasonOf(openSqlite(path))).toBe('foreign');
    expect(readFileSync(path)).toEqual(before);

    const letter = join(folder, 'letter.txt');
    writeFileSync(letter, 'Dear all,\n'.repeat(1_000));
    expect(await reasonOf(openSqlite(letter))).toBe('foreign');
    expect(readFileSync(letter, 'utf8')).toBe('Dear all,\n'.repeat(1_000));
  });

  test('[F14] a file of a newer version is refused and left as it was', async () => {
    await filled(1, 10);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99; PRAGMA journal_mode = DELETE');
    database.close();
    const before = readFileSync(path);
    const refusal = await openSqlite(path).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ reason: 'newer', message: expect.stringContaining('version 99') });
    expect(readFileSync(path)).toEqual(before);
  });

  test('damaged pages are told when they are read, and never answered as if nothing were there', async () => {
    await filled(200, 1_000);
    const bytes = readFileSync(path);
    bytes.fill(0xaa, 8 * 4_096);
    writeFileSync(path, bytes);
    const store = await openSqlite(path);
    expect(await reasonOf(store.range('a', EVERYTHING))).toBe('damaged');
    await store.close();
  });

  test('a folder, or a path through a file, is `unavailable`', async () => {
    mkdirSync(path);
    expect(await reasonOf(openSqlite(path))).toBe('unavailable');
    writeFileSync(join(folder, 'file'), '');
    expect(await reasonOf(openSqlite(join(folder, 'file', 'store.db')))).toBe('unavailable');
  });
});

test('a new store makes its folder, and only its owner may read it', async () => {
  path = join(folder, 'deep', 'er', 'store.db');
  await filled(1, 10);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'deep')).mode & 0o077).toBe(0);
});

test('[X3] what is removed or replaced leaves no trace in the file', async () => {
  const store = await openSqlite(path);
  const secret = (key: string) => ({ collection: 'a', key, value: utf8('the canary sings '.repeat(300)) });
  await store.commit({ put: [secret('1'), secret('2'), secret('3')] });
  await store.commit({ remove: [{ collection: 'a', key: '1' }], put: [{ ...secret('2'), value: utf8('quiet') }] });
  await store.commit({ removeRange: [{ collection: 'a', from: '3', to: '4' }] });
  await store.close();
  expect(readFileSync(path).includes('canary')).toBe(false);
});
