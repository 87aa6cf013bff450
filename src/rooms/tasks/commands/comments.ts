/** The thread of a task. */

import type { Id } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ref } from '../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../room.ts';
import { mentioned } from '../mentions.ts';
import { comment, mention } from '../schema.ts';

export const addComment = command({
  name: 'comment.add',
  input: { task: ref('task'), body: comment.columns.body },
  positional: ['task', 'body'],
  run(tx, { task, body }) {
    const id = tx.insert(comment, { task, author: tx.me, body, at: tx.now });
    mentionMembers(tx, id, task, body);
    return ok(rowAnswer(comment, id));
  },
});

export const editComment = command({
  name: 'comment.edit',
  input: { comment: ref('comment'), body: comment.columns.body },
  positional: ['comment', 'body'],
  run(tx, { comment: id, body }) {
    const row = tx.row(comment, id);
    if (row?.body === body) return ok(rowAnswer(comment, id));
    tx.update(comment, id, { body, editedAt: tx.now, editedBy: tx.me });
    mentionMembers(tx, id, row?.task ?? null, body);
    return ok(rowAnswer(comment, id));
  },
});

export const removeComment = command({
  name: 'comment.remove',
  input: { comment: ref('comment') },
  positional: ['comment'],
  run(tx, { comment: id }) {
    tx.remove(comment, id);
    return ok(rowAnswer(comment, id));
  },
});

/** The mentions that `body` makes stand, others of the comment part. */
function mentionMembers(tx: Transaction, id: Id, task: Id | null, body: string): void {
  const members = mentioned(tx, body);
  for (const row of tx.where(mention, { comment: id }).all()) {
    if (row.member !== null && !members.includes(row.member)) tx.remove(mention, row.id);
  }
  for (const member of members) {
    const known = tx.row(mention, tx.deriveId(mention.name, id, member));
    tx.join(mention, { comment: id, member }, { task, at: known?.at ?? tx.now });
  }
}
