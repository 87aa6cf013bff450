/** Lists of tasks, and how long they are. */

import { boolean, integer, oneOf, optional } from '../../../replica/schema.ts';
import type { Rows, SortKey } from '../../../replica/read.ts';
import { query } from '../../room.ts';
import { findTasks, taskFilters } from '../finding.ts';
import { taskRows } from '../rows.ts';
import type { task } from '../schema.ts';

export const SORTS = ['due', 'position', 'title', 'created', 'done'] as const;
export type Sort = (typeof SORTS)[number];

export const taskListQuery = query({
  name: 'task.list',
  input: {
    ...taskFilters,
    sort: optional(oneOf(SORTS)),
    descending: optional(boolean()),
    limit: optional(integer({ min: 0 })),
    offset: optional(integer({ min: 0 })),
  },
  run(read, { sort, descending, limit, offset, ...filters }) {
    const rows = sorted(findTasks(read, filters), sort ?? 'due', descending ?? false);
    const from = offset ?? 0;
    return taskRows(read, rows.slice(from, limit === undefined ? undefined : from + limit).all());
  },
});

export const taskCount = query({
  name: 'task.count',
  input: taskFilters,
  run: (read, filters) => findTasks(read, filters).count,
});

export function sorted(rows: Rows<typeof task>, sort: Sort, descending: boolean): Rows<typeof task> {
  const by = (column: SortKey<typeof task>['by']): SortKey<typeof task> => ({ by: column, descending });
  switch (sort) {
    case 'due':
      return rows.sort(by('due'), { by: 'position' });
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
