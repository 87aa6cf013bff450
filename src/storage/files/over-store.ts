/** Files over a store, for browsers and tests: a record about each file, and its bytes in pieces of at most 256 kB. */

import { sha256 } from '@noble/hashes/sha2.js';
import { ByteReader, ByteWriter } from '../../kernel/bytes.ts';
import { type FilePiece, type FileStanding, type Files, isFileHash, isFileScope } from '../../kernel/files.ts';
import { base64url } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { after, EVERYTHING, type Store, StoreError, startingWith } from '../../kernel/store.ts';
import { nameOfScope, problemWith, scopeOfName } from './piece.ts';

const FILE = 'file';
const PIECE = 'file-piece';
const LARGEST_PIECE = 256 * 1024;

/** `quota`: bytes that one scope may hold. */
export function filesOver(store: Store, { quota }: { readonly quota: number }): Files {
  const usage = async (scope: string) => {
    const records = await store.range(FILE, startingWith(`${nameOfScope(scope)}/`));
    return records.reduce((sum, { value }) => sum + parsed(value).size, 0);
  };
  const known = async (scope: string, hash: string) => {
    const value = isFileScope(scope) && isFileHash(hash) ? await store.get(FILE, keyOf(scope, hash)) : undefined;
    return value === undefined ? undefined : { value, standing: parsed(value) };
  };
  const room = async ({ scope, size }: FilePiece) => {
    const used = await usage(scope);
    return used + size > quota ? failed('file-quota', { quota, used }) : undefined;
  };

  return {
    standing: async (scope, hash) => (await known(scope, hash))?.standing,
    async write(piece) {
      const problem = problemWith(piece);
      if (problem !== undefined) return problem;
      for (;;) {
        const held = await known(piece.scope, piece.hash);
        const refusal = held === undefined ? await room(piece) : undefined;
        if (refusal !== undefined) return refusal;
        const written = await writePiece(store, piece, held);
        if (written !== 'conflict') return written;
      }
    },
    async read(scope, hash, from = 0) {
      const standing = (await known(scope, hash))?.standing;
      return standing?.complete ? { size: standing.size, chunks: chunksOf(store, keyOf(scope, hash), from, standing.size) } : undefined;
    },
    async list(scope) {
      const prefix = isFileScope(scope) ? `${nameOfScope(scope)}/` : undefined;
      const records = prefix === undefined ? [] : await store.range(FILE, startingWith(prefix));
      return records.flatMap(({ key, value }) => {
        const { size, complete } = parsed(value);
        return complete ? [{ hash: key.slice(key.indexOf('/') + 1), size }] : [];
      });
    },
    async scopes() {
      const names = new Set((await store.keys(FILE, EVERYTHING)).map((key) => key.slice(0, key.indexOf('/'))));
      return [...names].flatMap((name) => scopeOfName(name) ?? []).sort();
    },
    usage: async (scope) => (isFileScope(scope) ? usage(scope) : 0),
    async remove(scope, hash) {
      if (!isFileScope(scope) || !isFileHash(hash)) return;
      await store.commit(removal(keyOf(scope, hash)));
    },
  };
}

/** `conflict`: another tab went on with the same file meanwhile. */
async function writePiece(
  store: Store,
  { scope, hash, size, offset, bytes }: FilePiece,
  held: { value: Uint8Array; standing: FileStanding } | undefined,
): Promise<Result<FileStanding> | 'conflict'> {
  const key = keyOf(scope, hash);
  const before = held?.standing;
  if (before?.complete) return ok(before);
  const goesOn = before?.size === size && offset === before.received;
  if (!goesOn && offset !== 0) return failed('file-offset', { received: before?.size === size ? before.received : 0 });
  const expect = [{ collection: FILE, key, value: held?.value }];
  const received = offset + bytes.length;
  const put = [recordOf(key, { received, size, complete: false })];
  for (let at = 0; at < bytes.length; at += LARGEST_PIECE) {
    put.push({ collection: PIECE, key: pieceKey(key, offset + at), value: bytes.subarray(at, at + LARGEST_PIECE) });
  }
  const removeRange = goesOn ? [] : [{ collection: PIECE, ...startingWith(`${key}/`) }];
  if ((await store.commit({ expect, put, removeRange })) === 'conflict') return 'conflict';
  return received < size ? ok({ received, size, complete: false }) : settle(store, key, hash, size);
}

async function settle(store: Store, key: string, hash: string, size: number): Promise<Result<FileStanding>> {
  const hasher = sha256.create();
  for await (const chunk of chunksOf(store, key, 0, size)) hasher.update(chunk);
  if (base64url(hasher.digest()) !== hash) {
    await store.commit(removal(key));
    return failed('file-damaged');
  }
  const standing = { received: size, size, complete: true };
  await store.commit({ put: [recordOf(key, standing)] });
  return ok(standing);
}

async function* chunksOf(store: Store, key: string, from: number, size: number): AsyncGenerator<Uint8Array> {
  const upTo = { from: `${key}/`, to: after(pieceKey(key, from)), limit: 1, reverse: true };
  const [first] = await store.keys(PIECE, upTo);
  let next = first === undefined ? 0 : Number(first.slice(key.length + 1));
  for (let skip = from - next; next < size; skip = 0) {
    const bytes = await store.get(PIECE, pieceKey(key, next));
    if (bytes === undefined || bytes.length === 0) throw new StoreError('damaged', `the file ${key} lacks its bytes from ${next} on`);
    next += bytes.length;
    if (skip < bytes.length) yield bytes.subarray(skip);
  }
}

const removal = (key: string) => ({
  remove: [{ collection: FILE, key }],
  removeRange: [{ collection: PIECE, ...startingWith(`${key}/`) }],
});

const keyOf = (scope: string, hash: string): string => `${nameOfScope(scope)}/${hash}`;
const pieceKey = (key: string, offset: number): string => `${key}/${String(offset).padStart(16, '0')}`;

function recordOf(key: string, { received, size, complete }: FileStanding) {
  const writer = new ByteWriter(16);
  writer.unsigned(size);
  writer.unsigned(received);
  writer.byte(complete ? 1 : 0);
  return { collection: FILE, key, value: writer.take() };
}

function parsed(value: Uint8Array): FileStanding {
  const reader = new ByteReader(value);
  const standing = { size: reader.unsigned(), received: reader.unsigned(), complete: reader.byte() === 1 };
  if (reader.damaged) throw new StoreError('damaged', 'the record about a file cannot be read');
  return standing;
}
