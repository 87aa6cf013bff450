/** How files lie in a folder: `SCOPE/aB/HASH` when complete, `SCOPE/begun/HASH.SIZE` while they arrive. */

import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileContent, type FileEntry, isFileHash } from '../../kernel/files.ts';
import { fileErrorOf, systemCode } from '../file-errors.ts';

export const BEGUN = 'begun';
export const CHUNK = 256 * 1024;

export const pathOf = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash);

export async function complete(folder: string): Promise<FileEntry[]> {
  const found: FileEntry[] = [];
  for (const shard of await entriesOf(folder)) {
    if (shard.name === BEGUN || !shard.isDirectory()) continue;
    for (const { name } of await entriesOf(join(folder, shard.name))) {
      const size = isFileHash(name) ? await sizeOf(join(folder, shard.name, name)) : undefined;
      if (size !== undefined) found.push({ hash: name, size });
    }
  }
  return found.sort((one, other) => (one.hash < other.hash ? -1 : 1));
}

export async function begun(folder: string): Promise<(FileEntry & { readonly received: number })[]> {
  const found = [];
  for (const { name } of await entriesOf(join(folder, BEGUN))) {
    const [hash = '', size = ''] = name.split('.');
    const received = await sizeOf(join(folder, BEGUN, name));
    if (isFileHash(hash) && received !== undefined) found.push({ hash, size: Number(size), received });
  }
  return found;
}

export async function contentOf(path: string, from: number): Promise<FileContent | undefined> {
  const size = await sizeOf(path);
  return size === undefined ? undefined : { size, chunks: chunksOf(path, from) };
}

async function* chunksOf(path: string, from: number): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    for (let at = from; ; ) {
      const chunk = new Uint8Array(CHUNK);
      const { bytesRead } = await file.read(chunk, 0, CHUNK, at);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
      at += bytesRead;
    }
  } catch (error) {
    throw fileErrorOf(error, path);
  } finally {
    await file.close();
  }
}

/** Windows cannot open folders, and does not need to. */
export async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}

export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
