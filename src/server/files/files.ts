/** Files of all workplaces: a folder each, taken in as many pieces as the network allows, within limits (S12). */

import { join } from 'node:path';
import type { FileStanding } from '../../kernel/files.ts';
import { fromBase64url, type Id } from '../../kernel/ids.ts';
import { failed, type Result } from '../../kernel/result.ts';
import { type FolderFiles, folderFiles } from '../../storage/node.ts';

export interface FileLimits {
  /** Bytes of one file. */
  readonly file: number;
  /** Bytes of all files of a scope. */
  readonly scope: number;
}

export const defaultFileLimits: FileLimits = { file: 256 * 2 ** 20, scope: 20 * 2 ** 30 };

export interface FileRoom {
  readonly limits: FileLimits;
  of(workplace: Id): FolderFiles;
  /** Forgets what was begun and left for a week. */
  sweep(): Promise<void>;
}

const WEEK = 7 * 86_400_000;

/** Bytes held in memory of a file under way. */
const PIECE = 1 << 20;

export function openFiles(root: string, limits: FileLimits): FileRoom {
  const open = new Map<Id, FolderFiles>();
  return {
    limits,
    of(workplace) {
      const known = open.get(workplace) ?? folderFiles(folderOf(root, workplace), { quota: limits.scope });
      open.set(workplace, known);
      return known;
    },
    async sweep() {
      for (const files of open.values()) await files.dropStalled(WEEK);
    },
  };
}

/** Ids as hexadecimal: some file systems fold case. */
export const folderOf = (root: string, workplace: Id): string =>
  join(root, Buffer.from(fromBase64url(workplace) ?? new Uint8Array(0)).toString('hex'));

export interface Upload {
  readonly scope: string;
  readonly hash: string;
  /** Of the whole file, bytes. */
  readonly size: number;
  /** Where `body` begins. */
  readonly offset: number;
  readonly body: ReadableStream<Uint8Array>;
}

/** Keeps what arrives as it arrives, so that the next try goes on from where this one is cut. Bytes beyond `size` are not read. */
export async function receive({ limits }: FileRoom, files: FolderFiles, upload: Upload): Promise<Result<FileStanding>> {
  const { scope, hash, size } = upload;
  if (size > limits.file) return failed('file-large', { limit: limits.file });
  let { offset } = upload;
  let last: Result<FileStanding> | undefined;
  for await (const bytes of pieces(upload.body, size - offset)) {
    last = await files.write({ scope, hash, size, offset, bytes });
    if (!last.ok || last.value.complete) return last;
    offset = last.value.received;
  }
  return last ?? files.write({ scope, hash, size, offset, bytes: new Uint8Array(0) });
}

/** What comes, gathered into pieces worth a write; at most `most` bytes in all. A cut ends it like an end. */
async function* pieces(body: ReadableStream<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let gathered: Uint8Array[] = [];
  let length = 0;
  let left = most;
  try {
    while (left > 0) {
      const part = await reader.read().catch(() => undefined);
      if (part === undefined || part.done) break;
      const bytes = part.value.subarray(0, left);
      left -= bytes.length;
      length += bytes.length;
      gathered.push(bytes);
      if (length < PIECE) continue;
      yield new Uint8Array(Buffer.concat(gathered));
      gathered = [];
      length = 0;
    }
    if (length > 0) yield new Uint8Array(Buffer.concat(gathered));
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
