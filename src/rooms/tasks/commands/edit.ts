/** Changing what a task says. */

import { ok } from '../../../kernel/result.ts';
import { boolean, clearable, date, integer, list, long, optional, ref, string, text } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { task } from '../schema.ts';
import { addTags, removeTags } from '../tagging.ts';

export const edit = command({
  name: 'task.edit',
  input: {
    task: ref('task'),
    title: optional(string()),
    // A why can be changed, not taken away.
    why: optional(long({ max: 5000 })),
    nextStep: clearable(long({ max: 2000 })),
    due: clearable(date()),
    role: clearable(ref('role')),
    place: clearable(ref('place')),
    list: clearable(ref('list')),
    waitingFor: clearable(string()),
    waitUntil: clearable(date()),
    rhythm: clearable(integer({ min: 1, max: 3660 })),
    pinned: optional(boolean()),
    details: clearable(text()),
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
