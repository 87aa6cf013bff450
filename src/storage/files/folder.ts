/** Files in a folder, for Node: a file takes its name only after it was flushed to the disk and its hash was found right. */

import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FilePiece, type FileStanding, type Files, isFileHash, isFileScope } from '../../kernel/files.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { fileErrorOf } from '../file-errors.ts';
import { BEGUN, begun, CHUNK, complete, contentOf, entriesOf, flush, pathOf, sizeOf } from './folder-layout.ts';
import { nameOfScope, problemWith, scopeOfName } from './piece.ts';

interface FilesOptions {
  /** Bytes that one scope may hold. */
  readonly quota: number;
}

export interface FolderFiles extends Files {
  /** Drops what was begun and not gone on with for `idle` ms; the answer is how many. */
  dropStalled(idle: number): Promise<number>;
}

/** The folder is made when something is first written. */
export function folderFiles(root: string, { quota }: FilesOptions): FolderFiles {
  /** The last write under way for each file: pieces of one file are written one after the other. */
  const writing = new Map<string, Promise<unknown>>();

  const oneAtATime = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = writing.get(key);
    const mine = (before ?? Promise.resolve()).then(work, work);
    writing.set(key, mine);
    try {
      return await mine;
    } finally {
      if (writing.get(key) === mine) writing.delete(key);
    }
  };
  const folderOf = (scope: string) => join(root, nameOfScope(scope));
  /** What was begun is looked at first: a file that is completed meanwhile is seen twice rather than missed. */
  const usage = async (scope: string) => {
    const seen = [...(await begun(folderOf(scope))), ...(await complete(folderOf(scope)))];
    const sizes = new Map(seen.map(({ hash, size }) => [`${hash}.${size}`, size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
  };
  /** One file of a scope after the other, so that many begun at once do not pass the quota together. */
  const reserve = async ({ scope, hash, size }: FilePiece) => {
    const used = await usage(scope);
    if (used + size > quota) return failed('file-quota', { quota, used });
    await mkdir(join(folderOf(scope), BEGUN), { recursive: true, mode: 0o700 });
    await writeFile(join(folderOf(scope), BEGUN, `${hash}.${size}`), '', { mode: 0o600 });
    return undefined;
  };

  return {
    standing: (scope, hash) => told(root, async () => (named(scope, hash) ? standingIn(folderOf(scope), hash) : undefined)),
    async write(piece) {
      const problem = problemWith(piece);
      if (problem !== undefined) return problem;
      const begin = () => oneAtATime(piece.scope, () => reserve(piece));
      return oneAtATime(`${piece.scope}\n${piece.hash}`, () => told(root, () => writePiece(folderOf(piece.scope), piece, begin)));
    },
    read: (scope, hash, from = 0) =>
      told(root, async () => (named(scope, hash) ? contentOf(pathOf(folderOf(scope), hash), from) : undefined)),
    list: (scope) => told(root, async () => (isFileScope(scope) ? complete(folderOf(scope)) : [])),
    scopes: () => told(root, () => scopesIn(root)),
    usage: (scope) => told(root, async () => (isFileScope(scope) ? usage(scope) : 0)),
    async remove(scope, hash) {
      if (!named(scope, hash)) return;
      await oneAtATime(`${scope}\n${hash}`, () => told(root, () => removeFrom(folderOf(scope), hash)));
    },
    dropStalled: (idle) => told(root, () => dropStalled(root, idle)),
  };
}

const named = (scope: string, hash: string): boolean => isFileScope(scope) && isFileHash(hash);
async function told<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileErrorOf(error, root);
  }
}

async function standingIn(folder: string, hash: string): Promise<FileStanding | undefined> {
  const done = await sizeOf(pathOf(folder, hash));
  if (done !== undefined) return { received: done, size: done, complete: true };
  const found = (await begun(folder)).filter((each) => each.hash === hash).sort((one, other) => other.received - one.received);
  return found[0] === undefined ? undefined : { received: found[0].received, size: found[0].size, complete: false };
}

async function writePiece(
  folder: string,
  piece: FilePiece,
  begin: () => Promise<Result<never> | undefined>,
): Promise<Result<FileStanding>> {
  const { hash, size, offset, bytes } = piece;
  const done = await sizeOf(pathOf(folder, hash));
  if (done !== undefined) return ok({ received: done, size: done, complete: true });
  const partial = join(folder, BEGUN, `${hash}.${size}`);
  const before = await sizeOf(partial);
  if (offset !== 0 && offset !== (before ?? 0)) return failed('file-offset', { received: before ?? 0 });
  if (before === undefined) {
    const problem = await begin();
    if (problem !== undefined) return problem;
  }
  const file = await open(partial, 'r+');
  try {
    await append(file, offset, bytes);
    const received = offset + bytes.length;
    if (received < size) return ok({ received, size, complete: false });
    await file.sync();
    if ((await hashOf(file)) !== hash) {
      await rm(partial, { force: true });
      return failed('file-damaged');
    }
  } finally {
    await file.close();
  }
  await settle(folder, partial, hash);
  return ok({ received: size, size, complete: true });
}

/** What does not fit on the disk is taken back, so that the upload can go on where it stood. */
async function append(file: FileHandle, offset: number, bytes: Uint8Array): Promise<void> {
  try {
    await file.truncate(offset);
    for (let at = 0; at < bytes.length; ) {
      at += (await file.write(bytes, at, bytes.length - at, offset + at)).bytesWritten;
    }
  } catch (error) {
    await file.truncate(offset).catch(() => undefined);
    throw error;
  }
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const chunk = new Uint8Array(CHUNK);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK, at);
    if (bytesRead === 0) return hash.digest('base64url');
    hash.update(chunk.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function settle(folder: string, partial: string, hash: string): Promise<void> {
  const path = pathOf(folder, hash);
  const shard = join(folder, hash.slice(0, 2));
  await mkdir(shard, { recursive: true, mode: 0o700 });
  await rename(partial, path);
  for (const each of [shard, folder]) await flush(each);
}

async function removeFrom(folder: string, hash: string): Promise<void> {
  await rm(pathOf(folder, hash), { force: true });
  for (const each of await begun(folder)) {
    if (each.hash === hash) await rm(join(folder, BEGUN, `${hash}.${each.size}`), { force: true });
  }
}

async function scopesIn(root: string): Promise<string[]> {
  const scopes: string[] = [];
  for (const { name } of await entriesOf(root)) {
    const scope = scopeOfName(name);
    if (scope !== undefined && (await complete(join(root, name))).length + (await begun(join(root, name))).length > 0) scopes.push(scope);
  }
  return scopes.sort();
}

async function dropStalled(root: string, idle: number): Promise<number> {
  let dropped = 0;
  for (const scope of await entriesOf(root)) {
    const folder = join(root, scope.name, BEGUN);
    for (const { name } of await entriesOf(folder)) {
      const { mtimeMs } = await stat(join(folder, name));
      if (Date.now() - mtimeMs < idle) continue;
      await rm(join(folder, name), { force: true });
      dropped++;
    }
  }
  return dropped;
}
