/** Changing what a task says. */

import { ok } from '../../../kernel/result.ts';
import { clearable, list, optional, ref, string } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { task } from '../schema.ts';
import { addTags, removeTags } from '../tagging.ts';

const { columns } = task;

export const edit = command({
  name: 'task.edit',
  input: {
    task: ref('task'),
    title: optional(columns.title),
    // A why can be changed, not taken away.
    why: optional(columns.why),
    nextStep: clearable(columns.nextStep),
    due: clearable(columns.due),
    role: clearable(columns.role),
    place: clearable(columns.place),
    list: clearable(columns.list),
    waitingFor: clearable(columns.waitingFor),
    waitUntil: clearable(columns.waitUntil),
    rhythm: clearable(columns.rhythm),
    pinned: optional(columns.pinned),
    details: clearable(columns.details),
  },
  positional: ['task'],
  run(tx, { task: id, ...cells }) {
    tx.update(task, id, cells);
    return ok(rowAnswer(task, id));
  },
});

const names = list(string({ max: 80 }), { max: 50 });

export const tag = command({
  name: 'task.tag',
  input: { task: ref('task'), tags: names },
  positional: ['task', 'tags'],
  run(tx, { task: id, tags }) {
    addTags(tx, id, tags);
    return ok(rowAnswer(task, id));
  },
});

export const untag = command({
  name: 'task.untag',
  input: { task: ref('task'), tags: names },
  positional: ['task', 'tags'],
  run(tx, { task: id, tags }) {
    removeTags(tx, id, tags);
    return ok(rowAnswer(task, id));
  },
});
