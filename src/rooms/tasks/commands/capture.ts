/** A task from one line, as one would note it on a piece of paper. */

import { failed, ok } from '../../../kernel/result.ts';
import { boolean, long, optional, string } from '../../../replica/schema.ts';
import { lastPosition } from '../../position.ts';
import { command, rowAnswer } from '../../room.ts';
import type { Capture } from '../capture/index.ts';
import { readCapture } from '../capturing.ts';
import { createTask } from '../creating.ts';
import { task, taskList } from '../schema.ts';

export const capture = command({
  name: 'task.capture',
  input: { line: string({ max: 5000 }), why: optional(long({ max: 5000 })), take: optional(boolean()) },
  positional: ['line'],
  run(tx, { line, why, take }) {
    const understood = readCapture(tx, line);
    const reason = understood.why ?? why;
    if (understood.title === '') return failed('title-missing');
    if ([...understood.title].length > 500)
      return failed('argument-too-long', { field: 'title', length: [...understood.title].length, max: 500 });
    if (reason === undefined) return failed('why-missing', summary(understood));
    const { list } = understood;
    const id = createTask(tx, {
      title: understood.title,
      why: reason,
      nextStep: understood.nextStep ?? null,
      due: understood.due ?? null,
      role: understood.role?.id ?? null,
      place: understood.place?.id ?? null,
      list: list === undefined ? null : (list.id ?? tx.insert(taskList, { name: list.name, position: lastPosition(tx.now) })),
      tags: understood.tags,
      take,
      offerTo: understood.holders.map((holder) => holder.id),
    });
    return ok(rowAnswer(task, id));
  },
});

/** What was understood, so that whoever asks for the why can show it. */
function summary({ title, due, list, place, role, holders, tags }: Capture): Readonly<Record<string, string>> {
  const parts = {
    title,
    due,
    list: list?.name,
    place: place?.name,
    role: role?.name,
    holders: holders.map(({ name }) => name).join(', '),
    tags: tags.join(', '),
  };
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined && part[1] !== ''));
}
