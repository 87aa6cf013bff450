/** What can be asked about tasks. */

import { taskCount, taskListQuery } from './list.ts';

export const queries = [taskListQuery, taskCount];
