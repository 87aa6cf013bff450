/** The rows of a long list's window: the ids are all there, the rows only where one looks. */
import { type Accessor, createMemo } from 'solid-js';
import type { Id } from '../../../kernel/ids.ts';
import { createAnswer } from '../../../ui/index.ts';
import type { taskRows } from '../queries/index.ts';
import type { TaskRow } from './types.ts';

/** Rows kept beside those that show, for coming back. */
const KEPT = 400;

/** `wanted` are the ids in the document now; the answer gives the row of an id, or undefined while it is being fetched. */
export function createRowWindow(wanted: Accessor<readonly Id[]>): (id: Id) => TaskRow | undefined {
  const rows = createAnswer<typeof taskRows>('task.rows', () => (wanted().length === 0 ? undefined : { ids: wanted().slice(0, KEPT) }));
  const cache = new Map<Id, TaskRow>();
  const known = createMemo<ReadonlyMap<Id, TaskRow>>(() => {
    for (const row of rows() ?? []) {
      cache.delete(row.id);
      cache.set(row.id, row);
    }
    for (const id of [...cache.keys()].slice(0, Math.max(0, cache.size - KEPT))) cache.delete(id);
    return new Map(cache);
  });
  return (id) => known().get(id);
}
