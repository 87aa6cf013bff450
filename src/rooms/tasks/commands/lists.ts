/** Lists, and a task's place in them. */

import { ok } from '../../../kernel/result.ts';
import { clearable, optional, ref } from '../../../replica/schema.ts';
import { positionBeside } from '../../ordering.ts';
import { lastPosition } from '../../position.ts';
import { command, rowAnswer } from '../../room.ts';
import { task, taskList } from '../schema.ts';

const { name } = taskList.columns;

export const move = command({
  name: 'task.move',
  input: { task: ref('task'), list: clearable(ref('list')), before: optional(ref('task')), after: optional(ref('task')) },
  positional: ['task', 'list'],
  run(tx, { task: id, list: given, before, after }) {
    const list = given === undefined ? (tx.row(task, id)?.list ?? null) : given;
    const position = positionBeside(tx.where(task, { list }), id, { before, after }, tx.now);
    tx.update(task, id, { list, position });
    return ok(rowAnswer(task, id));
  },
});

export const addList = command({
  name: 'list.add',
  input: { name },
  positional: ['name'],
  run: (tx, input) => ok(rowAnswer(taskList, tx.insert(taskList, { name: input.name, position: lastPosition(tx.now) }))),
});

export const renameList = command({
  name: 'list.rename',
  input: { list: ref('list'), name },
  positional: ['list', 'name'],
  run(tx, { list, name: given }) {
    tx.update(taskList, list, { name: given });
    return ok(rowAnswer(taskList, list));
  },
});

export const moveList = command({
  name: 'list.move',
  input: { list: ref('list'), beforeList: optional(ref('list')), afterList: optional(ref('list')) },
  positional: ['list'],
  run(tx, { list, beforeList, afterList }) {
    tx.update(taskList, list, { position: positionBeside(tx.where(taskList), list, { before: beforeList, after: afterList }, tx.now) });
    return ok(rowAnswer(taskList, list));
  },
});

/** Its tasks stay, and stand in no list until it comes back. */
export const removeList = command({
  name: 'list.remove',
  input: { list: ref('list') },
  positional: ['list'],
  run(tx, { list }) {
    tx.remove(taskList, list);
    return ok(rowAnswer(taskList, list));
  },
});
