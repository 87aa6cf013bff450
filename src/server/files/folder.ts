/**
 * Bytes of files in a folder, by content hash: parts while they come, whole files once their hash is right. Names on disk are
 * lower-case hexadecimal, made from hashes and ids alone, so that no name of a person's file ever reaches the disk [A23].
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64url, type Id } from '../../kernel/ids.ts';
import { StoreError } from '../../kernel/store.ts';

/** Where a file belongs, and what it is. The hash is SHA-256 as base64url, 43 characters. */
export interface FileKey {
  readonly workplace: Id;
  readonly scope: string;
  readonly hash: string;
}

export interface FileFolder {
  /** Bytes of the part that has come so far. */
  received(key: FileKey): Promise<number>;
  /** Writes on from `offset` and answers how far the part goes. Bytes beyond `size` are not taken. */
  append(key: FileKey, offset: number, body: ReadableStream<Uint8Array>, size: number): Promise<number>;
  /** Makes the part a file when its hash is the one in the key; else throws it away and answers false. */
  finish(key: FileKey): Promise<boolean>;
  /** Its first bytes, to tell what it is. */
  head(key: FileKey, length: number): Promise<Uint8Array>;
  /** The bytes from `first` to `last`, both included; `undefined` when the file is missing. */
  read(key: FileKey, first: number, last: number): Promise<ReadableStream | undefined>;
  /** Size of the whole file; `undefined` when it is missing. */
  size(key: FileKey): Promise<number | undefined>;
  /** Whether the bytes still have the hash they are named by (F32). */
  intact(key: FileKey): Promise<boolean>;
  /** Throws away parts that nobody continued since `before`, ms since 1970. */
  sweep(before: number): Promise<void>;
}

export function fileFolder(root: string): FileFolder {
  const whole = (key: FileKey): string => join(root, hex(key.workplace), scopeName(key.scope), hex(key.hash).slice(0, 2), hex(key.hash));
  const part = (key: FileKey): string => join(root, 'parts', `${hex(key.workplace)}-${scopeName(key.scope)}-${hex(key.hash)}`);

  return {
    received: async (key) => (await sizeOf(part(key))) ?? 0,
    append: (key, offset, body, size) => guarded(() => append(part(key), offset, body, size)),
    finish: (key) =>
      guarded(async () => {
        const from = part(key);
        if ((await hashOfFile(from)) !== key.hash) {
          await rm(from, { force: true });
          return false;
        }
        const to = whole(key);
        await mkdir(join(to, '..'), { recursive: true });
        await rename(from, to);
        await syncFolder(join(to, '..'));
        return true;
      }),
    head: (key, length) =>
      guarded(async () => {
        const file = await open(whole(key), 'r');
        try {
          const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, 0);
          return buffer.subarray(0, bytesRead);
        } finally {
          await file.close();
        }
      }),
    async read(key, first, last) {
      const path = whole(key);
      if ((await sizeOf(path)) === undefined) return undefined;
      return bytesOf(path, first, last);
    },
    size: (key) => sizeOf(whole(key)),
    intact: async (key) => (await hashOfFile(whole(key)).catch(() => '')) === key.hash,
    async sweep(before) {
      const parts = join(root, 'parts');
      for (const name of await readdir(parts).catch(() => [])) {
        const path = join(parts, name);
        const found = await stat(path).catch(() => undefined);
        if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true });
      }
    },
  };
}

const CHUNK = 64 * 1024;

async function bytesOf(path: string, first: number, last: number): Promise<ReadableStream<Uint8Array>> {
  const file = await open(path, 'r');
  let at = first;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(CHUNK, last + 1 - at)), 0, undefined, at);
      at += bytesRead;
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
      if (at <= last && bytesRead > 0) return;
      await file.close();
      controller.close();
    },
    cancel: () => file.close(),
  });
}

async function append(path: string, offset: number, body: ReadableStream<Uint8Array>, size: number): Promise<number> {
  await mkdir(join(path, '..'), { recursive: true });
  const file = await open(path, offset === 0 ? 'w' : 'r+');
  let at = offset;
  try {
    for await (const bytes of body) {
      const taken = bytes.subarray(0, size - at);
      await file.write(taken, 0, taken.length, at);
      at += taken.length;
      if (taken.length < bytes.length) break;
    }
  } finally {
    // What came before a cut is kept: the person's next try goes on from there.
    await file.datasync();
    await file.close();
  }
  return at;
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes);
  return hash.digest('base64url');
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}

/** The new name survives a power cut only once its folder is on disk; not every system can be asked for that. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function guarded<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StoreError('full', 'no space for files is left', cause);
    throw cause;
  }
}

/** File systems that fold case would take two base64url names for one. */
const hex = (text: string): string => Buffer.from(fromBase64url(text) ?? new Uint8Array(0)).toString('hex');

const scopeName = (scope: string): string => (scope === 'shared' ? 'shared' : `private-${hex(scope.slice('private:'.length))}`);
