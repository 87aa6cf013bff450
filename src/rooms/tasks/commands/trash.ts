/** The trash: nothing in it is lost, and whatever was written to it meanwhile is kept (R3). */

import { ok } from '../../../kernel/result.ts';
import { list, ref } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { task } from '../schema.ts';

export const remove = command({
  name: 'task.remove',
  input: { task: ref('task') },
  positional: ['task'],
  run(tx, { task: id }) {
    tx.remove(task, id);
    return ok(rowAnswer(task, id));
  },
});

export const restore = command({
  name: 'task.restore',
  input: { task: ref('task') },
  positional: ['task'],
  run(tx, { task: id }) {
    tx.restore(task, id);
    return ok(rowAnswer(task, id));
  },
});

export const removeMany = command({
  name: 'task.remove-many',
  input: { tasks: list(ref('task'), { max: 100_000 }) },
  positional: ['tasks'],
  run(tx, { tasks }) {
    for (const id of tasks) tx.remove(task, id);
    return ok({ data: { tasks: tasks.length } });
  },
});

export const restoreMany = command({
  name: 'task.restore-many',
  input: { tasks: list(ref('task'), { max: 100_000 }) },
  positional: ['tasks'],
  run(tx, { tasks }) {
    for (const id of tasks) tx.restore(task, id);
    return ok({ data: { tasks: tasks.length } });
  },
});
