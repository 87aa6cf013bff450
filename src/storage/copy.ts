/**
 * Copies a store or files into another place and compares: what backup, restore and the move between SQLite and
 * PostgreSQL are made of. The source should rest meanwhile; if it does not, the comparison says so.
 */

import { type Files, isFileHash } from '../kernel/files.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { EVERYTHING, type Store } from '../kernel/store.ts';
import { differences, type Inventory, takeInventory } from './inventory.ts';
import { pagesOf } from './pages.ts';

/** In a store whose copy was begun and has not been found complete: not to be used, and free to be copied into again. */
const UNDER_WAY = { collection: 'copy-under-way', key: 'begun' };

/** Called after each page, with the entries copied so far. */
export type Progress = (entries: number) => void;

/** Whether the store is the rest of a copy that was cut short; a server must not serve it. */
export const isHalfCopied = async (store: Store): Promise<boolean> => (await store.get(UNDER_WAY.collection, UNDER_WAY.key)) !== undefined;

/**
 * Problems: `copy-target-taken` {collections} (the target holds something; nothing was written), `copy-source-half`
 * (the source is itself a copy cut short), `copy-differs` {collections} (what was written is not what was read: the
 * source changed, or the target does not keep; it stays marked and may be copied into again). Throws `StoreError`.
 */
export async function copyStore(from: Store, to: Store, progress: Progress = () => undefined): Promise<Result<Inventory>> {
  if (await isHalfCopied(from)) return failed('copy-source-half');
  const taken = await to.collections();
  if (taken.length > 0 && !(await isHalfCopied(to))) return failed('copy-target-taken', { collections: taken.join(', ') });
  await to.commit({
    removeRange: taken.map((collection) => ({ collection, ...EVERYTHING })),
    put: [{ ...UNDER_WAY, value: new Uint8Array(0) }],
  });
  let copied = 0;
  for (const collection of await from.collections()) {
    for await (const page of pagesOf(from, collection)) {
      await to.commit({ put: page.map((entry) => ({ collection, ...entry })) });
      copied += page.length;
      progress(copied);
    }
  }
  const original = await takeInventory(from);
  const copy = (await takeInventory(to)).filter(({ name }) => name !== UNDER_WAY.collection);
  const differing = differences(original, copy);
  if (differing.length > 0) return failed('copy-differs', { collections: differing.join(', ') });
  await to.commit({ remove: [UNDER_WAY] });
  return ok(copy);
}

export interface FilesCopied {
  readonly copied: number;
  readonly bytes: number;
  /** Not copied: missing or damaged in the source, or refused by the target, with the code of the problem. */
  readonly failed: readonly { readonly scope: string; readonly hash: string; readonly code: string }[];
}

/** Every complete file of every scope; those that are there already are left alone. The hash is checked by the target. */
export async function copyFiles(from: Files, to: Files): Promise<FilesCopied> {
  let copied = 0;
  let bytes = 0;
  const refused: { scope: string; hash: string; code: string }[] = [];
  for (const scope of await from.scopes()) {
    for (const { hash, size } of await from.list(scope)) {
      const code = isFileHash(hash) ? await copyFile(from, to, scope, hash) : 'file-name';
      if (code === undefined) {
        copied++;
        bytes += size;
      } else refused.push({ scope, hash, code });
    }
  }
  return { copied, bytes, failed: refused };
}

/** The code of the problem, if any. */
async function copyFile(from: Files, to: Files, scope: string, hash: string): Promise<string | undefined> {
  const content = await from.read(scope, hash);
  if (content === undefined) return 'file-missing';
  const { size } = content;
  let offset = 0;
  let written = await to.write({ scope, hash, size, offset, bytes: new Uint8Array(0) });
  for await (const bytes of content.chunks) {
    if (!written.ok || written.value.complete) break;
    written = await to.write({ scope, hash, size, offset, bytes });
    offset += bytes.length;
  }
  if (!written.ok) return written.problem.code;
  return written.value.complete ? undefined : 'file-damaged';
}
