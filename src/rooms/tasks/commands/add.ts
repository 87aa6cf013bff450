/** Adding a task: why it exists comes with it, or it is not shared. */

import { ok } from '../../../kernel/result.ts';
import { boolean, list, optional, ref, string } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { createTask } from '../creating.ts';
import { task } from '../schema.ts';

const { columns } = task;

export const add = command({
  name: 'task.add',
  input: {
    title: columns.title,
    why: columns.why,
    nextStep: optional(columns.nextStep),
    due: optional(columns.due),
    role: optional(columns.role),
    place: optional(columns.place),
    list: optional(columns.list),
    tags: optional(list(string({ max: 80 }), { max: 50 })),
    checklist: optional(list(string(), { max: 200 })),
    details: optional(columns.details),
    rhythm: optional(columns.rhythm),
    take: optional(boolean()),
    offerTo: optional(list(ref('member'), { max: 50 })),
  },
  positional: ['title'],
  key: 'n',
  run: (tx, input) => ok(rowAnswer(task, createTask(tx, input))),
});
