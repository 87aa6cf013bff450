/** What can be asked about tasks. */

import { taskBoard, taskCalendar, taskSearch } from './board.ts';
import { filterList, importList, listList, tagList, templateList } from './catalogues.ts';
import { handOverList } from './hand-overs.ts';
import { taskCount, taskIds, taskList, taskRows } from './list.ts';
import { taskPreview } from './preview.ts';
import { taskRelay, taskShow } from './show.ts';

export const queries = [
  taskList,
  taskIds,
  taskRows,
  taskCount,
  taskShow,
  taskRelay,
  taskBoard,
  taskCalendar,
  taskSearch,
  taskPreview,
  handOverList,
  listList,
  tagList,
  templateList,
  filterList,
  importList,
];

export type { Sort } from './list.ts';
export {
  filterList,
  listList,
  tagList,
  taskBoard,
  taskCalendar,
  taskCount,
  taskIds,
  taskPreview,
  taskRelay,
  taskRows,
  taskShow,
  templateList,
};
