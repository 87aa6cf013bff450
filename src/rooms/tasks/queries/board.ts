/** Tasks side by side: by state, by list, or by day of a calendar. */

import type { Id } from '../../../kernel/ids.ts';
import type { Rows } from '../../../replica/read.ts';
import { date, integer, oneOf, optional, string } from '../../../replica/schema.ts';
import { type QueryContext, query } from '../../room.ts';
import { findTasks, type TaskFilters, taskFilters } from '../finding.ts';
import { plannedBetween } from '../recurring.ts';
import { taskRows } from '../rows.ts';
import { STATES, type task, taskList } from '../schema.ts';
import { firstMatching } from '../searching.ts';
import { isLive, stateOf } from '../standing.ts';

/** Columns with how many tasks each holds and the first of them, in the order made by hand. */
export const taskBoard = query({
  name: 'task.board',
  input: { ...taskFilters, by: optional(oneOf(['state', 'list'])), limit: optional(integer({ min: 0 })) },
  shows: ['state', 'name', 'count', 'tasks'],
  run(read, { by, limit = 200, ...filters }) {
    const columns = columnsOf(read, by ?? 'state', filters).map(({ key, name, rows }) => ({
      ...{ key, name, state: (by ?? 'state') === 'state' ? key : null, count: rows.count },
      first: rows.sort({ by: 'position' }).slice(0, limit).all(),
    }));
    const shown = new Map(
      taskRows(
        read,
        columns.flatMap(({ first }) => first),
      ).map((row) => [row.id, row]),
    );
    return columns.map(({ first, ...column }) => ({ ...column, tasks: first.flatMap(({ id }) => shown.get(id) ?? []) }));
  },
});

interface Column {
  /** A state, or a list's id; null for what stands in no list. */
  readonly key: string | null;
  readonly name: string | null;
  readonly rows: Rows<typeof task>;
}

/** Each task in one column. Done and dropped ones stand in lists only when they are asked for. */
function columnsOf(read: QueryContext, by: 'state' | 'list', filters: TaskFilters): readonly Column[] {
  const found = findTasks(read, filters);
  if (by === 'state') return STATES.map((key) => ({ key, name: null, rows: found.where({ state: (state) => stateOf(state) === key }) }));
  const live = filters.live === undefined && filters.state === undefined ? found.where({ state: isLive }) : found;
  const lists = read.where(taskList).sort({ by: 'position' }, { by: 'name' }).all();
  const known = new Set<Id | null>(lists.map(({ id }) => id));
  const elsewhere = { key: null, name: null, rows: live.where({ list: (list) => !known.has(list) }) };
  return [elsewhere, ...lists.map(({ id, name }) => ({ key: id, name, rows: live.where({ list: id }) }))];
}

/** The tasks due from one day to another, both included, and the dates on which recurring ones will come back. */
export const taskCalendar = query({
  name: 'task.calendar',
  input: { from: date(), to: date(), ...taskFilters },
  positional: ['from', 'to'],
  run(read, { from, to, ...filters }) {
    const due = findTasks(read, filters).where({ due: (day) => day !== null && day >= from && day <= to });
    return {
      tasks: taskRows(read, due.sort({ by: 'due' }, { by: 'position' }).all()),
      planned: plannedBetween(read, from, to),
    };
  },
});

/** The tasks in which every word is found, in title, why, next step or thread; the latest made first. */
export const taskSearch = query({
  name: 'task.search',
  input: { ...taskFilters, text: string(), limit: optional(integer({ min: 0 })) },
  positional: ['text'],
  run(read, { limit = 50, text, ...filters }) {
    const rows = findTasks(read, filters).sort({ by: 'createdAt', descending: true });
    return taskRows(read, firstMatching(read, rows, text, limit));
  },
});
