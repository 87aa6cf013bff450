/** Lists of tasks, and how long they are. */

import type { Rows, SortKey } from '../../../replica/read.ts';
import { boolean, integer, list, oneOf, optional, ref } from '../../../replica/schema.ts';
import { query } from '../../room.ts';
import { findTasks, taskFilters } from '../finding.ts';
import { taskRows as rowsOf } from '../rows.ts';
import { task } from '../schema.ts';

export const SORTS = ['due', 'position', 'title', 'created', 'done'] as const;
const BY_HAND = 10_000;
export type Sort = (typeof SORTS)[number];

export const taskList = query({
  name: 'task.list',
  input: {
    ...taskFilters,
    sort: optional(oneOf(SORTS)),
    descending: optional(boolean()),
    limit: optional(integer({ min: 0 })),
    offset: optional(integer({ min: 0 })),
  },
  shows: ['title', 'state', 'due', 'holders', 'tags', 'role', 'place'],
  run(read, { sort, descending, limit, offset, ...filters }) {
    const rows = sorted(findTasks(read, filters), sort ?? 'due', descending ?? false);
    const from = offset ?? 0;
    return rowsOf(read, rows.slice(from, limit === undefined ? undefined : from + limit).all());
  },
});

/** Only the ids, in order: a list of a hundred thousand shows the rows of its window, by `task.rows`. */
export const taskIds = query({
  name: 'task.ids',
  input: { ...taskFilters, sort: optional(oneOf(SORTS)), descending: optional(boolean()) },
  run: (read, { sort, descending, ...filters }) => sorted(findTasks(read, filters), sort ?? 'due', descending ?? false).ids(),
});

/** The rows of these tasks, in no particular order. */
export const taskRows = query({
  name: 'task.rows',
  input: { ids: list(ref('task'), { max: 500 }) },
  run: (read, { ids }) => rowsOf(read, read.where(task, { id: ids }, 'with').all()),
});

export const taskCount = query({
  name: 'task.count',
  input: taskFilters,
  run: (read, filters) => findTasks(read, filters).count,
});

function sorted(rows: Rows<typeof task>, sort: Sort, descending: boolean): Rows<typeof task> {
  const by = (column: SortKey<typeof task>['by']): SortKey<typeof task> => ({ by: column, descending });
  switch (sort) {
    case 'due':
      // Nobody puts tens of thousands in order by hand: there the day alone decides.
      return rows.count > BY_HAND ? rows.sort(by('due')) : rows.sort(by('due'), { by: 'position' });
    case 'position':
      return rows.sort(by('position'));
    case 'title':
      return rows.sort(by('title'));
    case 'created':
      return rows.sort(by('createdAt'));
    case 'done':
      return rows.sort(by('doneAt'));
  }
}
