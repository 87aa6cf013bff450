/** Restore of a backup into an empty place: checked before and after, under a new epoch, so that devices give back what it lacks (S5). */

import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Store } from '../../kernel/store.ts';
import { backupSqlite, copyStore, openSqlite } from '../../storage/node.ts';
import { becomeAnother } from '../../sync/index.ts';
import { systemRandom } from '../../workplace/index.ts';
import { kinds, list, put, workplaceIds } from '../accounts/records.ts';
import { ownStore } from '../copy/copies.ts';
import { instantOfName, restoreAttachments } from './backup.ts';
import { type Place, sqlitePathOf, tellingStoreErrors, withHub, withStore } from './place.ts';

export interface RestoreReport {
  readonly from: string;
  readonly workplaces: number;
  readonly entries: number;
  readonly files: number;
  /** Attachments that could not be restored. */
  readonly missing: number;
  /** Links that opened when the backup was made and open no more. */
  readonly revoked: number;
}

/** `source` is a backup's file, or a folder of backups (then its newest). What `place` names must not hold anything. `now`: ms since 1970. */
export function restore(source: string, place: Place, now: number): Promise<Result<RestoreReport>> {
  return tellingStoreErrors(async () => {
    const from = await newest(source);
    if (from === undefined) return failed('restore-nothing', { source });
    const entries = await copyIn(from, place.database);
    if (!entries.ok) return entries;
    return withStore(place.database, async (store) => {
      const workplaces = await workplaceIds(store);
      const { files, missing } = await restoreAttachments(store, place, join(dirname(from), 'files'));
      const revoked = await revokeLinks(store, workplaces, now);
      await withHub(store, async (hub) => {
        for (const id of workplaces) await hub.renewEpoch(id);
      });
      for (const id of workplaces) await becomeAnother(ownStore(store, id), systemRandom);
      return ok({ from, workplaces: workplaces.length, entries: entries.value, files, missing: missing.length, revoked });
    });
  });
}

async function newest(source: string): Promise<string | undefined> {
  const found = await stat(source).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return found === undefined ? undefined : source;
  const names = (await readdir(source)).filter((name) => instantOfName(name) !== undefined).sort();
  const last = names.at(-1);
  return last === undefined ? undefined : join(source, last);
}

async function copyIn(from: string, database: string): Promise<Result<number>> {
  const path = sqlitePathOf(database);
  if (path === undefined) return intoOther(from, database);
  if ((await stat(path).catch(() => undefined)) !== undefined) return failed('restore-taken', { place: path });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // A journal left by a store that was deleted would be taken for this one's.
  for (const rest of ['-wal', '-shm']) await rm(path + rest, { force: true });
  const inventory = await backupSqlite(from, path);
  return ok(inventory.reduce((sum, { entries }) => sum + entries, 0));
}

function intoOther(from: string, database: string): Promise<Result<number>> {
  return withStore(database, async (store) => {
    const backup = await openSqlite(from);
    try {
      const copied = await copyStore(backup, store);
      if (!copied.ok) return copied.problem.code === 'copy-target-taken' ? failed('restore-taken', { place: 'database' }) : copied;
      return ok(copied.value.reduce((sum, { entries }) => sum + entries, 0));
    } finally {
      await backup.close();
    }
  });
}

/** A link that was used or revoked after the backup must not open again: all that were open then are revoked. */
async function revokeLinks(store: Store, workplaces: readonly string[], now: number): Promise<number> {
  let revoked = 0;
  for (const workplace of workplaces) {
    const open = (await list(store, kinds.link, workplace)).filter(
      ({ record }) => record.kind !== 'setup' && record.used === undefined && record.revoked === undefined,
    );
    if (open.length === 0) continue;
    await store.commit({ put: open.map(({ record }) => put(kinds.link, workplace, record.id, { ...record, revoked: now })) });
    revoked += open.length;
  }
  return revoked;
}
