/** Check of a server's data from end to end, changing nothing: store, accounts, logs, attachments. */

import type { Id } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Store, StoreError } from '../../kernel/store.ts';
import { checkStore, damagedFiles, folderFiles, inspectSqlite } from '../../storage/node.ts';
import { kinds, list, workplaceIds } from '../accounts/records.ts';
import { folderOf } from '../files/files.ts';
import { type Place, sqlitePathOf, withFoundStore, withHub } from './place.ts';

export interface CheckReport {
  readonly sound: boolean;
  readonly workplaces: number;
  readonly members: number;
  /** Changes in the logs. */
  readonly changes: number;
  readonly entries: number;
  /** What is wrong, each in the words of what found it; the person is told what each kind means. */
  readonly damage: readonly { readonly kind: 'store' | 'account' | 'log' | 'file' | 'half-copied'; readonly detail: string }[];
}

export function check(place: Place): Promise<Result<CheckReport>> {
  return withFoundStore(place.database, async (store) => {
    const damage: CheckReport['damage'][number][] = [];
    const { inventory, damage: broken, halfCopied } = await checkStore(store);
    for (const { collection, key, message } of broken) damage.push({ kind: 'store', detail: `${collection}/${key ?? ''}: ${message}` });
    if (halfCopied) damage.push({ kind: 'half-copied', detail: place.database });
    const path = sqlitePathOf(place.database);
    if (path !== undefined) await noting(damage, 'store', () => inspectSqlite(path));
    const workplaces = await workplaceIds(store);
    let [members, changes] = [0, 0];
    for (const workplace of workplaces) {
      await noting(damage, 'account', async () => {
        members += await readAccounts(store, workplace);
      });
      await noting(damage, 'log', async () => {
        const cursors = await withHub(store, (hub) => hub.cursors(workplace));
        changes += cursors.reduce((sum, { cursor }) => sum + cursor, 0);
      });
      const files = folderFiles(folderOf(place.files, workplace), { quota: Number.MAX_SAFE_INTEGER });
      for (const { scope, hash } of await damagedFiles(files)) damage.push({ kind: 'file', detail: `${scope} ${hash}` });
    }
    const entries = inventory.reduce((sum, collection) => sum + collection.entries, 0);
    return ok({ sound: damage.length === 0, workplaces: workplaces.length, members, changes, entries, damage });
  });
}

/** Reads every record of every kind; the answer is how many members there are. */
async function readAccounts(store: Store, workplace: Id): Promise<number> {
  for (const kind of [kinds.workplace, kinds.name, kinds.password, kinds.passkey, kinds.device, kinds.session, kinds.link])
    await list<unknown>(store, kind, workplace);
  return (await list(store, kinds.member, workplace)).filter(({ record }) => record.removed === undefined).length;
}

async function noting(
  damage: CheckReport['damage'][number][],
  kind: 'store' | 'account' | 'log',
  task: () => Promise<unknown>,
): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    damage.push({ kind, detail: error.message });
  }
}
