/** The tables of tasks, apart from what can be done with them: a replica opens with its tables alone. */

import * as schema from './schema.ts';

export const tables = [
  schema.task,
  schema.holding,
  schema.handOver,
  schema.handOverTo,
  schema.taskList,
  schema.tag,
  schema.taskTag,
  schema.checklistItem,
  schema.comment,
  schema.mention,
  schema.taskLink,
  schema.attachment,
  schema.template,
  schema.filter,
  schema.series,
  schema.taskImport,
];
