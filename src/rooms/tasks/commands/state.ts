/** Where a task stands: begun, waiting, done, dropped, open again. */

import { failed, ok } from '../../../kernel/result.ts';
import { clearable, date, optional, ref, string } from '../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../room.ts';
import { beginHolding } from '../holding.ts';
import { followOn } from '../recurring.ts';
import { type State, task } from '../schema.ts';
import { isLive, stateOf, type Task, workable } from '../standing.ts';

/** Whoever starts a task holds it. */
export const start = command({
  name: 'task.start',
  input: { task: ref('task') },
  positional: ['task'],
  run(tx, { task: id }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    setState(tx, row.value, 'doing');
    beginHolding(tx, id, tx.me);
    return ok(rowAnswer(task, id));
  },
});

export const wait = command({
  name: 'task.wait',
  input: { task: ref('task'), waitingFor: clearable(string()), waitUntil: clearable(date()) },
  positional: ['task', 'waitingFor'],
  run(tx, { task: id, waitingFor, waitUntil }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    setState(tx, row.value, 'waiting');
    tx.update(task, id, { ...(waitingFor === undefined ? {} : { waitingFor }), ...(waitUntil === undefined ? {} : { waitUntil }) });
    return ok(rowAnswer(task, id));
  },
});

export const done = command({
  name: 'task.done',
  input: { task: ref('task') },
  positional: ['task'],
  key: 'e',
  run: (tx, { task: id }) => close(tx, id, 'done'),
});

export const drop = command({
  name: 'task.drop',
  input: { task: ref('task') },
  positional: ['task'],
  run: (tx, { task: id }) => close(tx, id, 'dropped'),
});

export const reopen = command({
  name: 'task.reopen',
  input: { task: ref('task'), nextStep: optional(string({ max: 2000 })) },
  positional: ['task'],
  run(tx, { task: id, nextStep }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    if (isLive(row.value.state)) return failed('task-not-closed', { title: row.value.title ?? '' });
    setState(tx, row.value, 'open');
    if (nextStep !== undefined) tx.update(task, id, { nextStep });
    return ok(rowAnswer(task, id));
  },
});

function close(tx: Transaction, id: string, state: 'done' | 'dropped') {
  const row = workable(tx, id);
  if (!row.ok) return row;
  setState(tx, row.value, state);
  return ok(rowAnswer(task, id));
}

/** Writes a state with what belongs to it; closing an occurrence brings the next one. */
export function setState(tx: Transaction, row: Task, state: State): void {
  if (row.state !== null && stateOf(row.state) === state) return;
  const closes = !isLive(state);
  tx.update(task, row.id, {
    state,
    doneAt: closes ? tx.now : null,
    ...(state === 'waiting' || closes ? {} : { waitingFor: null, waitUntil: null }),
  });
  if (closes && isLive(row.state)) followOn(tx, row);
}
