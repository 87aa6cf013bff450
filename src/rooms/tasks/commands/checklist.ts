/** The small steps of a task. */

import type { Id } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { optional, ref } from '../../../replica/schema.ts';
import { positionBeside } from '../../ordering.ts';
import { lastPosition } from '../../position.ts';
import { command, rowAnswer, type Transaction } from '../../room.ts';
import { checklistItem } from '../schema.ts';
import { workable } from '../standing.ts';

const item = ref('checklist-item');

export const addItem = command({
  name: 'checklist.add',
  input: { task: ref('task'), title: checklistItem.columns.title },
  positional: ['task', 'title'],
  run(tx, { task: id, title }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    return ok(rowAnswer(checklistItem, tx.insert(checklistItem, { task: id, title, done: false, position: lastPosition(tx.now) })));
  },
});

export const checkItem = command({
  name: 'checklist.check',
  input: { item },
  positional: ['item'],
  run: (tx, { item: id }) => set(tx, id, { done: true }),
});

export const uncheckItem = command({
  name: 'checklist.uncheck',
  input: { item },
  positional: ['item'],
  run: (tx, { item: id }) => set(tx, id, { done: false }),
});

export const editItem = command({
  name: 'checklist.edit',
  input: { item, title: checklistItem.columns.title },
  positional: ['item', 'title'],
  run: (tx, { item: id, title }) => set(tx, id, { title }),
});

export const moveItem = command({
  name: 'checklist.move',
  input: { item, beforeItem: optional(item), afterItem: optional(item) },
  positional: ['item'],
  run(tx, { item: id, beforeItem, afterItem }) {
    const task = tx.row(checklistItem, id)?.task ?? null;
    const siblings = tx.where(checklistItem, { task });
    return set(tx, id, { position: positionBeside(siblings, id, { before: beforeItem, after: afterItem }, tx.now) });
  },
});

export const removeItem = command({
  name: 'checklist.remove',
  input: { item },
  positional: ['item'],
  run(tx, { item: id }) {
    tx.remove(checklistItem, id);
    return ok(rowAnswer(checklistItem, id));
  },
});

function set(tx: Transaction, id: Id, cells: { readonly done?: boolean; readonly title?: string; readonly position?: string }) {
  tx.update(checklistItem, id, cells);
  return ok(rowAnswer(checklistItem, id));
}
