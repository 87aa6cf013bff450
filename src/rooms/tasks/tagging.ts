/** Tags by name: the same word written twice, with or without accents, is one tag. */

import type { Id } from '../../kernel/ids.ts';
import { deriveId } from '../../replica/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { nameKey } from '../fold.ts';
import type { Transaction } from '../room.ts';
import { tag, taskTag } from './schema.ts';

/** Undefined when nothing is left of the name: no letter, no digit. */
export function tagId(name: string): Id | undefined {
  const key = nameKey(name);
  return key === '' ? undefined : deriveId(tag.name, key);
}

/** Hangs the tags on a task, making those that are new. */
export function addTags(tx: Transaction, task: Id, names: readonly string[]): void {
  for (const name of names) {
    const id = tagId(name);
    if (id === undefined) continue;
    const known = tx.row(tag, id);
    if (known === undefined || known.name === null) tx.insert(tag, { name: tidyTag(name), deleted: null }, id);
    else if (known.deleted !== null) tx.restore(tag, id);
    tx.join(taskTag, { task, tag: id });
  }
}

export function removeTags(tx: Transaction, task: Id, names: readonly string[]): void {
  for (const name of names) {
    const id = tagId(name);
    if (id === undefined) continue;
    const joint = deriveId(taskTag.name, task, id);
    if (tx.row(taskTag, joint)?.deleted === null) tx.remove(taskTag, joint);
  }
}

/** The names of the tags of each of these tasks, in alphabetical order. */
export function tagsOf(read: Reader, tasks: readonly Id[] | undefined): ReadonlyMap<Id, readonly string[]> {
  const names = new Map<Id, string | null>();
  for (const row of read.where(tag).all()) names.set(row.id, row.name);
  const found = new Map<Id, string[]>();
  for (const row of read.where(taskTag, tasks === undefined ? {} : { task: tasks }).all()) {
    const name = row.tag === null ? null : (names.get(row.tag) ?? null);
    if (row.task === null || name === null) continue;
    const list = found.get(row.task);
    if (list === undefined) found.set(row.task, [name]);
    else list.push(name);
  }
  for (const list of found.values()) list.sort();
  return found;
}

const tidyTag = (name: string): string => name.replace(/^#+/, '').trim();
