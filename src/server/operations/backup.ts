/**
 * Backup of a server while it runs: one moment of the store, read back and compared before it counts, and the attachments.
 * Into a folder: a file per backup beside one folder of attachments, old ones thinned out. Into a file: all in that one.
 */

import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { EVERYTHING, type Store } from '../../kernel/store.ts';
import { backupSqlite, copyFiles, copyStore, filesOver, folderFiles, openSqlite } from '../../storage/node.ts';
import { workplaceIds } from '../accounts/records.ts';
import { scopedStore } from '../copy/scoped-store.ts';
import { folderOf } from '../files/files.ts';
import { type Place, sqlitePathOf, tellingStoreErrors, withFoundStore, withHub } from './place.ts';
import { kept } from './retention.ts';

export interface BackupReport {
  readonly file: string;
  /** Entries of the store, compared one by one. */
  readonly entries: number;
  readonly files: number;
  /** Attachments that could not be copied, with the reason. */
  readonly missing: readonly { readonly workplace: Id; readonly hash: string; readonly code: string }[];
  /** Older backups thinned out. */
  readonly removed: readonly string[];
}

/** No limit of space is watched over while copying: the disk has its own. */
const unlimited = { quota: Number.MAX_SAFE_INTEGER };
const ATTACHED = 'attached';
/** A store that is being written differs from its copy; a quiet moment comes soon. */
const TRIES = 5;

/** `target` is a folder (there already, or without a suffix) or a file that does not exist. `now`: ms since 1970. */
export function backup(place: Place, target: string, now: number): Promise<Result<BackupReport>> {
  return tellingStoreErrors(async () => {
    const folder = await isFolder(target);
    const file = folder ? join(target, nameOf(now)) : target;
    if ((await stat(file).catch(() => undefined)) !== undefined) return failed('backup-exists', { file });
    return withFoundStore(place.database, async (store) => {
      if (folder) await mkdir(target, { recursive: true, mode: 0o700 });
      const workplaces = await workplaceIds(store);
      // Taken before the copy: whatever they say is in it.
      const marks = await withHub(store, async (hub) =>
        Promise.all(workplaces.map(async (id) => ({ id, cursors: await hub.cursors(id) }))),
      );
      const entries = await copyDatabase(place.database, store, file);
      if (!entries.ok) return entries;
      const copied = await (folder
        ? copyAttachments(
            workplaces,
            (id) => folderFiles(folderOf(place.files, id), unlimited),
            (id) => folderFiles(folderOf(join(target, 'files'), id), unlimited),
          )
        : attach(place, workplaces, file));
      await withHub(store, async (hub) => {
        for (const { id, cursors } of marks) await hub.cover(id, cursors);
      });
      const removed = folder ? await thinOut(target, now) : [];
      return ok({ file, entries: entries.value, ...copied, removed });
    });
  });
}

/** Names sort by time. */
const nameOf = (now: number): string => `relais-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}.sqlite`;

/** When a backup was made, from its name; `undefined` for any other file. */
export function instantOfName(name: string): number | undefined {
  const match = /^relais-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/.exec(name);
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

async function isFolder(target: string): Promise<boolean> {
  const found = await stat(target).catch(() => undefined);
  return found?.isDirectory() ?? !/\.[a-z0-9]+$/i.test(target);
}

/** SQLite is copied as one moment by SQLite itself; any other store entry by entry, again until nothing changed meanwhile. */
async function copyDatabase(database: string, store: Store, file: string): Promise<Result<number>> {
  const path = sqlitePathOf(database);
  if (path !== undefined) return ok(count(await backupSqlite(path, file)));
  let last: Result<number> = failed('copy-differs', { collections: '' });
  for (let tries = 0; tries < TRIES && !last.ok; tries++) {
    const copy = await openSqlite(file);
    try {
      const copied = await copyStore(store, copy);
      last = copied.ok ? ok(count(copied.value)) : copied;
    } finally {
      await copy.close();
    }
  }
  if (!last.ok) await rm(file, { force: true });
  return last;
}

const count = (inventory: readonly { readonly entries: number }[]): number => inventory.reduce((sum, { entries }) => sum + entries, 0);

type FilesOf = (workplace: Id) => Parameters<typeof copyFiles>[0];

async function copyAttachments(workplaces: readonly Id[], from: FilesOf, to: FilesOf): Promise<Pick<BackupReport, 'files' | 'missing'>> {
  let files = 0;
  const missing: BackupReport['missing'][number][] = [];
  for (const workplace of workplaces) {
    const copied = await copyFiles(from(workplace), to(workplace));
    files += copied.copied;
    for (const { hash, code } of copied.failed) missing.push({ workplace, hash, code });
  }
  return { files, missing };
}

/** Attachments inside the backup's own file, in collections of their own. */
async function attach(place: Place, workplaces: readonly Id[], file: string): Promise<Pick<BackupReport, 'files' | 'missing'>> {
  const store = await openSqlite(file);
  try {
    const to: FilesOf = (id) => filesOver(scopedStore(store, ATTACHED, id), unlimited);
    return await copyAttachments(workplaces, (id) => folderFiles(folderOf(place.files, id), unlimited), to);
  } finally {
    await store.close();
  }
}

/** Takes attachments out of a restored store, or from the folder that lay beside the backup. */
export async function restoreAttachments(store: Store, place: Place, beside: string): Promise<Pick<BackupReport, 'files' | 'missing'>> {
  const workplaces = await workplaceIds(store);
  const to: FilesOf = (id) => folderFiles(folderOf(place.files, id), unlimited);
  const inside = await copyAttachments(workplaces, (id) => filesOver(scopedStore(store, ATTACHED, id), unlimited), to);
  const attached = (await store.collections()).filter((collection) => collection.startsWith(`${ATTACHED}-`));
  if (attached.length === 0) return copyAttachments(workplaces, (id) => folderFiles(folderOf(beside, id), unlimited), to);
  await store.commit({ removeRange: attached.map((collection) => ({ collection, ...EVERYTHING })) });
  return inside;
}

async function thinOut(folder: string, now: number): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => instantOfName(name) !== undefined);
  const keep = kept(
    names.map((name) => instantOfName(name) ?? 0),
    now,
  );
  const old = names.filter((name) => !keep.has(instantOfName(name) ?? 0));
  for (const name of old) await rm(join(folder, name), { force: true });
  return old.map((name) => join(folder, name));
}
