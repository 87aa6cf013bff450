/** Tasks one makes again and again, written once. */

import { addDays } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { failed, ok } from '../../../kernel/result.ts';
import { boolean, date, integer, list, long, optional, ref, string } from '../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../room.ts';
import { createTask } from '../creating.ts';
import { checklistItem, task, template } from '../schema.ts';
import { tagsOf } from '../tagging.ts';
import { wordsIn } from '../words.ts';

/** From nothing, or from a task that serves as a model; what is given goes before what the model says. */
export const addTemplate = command({
  name: 'template.add',
  input: {
    name: string({ max: 200 }),
    task: optional(ref('task')),
    title: optional(string()),
    why: optional(long({ max: 5000 })),
    nextStep: optional(long({ max: 2000 })),
    details: optional(long()),
    role: optional(ref('role')),
    place: optional(ref('place')),
    list: optional(ref('list')),
    dueIn: optional(integer({ min: 0, max: 3660 })),
    tags: optional(list(string({ max: 80 }), { max: 50 })),
    checklist: optional(list(string(), { max: 200 })),
  },
  positional: ['name', 'task'],
  run(tx, { name, task: model, ...given }) {
    return ok(rowAnswer(template, tx.insert(template, { title: name, ...modelOf(tx, model), ...given, name })));
  },
});

export const useTemplate = command({
  name: 'template.use',
  input: {
    template: ref('template'),
    title: optional(string()),
    why: optional(long({ max: 5000 })),
    due: optional(date()),
    take: optional(boolean()),
  },
  positional: ['template', 'title'],
  run(tx, { template: id, title, why, due, take }) {
    const row = tx.row(template, id);
    const reason = why ?? row?.why ?? '';
    const name = title ?? row?.title ?? row?.name ?? '';
    if (row === undefined || reason.trim() === '') return failed('why-missing', { title: name });
    // A template whose name and title were emptied by merging.
    if (name.trim() === '') return failed('argument-missing', { field: 'title' });
    const made = createTask(tx, {
      title: name,
      why: reason,
      nextStep: row.nextStep,
      details: row.details ?? undefined,
      role: row.role,
      place: row.place,
      list: row.list,
      due: due ?? (row.dueIn === null ? null : addDays(tx.today, row.dueIn)),
      tags: wordsIn(row.tags),
      checklist: wordsIn(row.checklist),
      take,
    });
    return ok(rowAnswer(task, made));
  },
});

export const removeTemplate = command({
  name: 'template.remove',
  input: { template: ref('template') },
  positional: ['template'],
  run(tx, { template: id }) {
    tx.remove(template, id);
    return ok(rowAnswer(template, id));
  },
});

function modelOf(tx: Transaction, id: Id | undefined) {
  const row = id === undefined ? undefined : tx.row(task, id);
  if (row === undefined) return {};
  const items = tx.where(checklistItem, { task: row.id }).sort({ by: 'position' }).values('title');
  return {
    title: row.title,
    why: row.why,
    nextStep: row.nextStep,
    details: tx.text(task, row.id, 'details') || null,
    role: row.role,
    place: row.place,
    list: row.list,
    tags: tagsOf(tx, [row.id]).get(row.id) ?? [],
    checklist: items.filter((title): title is string => title !== null),
  };
}
