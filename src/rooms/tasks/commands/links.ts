/** Links between tasks: waits on, relates to, is part of. */

import type { Id } from '../../../kernel/ids.ts';
import { failed, ok } from '../../../kernel/result.ts';
import type { Reader } from '../../../replica/read.ts';
import { optional, ref } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { type LINK_KINDS, task, taskLink } from '../schema.ts';

export const addLink = command({
  name: 'link.add',
  input: { task: ref('task'), other: ref('task'), kind: optional(taskLink.columns.kind) },
  positional: ['task', 'other'],
  run(tx, { task: id, other, kind = 'relates' }) {
    if (id === other) return failed('link-to-itself');
    // Merging may close a circle all the same: it is shown, and any of its links can be removed.
    if (kind !== 'relates' && leadsTo(tx, other, id, kind)) return failed('link-circle', { title: tx.row(task, other)?.title ?? '' });
    tx.join(taskLink, { task: id, other, kind });
    return ok(rowAnswer(task, id));
  },
});

export const removeLink = command({
  name: 'link.remove',
  input: { task: ref('task'), other: ref('task'), kind: optional(taskLink.columns.kind) },
  positional: ['task', 'other'],
  run(tx, { task: id, other, kind }) {
    const condition = kind === undefined ? {} : { kind };
    const found = [
      ...tx.where(taskLink, { task: id, other, ...condition }).ids(),
      ...tx.where(taskLink, { task: other, other: id, ...condition }).ids(),
    ];
    if (found.length === 0) return failed('link-unknown');
    for (const link of found) tx.remove(taskLink, link);
    return ok(rowAnswer(task, id));
  },
});

/** Whether links of this kind lead from one task to another, whatever circles there are. */
function leadsTo(read: Reader, from: Id, to: Id, kind: (typeof LINK_KINDS)[number]): boolean {
  const seen = new Set<Id>([from]);
  let edge: readonly Id[] = [from];
  while (edge.length > 0) {
    const next = read
      .where(taskLink, { kind, task: edge })
      .values('other')
      .filter((id): id is Id => id !== null && !seen.has(id));
    if (next.includes(to)) return true;
    for (const id of next) seen.add(id);
    edge = [...new Set(next)];
  }
  return false;
}
