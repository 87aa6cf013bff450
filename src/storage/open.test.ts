import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StoreError } from '../kernel/store.ts';
import { openStore } from './open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof StoreError ? error.reason : error),
  );

test('a URL opens the store it names', async () => {
  for (const [url, path] of [
    [join(folder, 'plain.db'), 'plain.db'],
    [`sqlite:${join(folder, 'named.db')}`, 'named.db'],
  ] as const) {
    await (await openStore(url)).close();
    expect(existsSync(join(folder, path))).toBe(true);
  }
  const memory = await openStore('memory:');
  expect(await memory.collections()).toEqual([]);
});

test('an address that no store answers is `unavailable`, and makes no file', async () => {
  expect(await reasonOf(openStore('mysql://server/relais'))).toBe('unavailable');
  expect(await reasonOf(openStore('postgres://nobody@127.0.0.1:1/none?namespace=%00'))).toBe('unavailable');
  expect(existsSync('mysql:')).toBe(false);
});
