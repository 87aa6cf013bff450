/** Adding a task: why it exists comes with it, or it is not shared. */

import { ok } from '../../../kernel/result.ts';
import { boolean, date, integer, list, long, optional, ref, string, text } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { createTask } from '../creating.ts';
import { task } from '../schema.ts';

export const add = command({
  name: 'task.add',
  input: {
    title: string(),
    why: long({ max: 5000 }),
    nextStep: optional(long({ max: 2000 })),
    due: optional(date()),
    role: optional(ref('role')),
    place: optional(ref('place')),
    list: optional(ref('list')),
    tags: optional(list(string({ max: 80 }), { max: 50 })),
    checklist: optional(list(string(), { max: 200 })),
    details: optional(text()),
    rhythm: optional(integer({ min: 1, max: 3660 })),
    take: optional(boolean()),
    offerTo: optional(list(ref('member'), { max: 50 })),
  },
  positional: ['title'],
  key: 'n',
  run: (tx, input) => ok(rowAnswer(task, createTask(tx, input))),
});
