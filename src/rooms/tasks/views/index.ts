/** What the views of other rooms show of a task. */
export { TaskLine } from './task-line.tsx';
export type { HandOverView, MentionView, TaskRow } from './types.ts';
