/** Passing the baton: offered, accepted, declined, withdrawn. */

import type { Id } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/result.ts';
import { boolean, list, long, optional, ref } from '../../../replica/schema.ts';
import { departed, member } from '../../people/index.ts';
import { command, rowAnswer, type Transaction } from '../../room.ts';
import { beginHolding, endHolding, holds } from '../holding.ts';
import { answersOf, type HandOver, isOfferedTo, offer, outcomeOf } from '../offering.ts';
import { handOver, handOverTo, holding, task } from '../schema.ts';
import { workable } from '../standing.ts';

export const handOverTask = command({
  name: 'task.hand-over',
  input: {
    task: ref('task'),
    to: optional(list(ref('member'), { max: 50 })),
    role: optional(ref('role')),
    anyone: optional(boolean()),
    state: optional(long({ max: 5000 })),
    nextStep: optional(long({ max: 2000 })),
    traps: optional(long({ max: 5000 })),
    from: optional(ref('member')),
  },
  positional: ['task', 'to'],
  key: 'h',
  run(tx, { task: id, to, role, anyone, from, ...note }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    const giver = from ?? giverOf(tx, id);
    const members = [...new Set(to ?? [])].filter((one) => one !== giver);
    const kinds = [members.length > 0, role !== undefined, anyone === true].filter(Boolean).length;
    if (kinds === 0) return failed((to ?? []).length > 0 ? 'hand-over-to-oneself' : 'hand-over-to-nobody');
    if (kinds > 1) return failed('hand-over-to-several-kinds');
    const gone = members.find((one) => departed(tx).has(one));
    if (gone !== undefined) return failed('member-left', { name: tx.row(member, gone)?.name ?? '' });
    // The next step is a fact about the task, whoever holds it.
    if (note.nextStep !== undefined) tx.update(task, id, { nextStep: note.nextStep });
    const kind = members.length > 0 ? 'members' : role !== undefined ? 'role' : 'anyone';
    const nextStep = note.nextStep ?? row.value.nextStep ?? undefined;
    const made = offer(tx, id, { ...note, nextStep, to: kind, members, role, from: giver });
    return ok(rowAnswer(handOver, made));
  },
});

/** Ends the giver's stretch and begins one's own, in one change. */
export const accept = command({
  name: 'task.accept',
  input: { task: ref('task'), handOver: optional(ref('hand-over')) },
  positional: ['task'],
  run(tx, { task: id, handOver: given }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    const offers = offersToMe(tx, id, given);
    if (!offers.ok) return offers;
    for (const { id: accepted, from } of offers.value) {
      tx.join(handOverTo, { handOver: accepted, member: tx.me }, { answer: 'accepted', answeredAt: tx.now });
      if (from !== null && from !== tx.me) endHolding(tx, id, from, { ended: 'handed-over' });
    }
    const [first] = offers.value;
    beginHolding(tx, id, tx.me, first === undefined ? {} : { handOver: first.id });
    return ok(rowAnswer(task, id));
  },
});

export const decline = command({
  name: 'task.decline',
  input: { task: ref('task'), word: optional(long({ max: 2000 })), handOver: optional(ref('hand-over')) },
  positional: ['task', 'word'],
  run(tx, { task: id, word, handOver: given }) {
    const offers = offersToMe(tx, id, given);
    if (!offers.ok) return offers;
    for (const { id: declined } of offers.value) {
      tx.join(
        handOverTo,
        { handOver: declined, member: tx.me },
        { answer: 'declined', answeredAt: tx.now, ...(word === undefined ? {} : { word }) },
      );
    }
    return ok(rowAnswer(task, id));
  },
});

export const withdraw = command({
  name: 'task.withdraw',
  input: { task: ref('task'), handOver: optional(ref('hand-over')) },
  positional: ['task'],
  run(tx, { task: id, handOver: given }) {
    const mine = openOffers(tx, id, given).filter((row) => given !== undefined || row.from === tx.me || row.offeredBy === tx.me);
    if (mine.length === 0) return failed('hand-over-not-open');
    for (const row of mine) tx.update(handOver, row.id, { withdrawnAt: tx.now });
    return ok(rowAnswer(task, id));
  },
});

/** Oneself when one holds it, else the only holder there is: a colleague hands over for somebody who cannot. */
function giverOf(tx: Transaction, id: Id): Id {
  if (holds(tx, id, tx.me)) return tx.me;
  const gone = departed(tx);
  const others = new Set(
    tx
      .where(holding, { task: id, until: null })
      .values('member')
      .filter((one): one is Id => one !== null && !gone.has(one)),
  );
  const [only] = others;
  return only !== undefined && others.size === 1 ? only : tx.me;
}

function offersToMe(tx: Transaction, id: Id, given: Id | undefined): Result<readonly HandOver[]> {
  const open = openOffers(tx, id, given);
  const mine = open.filter((row) => isOfferedTo(tx, row, answersOf(tx, row.id), tx.me));
  if (mine.length > 0) return ok(mine);
  return failed(open.length > 0 ? 'hand-over-to-others' : 'hand-over-not-open');
}

function openOffers(tx: Transaction, id: Id, given: Id | undefined): readonly HandOver[] {
  const rows = tx
    .where(handOver, { task: id, ...(given === undefined ? {} : { id: given }) })
    .sort({ by: 'offeredAt', descending: true })
    .all();
  return rows.filter((row) => outcomeOf(row, answersOf(tx, row.id)) === 'offered');
}
