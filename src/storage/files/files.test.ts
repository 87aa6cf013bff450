import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { concatBytes, utf8 } from '../../kernel/bytes.ts';
import type { Files } from '../../kernel/files.ts';
import { StoreError } from '../../kernel/store.ts';
import { memoryDisk, memoryStore } from '../memory/memory.ts';
import { folderFiles } from './folder.ts';
import { filesOver } from './over-store.ts';
import { nameOfScope, scopeOfName } from './piece.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url');
const patterned = (length: number, seed = 1) => Uint8Array.from({ length }, (_, index) => (index * 31 * seed + (index >> 8)) & 255);
const quota = 2_000_000;

async function readAll(files: Files, scope: string, hash: string, from = 0): Promise<Uint8Array | undefined> {
  const content = await files.read(scope, hash, from);
  if (content === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.chunks) chunks.push(chunk);
  return concatBytes(chunks);
}

const writeWhole = (files: Files, scope: string, bytes: Uint8Array) =>
  files.write({ scope, hash: hashOf(bytes), size: bytes.length, offset: 0, bytes });

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'relais-files-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const adapters: [string, () => Files][] = [
  ['in a folder', () => folderFiles(join(root, 'files'), { quota })],
  ['over a store', () => filesOver(memoryStore(), { quota })],
];

describe.each(adapters)('files %s', (_, open) => {
  let files: Files;
  beforeEach(() => {
    files = open();
  });

  test('[S12] arrive in pieces, go on where they stood, and are complete once the hash is right', async () => {
    const bytes = patterned(700_000);
    const hash = hashOf(bytes);
    const piece = (offset: number, end: number) =>
      files.write({ scope: 'shared', hash, size: bytes.length, offset, bytes: bytes.subarray(offset, end) });
    expect(await files.standing('shared', hash)).toBeUndefined();
    expect(await piece(0, 300_000)).toMatchObject({ ok: true, value: { received: 300_000, complete: false } });
    expect(await files.standing('shared', hash)).toEqual({ received: 300_000, size: 700_000, complete: false });
    expect(await readAll(files, 'shared', hash)).toBeUndefined();
    expect(await piece(400_000, 500_000)).toMatchObject({ ok: false, problem: { code: 'file-offset', params: { received: 300_000 } } });
    expect(await piece(300_000, 700_000)).toMatchObject({ ok: true, value: { received: 700_000, complete: true } });
    expect(await readAll(files, 'shared', hash)).toEqual(bytes);
    expect(await readAll(files, 'shared', hash, 299_999)).toEqual(bytes.subarray(299_999));
    expect(await readAll(files, 'shared', hash, 700_000)).toEqual(new Uint8Array(0));
    expect(await piece(0, 10)).toMatchObject({ ok: true, value: { complete: true } });
    expect(await files.list('shared')).toEqual([{ hash, size: 700_000 }]);
  });

  test('[F32] bytes that are not what their hash says are thrown away, and can be sent again', async () => {
    const bytes = patterned(1_000);
    const hash = hashOf(bytes);
    const damaged = await files.write({ scope: 'shared', hash, size: 1_000, offset: 0, bytes: patterned(1_000, 3) });
    expect(damaged).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
    expect(await files.standing('shared', hash)).toBeUndefined();
    expect(await files.usage('shared')).toBe(0);
    expect((await writeWhole(files, 'shared', bytes)).ok).toBe(true);
    expect(await readAll(files, 'shared', hash)).toEqual(bytes);
  });

  test('[F32] an upload may start again from nothing, and with another size', async () => {
    const bytes = patterned(1_000);
    const hash = hashOf(bytes);
    await files.write({ scope: 'shared', hash, size: 1_000, offset: 0, bytes: patterned(600, 3) });
    await files.write({ scope: 'shared', hash, size: 1_200, offset: 0, bytes: patterned(10, 5) });
    expect(await writeWhole(files, 'shared', bytes)).toMatchObject({ ok: true, value: { complete: true } });
    expect(await readAll(files, 'shared', hash)).toEqual(bytes);
  });

  test('two devices that send the same file at once end with one whole file', async () => {
    const bytes = patterned(50_000);
    const outcomes = await Promise.all([writeWhole(files, 'shared', bytes), writeWhole(files, 'shared', bytes)]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await readAll(files, 'shared', hashOf(bytes))).toEqual(bytes);
  });

  test('an empty file is a file', async () => {
    expect(await writeWhole(files, 'shared', new Uint8Array(0))).toMatchObject({ ok: true, value: { complete: true } });
    expect(await readAll(files, 'shared', hashOf(new Uint8Array(0)))).toEqual(new Uint8Array(0));
  });

  test('[A06] scopes do not see each other’s files, whatever they are called', async () => {
    const bytes = utf8('private');
    const scopes = ['private:m', 'private:M', 'private', 'private/m', '..', 'shared'];
    for (const scope of scopes.slice(0, -1)) await writeWhole(files, scope, concatBytes([bytes, utf8(scope)]));
    for (const scope of scopes.slice(0, -1)) expect((await files.list(scope)).length).toBe(1);
    expect(await files.list('shared')).toEqual([]);
    expect(await files.read('shared', hashOf(concatBytes([bytes, utf8('private')])))).toBeUndefined();
    expect(await files.scopes()).toEqual(scopes.slice(0, -1).sort());
  });

  test('the quota counts what is there and what was begun, by scope', async () => {
    const large = patterned(1_500_000);
    await files.write({ scope: 'shared', hash: hashOf(large), size: large.length, offset: 0, bytes: large.subarray(0, 10) });
    expect(await files.usage('shared')).toBe(1_500_000);
    const more = patterned(600_000, 7);
    expect(await writeWhole(files, 'shared', more)).toMatchObject({
      ok: false,
      problem: { code: 'file-quota', params: { quota, used: 1_500_000 } },
    });
    expect(await files.standing('shared', hashOf(more))).toBeUndefined();
    expect((await writeWhole(files, 'private:m', more)).ok).toBe(true);
    await files.remove('shared', hashOf(large));
    expect(await files.usage('shared')).toBe(0);
    expect((await writeWhole(files, 'shared', more)).ok).toBe(true);
  });

  test('removing takes the bytes away, and what is not there for granted', async () => {
    const bytes = patterned(300_000);
    await writeWhole(files, 'shared', bytes);
    await files.remove('shared', hashOf(bytes));
    await files.remove('shared', hashOf(bytes));
    expect(await files.read('shared', hashOf(bytes))).toBeUndefined();
    expect(await files.scopes()).toEqual([]);
  });

  test('[A23] names that are not hashes lead nowhere', async () => {
    const evil = [
      '',
      '..',
      '../../etc/passwd',
      `../${'a'.repeat(40)}`,
      `${'a'.repeat(42)}/`,
      `${'a'.repeat(42)}\0`,
      'a'.repeat(44),
      '__proto__',
    ];
    for (const hash of evil) {
      const written = await files.write({ scope: 'shared', hash, size: 1, offset: 0, bytes: utf8('x') });
      expect(written).toMatchObject({ ok: false, problem: { code: 'file-name' } });
      expect(await files.read('shared', hash)).toBeUndefined();
      expect(await files.standing('shared', hash)).toBeUndefined();
      await files.remove('shared', hash);
    }
    const good = hashOf(utf8('x'));
    for (const scope of ['', 'é', 'a\nb', 'x'.repeat(81)]) {
      expect(await files.write({ scope, hash: good, size: 1, offset: 0, bytes: utf8('x') })).toMatchObject({ ok: false });
      expect(await files.list(scope)).toEqual([]);
    }
  });

  test('sizes and offsets that cannot be are refused', async () => {
    const hash = hashOf(utf8('x'));
    for (const [size, offset] of [
      [-1, 0],
      [0.5, 0],
      [Number.NaN, 0],
      [1, -1],
      [1, 1],
      [0, 0],
      [2 ** 60, 2 ** 60],
    ] as const) {
      const written = await files.write({ scope: 'shared', hash, size, offset, bytes: utf8('x') });
      expect(written).toMatchObject({ ok: false, problem: { code: 'file-size' } });
    }
    expect(await files.usage('shared')).toBe(0);
  });

  test('property: however a file is cut, it comes out as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 4 }), async (bytes, cuts) => {
        const hash = hashOf(bytes);
        const ends = [...new Set([...cuts.filter((cut) => cut > 0 && cut < bytes.length), bytes.length])].sort((a, b) => a - b);
        let offset = 0;
        for (const end of ends) {
          await files.write({ scope: 'shared', hash, size: bytes.length, offset, bytes: bytes.subarray(offset, end) });
          offset = end;
        }
        const from = cuts[0] ?? 0;
        expect(await readAll(files, 'shared', hash, Math.min(from, bytes.length))).toEqual(bytes.subarray(from));
        await files.remove('shared', hash);
      }),
      { numRuns: 30 },
    );
  });
});

describe('files in a folder', () => {
  test('what was begun is gone on with after a restart, and dropped when nobody does', async () => {
    const bytes = patterned(1_000);
    const hash = hashOf(bytes);
    await folderFiles(root, { quota }).write({ scope: 'shared', hash, size: 1_000, offset: 0, bytes: bytes.subarray(0, 400) });
    const files = folderFiles(root, { quota });
    expect(await files.standing('shared', hash)).toEqual({ received: 400, size: 1_000, complete: false });
    expect(await files.dropStalled(60_000)).toBe(0);
    await files.write({ scope: 'shared', hash, size: 1_000, offset: 400, bytes: bytes.subarray(400) });
    await files.write({ scope: 'shared', hash: hashOf(utf8('other')), size: 5, offset: 0, bytes: utf8('oth') });
    const stalled = join(root, 'shared', 'begun', `${hashOf(utf8('other'))}.5`);
    utimesSync(stalled, new Date('2026-01-01'), new Date('2026-01-01'));
    expect(await files.dropStalled(60_000)).toBe(1);
    expect(await files.list('shared')).toEqual([{ hash, size: 1_000 }]);
  });

  test('nothing is written outside the scope’s folder, and strangers there are left alone', async () => {
    const files = folderFiles(root, { quota });
    await writeWhole(files, '../outside', utf8('x'));
    expect(existsSync(join(root, '..', 'outside'))).toBe(false);
    expect(readdirSync(root)).toEqual([nameOfScope('../outside')]);
    writeFileSync(join(root, 'letter.txt'), 'Dear all');
    writeFileSync(join(root, nameOfScope('../outside'), 'note'), 'mine');
    expect(await files.scopes()).toEqual(['../outside']);
    expect((await files.list('../outside')).length).toBe(1);
  });
});

test('many uploads begun at once do not pass the quota together', async () => {
  const files = folderFiles(root, { quota: 1_000 });
  const begun = await Promise.all([1, 2, 3, 4, 5].map((seed) => writeWhole(files, 'shared', patterned(400, seed))));
  expect(begun.filter(({ ok }) => ok)).toHaveLength(2);
  expect(await files.usage('shared')).toBe(800);
});

describe('files over a store', () => {
  test('[F16] a full store is told, and the upload goes on once there is room', async () => {
    const disk = memoryDisk();
    const files = filesOver(disk.open(), { quota });
    const bytes = patterned(1_000);
    const piece = (offset: number, end: number) =>
      files.write({ scope: 'shared', hash: hashOf(bytes), size: 1_000, offset, bytes: bytes.subarray(offset, end) });
    await piece(0, 500);
    disk.fail(() => 'full');
    await expect(piece(500, 1_000)).rejects.toThrow(StoreError);
    disk.fail();
    expect(await files.standing('shared', hashOf(bytes))).toMatchObject({ received: 500 });
    expect(await piece(500, 1_000)).toMatchObject({ ok: true, value: { complete: true } });
  });
});

test('property: a scope’s name is reversible, and the same on file systems that fold case', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme-ascii' }), (scope) => {
      const name = nameOfScope(scope);
      expect(scopeOfName(name)).toBe(scope);
      expect(name).toBe(name.toLowerCase());
      expect(/^[a-z0-9_=-]+$/.test(name)).toBe(true);
    }),
  );
});
