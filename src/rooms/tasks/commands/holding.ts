/** Taking a task, letting it go, inviting others to hold it. */

import { failed, ok } from '../../../kernel/result.ts';
import { list, long, optional, ref } from '../../../replica/schema.ts';
import { departed, member } from '../../people/index.ts';
import { command, rowAnswer } from '../../room.ts';
import { beginHolding, endHolding, holds } from '../holding.ts';
import { offer } from '../offering.ts';
import { task } from '../schema.ts';
import { workable } from '../standing.ts';

export const take = command({
  name: 'task.take',
  input: { task: ref('task') },
  positional: ['task'],
  key: 't',
  run(tx, { task: id }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    beginHolding(tx, id, tx.me);
    return ok(rowAnswer(task, id));
  },
});

/** Anyone may let go for somebody who cannot; the history says who did. */
export const release = command({
  name: 'task.release',
  input: { task: ref('task'), note: optional(long({ max: 5000 })), member: optional(ref('member')) },
  positional: ['task'],
  run(tx, { task: id, note, member: given }) {
    const ending = { ended: 'released' as const, ...(note === undefined ? {} : { note }) };
    if (!endHolding(tx, id, given ?? tx.me, ending)) return failed('task-not-held', { title: tx.row(task, id)?.title ?? '' });
    return ok(rowAnswer(task, id));
  },
});

export const invite = command({
  name: 'task.invite',
  input: { task: ref('task'), members: list(ref('member'), { max: 50 }), state: optional(long({ max: 5000 })) },
  positional: ['task', 'members'],
  run(tx, { task: id, members, state }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    const gone = members.find((one) => departed(tx).has(one));
    if (gone !== undefined) return failed('member-left', { name: tx.row(member, gone)?.name ?? '' });
    const others = members.filter((one) => !holds(tx, id, one));
    if (others.includes(tx.me)) beginHolding(tx, id, tx.me);
    const asked = others.filter((one) => one !== tx.me);
    if (asked.length > 0) offer(tx, id, { to: 'members', members: asked, state });
    return ok(rowAnswer(task, id));
  },
});
