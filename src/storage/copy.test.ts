import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../kernel/bytes.ts';
import { EVERYTHING, type Store } from '../kernel/store.ts';
import { checkStore, damagedFiles } from './check.ts';
import { copyFiles, copyStore, isHalfCopied } from './copy.ts';
import { folderFiles } from './files/folder.ts';
import { filesOver } from './files/over-store.ts';
import { differences, takeInventory } from './inventory.ts';
import { memoryDisk, memoryStore } from './memory/memory.ts';
import { openSqlite } from './sqlite/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function filled(store: Store): Promise<Store> {
  const small = Array.from({ length: 3_000 }, (_, index) => ({ collection: 'log', key: `k${index}`, value: utf8(String(index)) }));
  const blocks = Array.from({ length: 20 }, (_, index) => ({
    collection: 'block',
    key: `b${index}`,
    value: new Uint8Array(250_000).fill(index),
  }));
  await store.commit({ put: [...small, ...blocks] });
  return store;
}

describe('copying a store', () => {
  test('[F25] gives the same entries, counted and hashed on both sides', async () => {
    const from = await filled(memoryStore());
    const to = await openSqlite(join(folder, 'copy.db'));
    let last = 0;
    const copied = await copyStore(from, to, (entries) => {
      last = entries;
    });
    expect(copied).toMatchObject({ ok: true });
    expect(last).toBe(3_020);
    expect(differences(await takeInventory(from), await takeInventory(to))).toEqual([]);
    expect(await to.get('block', 'b7')).toEqual(await from.get('block', 'b7'));
    expect(await isHalfCopied(to)).toBe(false);
    await to.close();
  });

  test('[F10] refuses a target that holds anything, and leaves it as it was', async () => {
    const from = await filled(memoryStore());
    const to = memoryStore();
    await to.commit({ put: [{ collection: 'precious', key: 'k', value: utf8('kept') }] });
    expect(await copyStore(from, to)).toMatchObject({
      ok: false,
      problem: { code: 'copy-target-taken', params: { collections: 'precious' } },
    });
    expect(await to.collections()).toEqual(['precious']);
  });

  test('cut short, the rest is marked, is no source, and is copied into again from the start', async () => {
    const from = await filled(memoryStore());
    const disk = memoryDisk();
    let commits = 0;
    disk.fail(() => (++commits === 4 ? 'crash after' : undefined));
    await expect(copyStore(from, disk.open())).rejects.toThrow('died');
    disk.fail();
    const rest = disk.open();
    expect(await isHalfCopied(rest)).toBe(true);
    expect(await copyStore(rest, memoryStore())).toMatchObject({ ok: false, problem: { code: 'copy-source-half' } });
    expect(await copyStore(from, rest)).toMatchObject({ ok: true });
    expect(differences(await takeInventory(from), await takeInventory(rest))).toEqual([]);
  });

  test('a source that changes meanwhile is told', async () => {
    const from = await filled(memoryStore());
    const to = memoryStore();
    let written: Promise<unknown> | undefined;
    const copied = await copyStore(from, to, () => {
      written ??= from.commit({ put: [{ collection: 'block', key: 'a-late-one', value: utf8('late') }] });
    });
    await written;
    expect(copied).toMatchObject({ ok: false, problem: { code: 'copy-differs', params: { collections: 'block' } } });
    expect(await isHalfCopied(to)).toBe(true);
  });
});

describe('inventories', () => {
  test('tell apart stores that differ in one byte, one key, or where one entry ends and the next begins', async () => {
    const inventoryOf = async (...entries: [string, string][]) => {
      const store = memoryStore();
      await store.commit({ put: entries.map(([key, value]) => ({ collection: 'a', key, value: utf8(value) })) });
      return takeInventory(store);
    };
    const original = await inventoryOf(['k', 'v'], ['l', 'w']);
    for (const other of [
      await inventoryOf(['k', 'v'], ['l', 'x']),
      await inventoryOf(['k', 'v'], ['m', 'w']),
      await inventoryOf(['k', 'vl'], ['w', '']),
      [],
    ]) {
      expect(differences(original, other)).toEqual(['a']);
    }
    expect(differences(original, await inventoryOf(['l', 'w'], ['k', 'v']))).toEqual([]);
  });
});

describe('checking', () => {
  test('names the entries that cannot be read, and counts the others', async () => {
    const disk = memoryDisk();
    const store = await filled(disk.open());
    expect(await checkStore(store)).toMatchObject({ damage: [], halfCopied: false });
    disk.damage('log', 'k7');
    disk.damage('log', 'k70');
    const { inventory, damage } = await checkStore(store);
    expect(damage.map(({ key }) => key)).toEqual(['k7', 'k70']);
    expect(inventory).toMatchObject([{ name: 'block', entries: 20, bytes: 5_000_000 }]);
    expect((await store.keys('log', EVERYTHING)).length).toBe(3_000);
  });

  test('[F32] finds files that were cut or changed on the disk, and copying them is refused one by one', async () => {
    const root = join(folder, 'files');
    const files = folderFiles(root, { quota: 1_000_000 });
    const contents = ['first', 'second', ''].map(utf8);
    const hashes = contents.map((bytes) => createHash('sha256').update(bytes).digest('base64url'));
    for (const [index, bytes] of contents.entries()) {
      await files.write({ scope: 'shared', hash: hashes[index] ?? '', size: bytes.length, offset: 0, bytes });
    }
    expect(await damagedFiles(files)).toEqual([]);
    const cut = hashes[1] ?? '';
    truncateSync(join(root, 'shared', cut.slice(0, 2), cut), 3);
    expect(await damagedFiles(files)).toEqual([{ scope: 'shared', hash: cut }]);
    const copy = filesOver(memoryStore(), { quota: 1_000_000 });
    expect(await copyFiles(files, copy)).toEqual({ copied: 2, bytes: 5, failed: [{ scope: 'shared', hash: cut, code: 'file-damaged' }] });
    expect(await damagedFiles(copy)).toEqual([]);
    expect((await copy.list('shared')).length).toBe(2);
  });
});
