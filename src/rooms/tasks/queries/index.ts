/** What can be asked about tasks. */

import { board, calendar, search } from './board.ts';
import { filters, imports, lists, tags, templates } from './catalogues.ts';
import { handOverList } from './hand-overs.ts';
import { taskCount, taskIds, taskListQuery, taskRowsQuery } from './list.ts';
import { preview } from './preview.ts';
import { relay, show } from './show.ts';

export const queries = [
  taskListQuery,
  taskIds,
  taskRowsQuery,
  taskCount,
  show,
  relay,
  board,
  calendar,
  search,
  preview,
  handOverList,
  lists,
  tags,
  templates,
  filters,
  imports,
];

export type { Sort } from './list.ts';
