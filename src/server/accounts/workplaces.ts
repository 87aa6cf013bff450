/** Workplaces: their name, settings and members' rights that hang on them. Several may live on one server. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../authorise.ts';
import type { Accounts } from './accounts.ts';
import { committing, kinds, put, read, unchanged, workplaceIds } from './records.ts';
import type { WorkplaceRecord, WorkplaceSettings } from './schema.ts';

export const defaultSettings: WorkplaceSettings = { invite: 'members' };

export interface WorkplaceChange {
  readonly name?: string | undefined;
  readonly settings?: { readonly [key in keyof WorkplaceSettings]?: WorkplaceSettings[key] | undefined } | undefined;
}

/** All workplaces that exist, in the order of their ids. */
export async function listWorkplaces(accounts: Accounts): Promise<WorkplaceRecord[]> {
  const found: WorkplaceRecord[] = [];
  for (const id of await workplaceIds(accounts.store)) {
    const workplace = await read(accounts.store, kinds.workplace, id, id);
    if (workplace !== undefined) found.push(workplace.record);
  }
  return found;
}

/** The workplace named by id or name, or the only one when nothing is said. */
export async function findWorkplace(accounts: Accounts, named: string | undefined): Promise<WorkplaceRecord | undefined> {
  const all = await listWorkplaces(accounts);
  if (named === undefined) return all.length === 1 ? all[0] : undefined;
  const folded = named.trim().toLowerCase();
  return all.find((workplace) => workplace.id === named) ?? all.find((workplace) => workplace.name.toLowerCase() === folded);
}

export function changeWorkplace(accounts: Accounts, actor: Actor, change: WorkplaceChange): Promise<Result<WorkplaceRecord>> {
  return committing<Result<WorkplaceRecord>>(accounts.store, async () => {
    const held = await read(accounts.store, kinds.workplace, actor.workplace, actor.workplace);
    if (held === undefined) return { answer: failed('not-found') };
    const { invite, presenceMonths } = held.record.settings;
    const months = change.settings?.presenceMonths ?? presenceMonths;
    const settings: WorkplaceSettings = {
      invite: change.settings?.invite ?? invite,
      ...(months === undefined ? {} : { presenceMonths: months }),
    };
    const record: WorkplaceRecord = { ...held.record, name: change.name ?? held.record.name, settings };
    return {
      commit: { expect: [unchanged(held)], put: [put(kinds.workplace, actor.workplace, actor.workplace, record)] },
      answer: ok(record),
    };
  });
}

/** The name of a workplace, for people who hold a link to it. */
export async function workplaceName(accounts: Accounts, workplace: Id): Promise<string | undefined> {
  return (await read(accounts.store, kinds.workplace, workplace, workplace))?.record.name;
}
