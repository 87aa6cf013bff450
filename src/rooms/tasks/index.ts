/** Tasks: what is to be done and why, who has the baton, and how it passes on. */

import { room } from '../room.ts';
import { commands } from './commands/index.ts';
import { messages } from './messages/index.ts';
import { queries } from './queries/index.ts';
import * as schema from './schema.ts';

export { exportCalendar, exportCsv, exportMarkdown } from './export/index.ts';
export { tasksToExport } from './exporting.ts';
export { type DetectedFormat, detectFormat, FORMATS, type ImportPlan, readImport } from './import/index.ts';
export { mentionsOf, offersTo, roleTasks, tasksHeld } from './mine.ts';

const tables = [
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

export const tasks = room({ name: 'tasks', tables, commands, queries, messages });
