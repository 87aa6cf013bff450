/** What commands ask of a task before they touch it. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Row } from '../../replica/schema.ts';
import type { Transaction } from '../room.ts';
import { task } from './schema.ts';

export type Task = Row<typeof task>;

/** The task, or why it cannot be worked on: it lies in the trash. */
export function workable(tx: Transaction, id: Id): Result<Task> {
  const row = tx.row(task, id);
  if (row === undefined) return failed('row-unknown', { field: 'task', table: 'task', id });
  return row.deleted === null ? ok(row) : failed('task-in-trash', { title: row.title ?? '' });
}
