/** Where a task stands, and what commands ask of it before they touch it. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import type { Row } from '../../replica/schema.ts';
import type { Transaction } from '../room.ts';
import { STATES, type State, task } from './schema.ts';

export type Task = Row<typeof task>;

/** An occurrence not yet touched has no state, a newer version may know others: both count as open (R5, R7). */
export const stateOf = (state: string | null): State => STATES.find((known) => known === state) ?? 'open';

export const isLive = (state: string | null): boolean => state !== 'done' && state !== 'dropped';

/** The task, or why it cannot be worked on: it lies in the trash. */
export function workable(tx: Transaction, id: Id): Result<Task> {
  const row = tx.row(task, id);
  if (row === undefined) return failed('row-unknown', { field: 'task', table: 'task', id });
  return row.deleted === null ? ok(row) : failed('task-in-trash', { title: row.title ?? '' });
}
