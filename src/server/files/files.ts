/** Files of a workplace: content-addressed, per scope, sent in as many pieces as the network allows, within a quota (S12). */

import * as v from 'valibot';
import { fromUtf8, utf8 } from '../../kernel/bytes.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/ports.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { type Store, StoreError } from '../../kernel/store.ts';
import type { FileFolder, FileKey } from './folder.ts';
import { HEAD_BYTES, kindOf } from './kinds.ts';

export interface FileLimits {
  /** Bytes of one file. */
  readonly file: number;
  /** Bytes of all files of a workplace. */
  readonly workplace: number;
}

export const defaultFileLimits: FileLimits = { file: 256 << 20, workplace: 20 * 2 ** 30 };

/** How a file stands: whole, or received up to here. */
export interface FileState {
  readonly complete: boolean;
  readonly received: number;
  readonly size: number | undefined;
}

export interface Files {
  state(key: FileKey): Promise<FileState>;
  /** Takes the bytes from `offset` on, of a file that will have `size` bytes. */
  receive(key: FileKey, offset: number, size: number, body: ReadableStream<Uint8Array>): Promise<Result<FileState>>;
  /** A whole file's kind and size, and a way to its bytes. */
  open(key: FileKey): Promise<Result<OpenFile>>;
  /** Files whose bytes are missing or changed (F32), of one workplace. */
  check(workplace: Id): Promise<readonly FileKey[]>;
  sweep(): Promise<void>;
}

export interface OpenFile {
  readonly type: string;
  readonly size: number;
  read(first: number, last: number): Promise<ReadableStream | undefined>;
}

const COLLECTION = 'files';
const WEEK = 7 * 86_400_000;

const fileSchema = v.object({ v: v.literal(1), size: v.number(), type: v.string(), added: v.number() });
type FileRecord = v.InferOutput<typeof fileSchema>;

export interface FilesParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly folder: FileFolder;
  readonly limits: FileLimits;
}

export function openFiles({ store, clock, folder, limits }: FilesParts): Files {
  const busy = new Set<string>();
  const nameOf = (key: FileKey): string => `${key.workplace}/${key.scope}/${key.hash}`;

  async function find(key: FileKey): Promise<FileRecord | undefined> {
    const bytes = await store.get(COLLECTION, nameOf(key));
    return bytes === undefined ? undefined : parse(bytes);
  }

  async function state(key: FileKey): Promise<FileState> {
    const record = await find(key);
    if (record !== undefined && (await folder.size(key)) === record.size)
      return { complete: true, received: record.size, size: record.size };
    return { complete: false, received: await folder.received(key), size: undefined };
  }

  async function receive(key: FileKey, offset: number, size: number, body: ReadableStream<Uint8Array>): Promise<Result<FileState>> {
    const before = await state(key);
    if (before.complete) return ok(before);
    if (offset !== 0 && offset !== before.received) return failed('file.offset', { received: before.received });
    const received = await folder.append(key, offset, body, size);
    if (received < size) return ok({ complete: false, received, size });
    if (!(await folder.finish(key))) return failed('file.hash');
    const record: FileRecord = { v: 1, size, type: kindOf(await folder.head(key, HEAD_BYTES)), added: clock.now() };
    await store.commit({ put: [{ collection: COLLECTION, key: nameOf(key), value: utf8(JSON.stringify(record)) }] });
    return ok({ complete: true, received: size, size });
  }

  async function used(workplace: Id): Promise<number> {
    const entries = await store.range(COLLECTION, { from: `${workplace}/`, to: `${workplace}0` });
    return entries.reduce((sum, entry) => sum + parse(entry.value).size, 0);
  }

  return {
    state,
    async receive(key, offset, size, body) {
      if (size > limits.file) return failed('file.large', { limit: limits.file });
      if (offset === 0 && (await used(key.workplace)) + size > limits.workplace) return failed('file.quota', { limit: limits.workplace });
      const name = nameOf(key);
      if (busy.has(name)) return failed('file.busy');
      busy.add(name);
      try {
        return await receive(key, offset, size, body);
      } finally {
        busy.delete(name);
      }
    },
    async open(key) {
      const record = await find(key);
      if (record === undefined || (await folder.size(key)) !== record.size) return failed('not-found');
      return ok({ type: record.type, size: record.size, read: (first, last) => folder.read(key, first, last) });
    },
    async check(workplace) {
      const entries = await store.range(COLLECTION, { from: `${workplace}/`, to: `${workplace}0` });
      const broken: FileKey[] = [];
      for (const { key } of entries) {
        const [, scope = '', hash = ''] = key.split('/');
        if (!(await folder.intact({ workplace, scope, hash }))) broken.push({ workplace, scope, hash });
      }
      return broken;
    },
    sweep: () => folder.sweep(clock.now() - WEEK),
  };
}

function parse(bytes: Uint8Array): FileRecord {
  let value: unknown;
  try {
    value = JSON.parse(fromUtf8(bytes));
  } catch {
    value = undefined;
  }
  const parsed = v.safeParse(fileSchema, value);
  if (!parsed.success) throw new StoreError('damaged', 'a file record cannot be read');
  return parsed.output;
}
