/** Saying that one goes on with a task one holds, when it is asked about. */

import { failed, ok } from '../../../kernel/result.ts';
import { ref } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { lasts } from '../holding.ts';
import { holding, task } from '../schema.ts';
import { workable } from '../standing.ts';

/** One's stretch goes on, and whatever is asked about the task begins to count anew. */
export const keep = command({
  name: 'task.keep',
  input: { task: ref('task') },
  positional: ['task'],
  run(tx, { task: id }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    const own = tx.where(holding, { task: id, member: tx.me }).all().filter(lasts);
    if (own.length === 0) return failed('task-not-held', { title: row.value.title ?? '' });
    for (const stretch of own) tx.update(holding, stretch.id, { keptAt: tx.now });
    return ok(rowAnswer(task, id));
  },
});
