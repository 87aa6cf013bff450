/** Tasks: what is to be done and why, who has the baton, and how it passes on. */

import { room } from '../room.ts';
import { commands } from './commands/index.ts';
import { messages } from './messages/index.ts';
import { queries } from './queries/index.ts';
import { tables } from './tables.ts';

export { standingHolders } from './answering.ts';
export { exportCalendar, exportCsv, exportMarkdown } from './export/index.ts';
export { tasksToExport } from './exporting.ts';
export { answeredBy } from './finding.ts';
export { handOversShown } from './hand-overs.ts';
export {
  type DetectedFormat,
  decodeText,
  detectFormat,
  FORMATS,
  findDelimiter,
  type ImportPlan,
  readCsv,
  readImport,
} from './import/index.ts';
export { mentionsOf, offersTo, roleTasks, tasksHeld } from './mine.ts';
export { taskNotices } from './noticing.ts';
export type { taskCount } from './queries/index.ts';
export { occurrences, parseRule } from './recurrence/index.ts';
export { taskRows } from './rows.ts';
export { attachment, checklistItem, comment, handOver, holding, series, task, taskLink, taskTag } from './schema.ts';
export { isLive } from './standing.ts';
export { tables as tasksTables } from './tables.ts';
export { tagsOf } from './tagging.ts';

export const tasks = room({ name: 'tasks', tables, commands, queries, messages });
