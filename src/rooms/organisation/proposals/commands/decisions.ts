/** Adopting a proposal with its effects; looking at a decision again; asking to decide anew. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { clearable, type Json, long, optional, ref, string } from '../../../../replica/schema.ts';
import { type Answer, command, rowAnswer, type Transaction } from '../../../room.ts';
import { adoptable } from '../adopting.ts';
import { countedOf } from '../counting.ts';
import { applying, canBeEffect, effectsOf, stepsOf } from '../effects.ts';
import { nextNumber } from '../numbering.ts';
import { decision, decisionReview, option, proposal } from '../schema.ts';
import type { Proposal } from '../standing.ts';
import { decisionId } from '../under-way.ts';
import { openProposal } from './open.ts';

export const adopt = command({
  name: 'decision.adopt',
  input: {
    proposal: ref('proposal'),
    statement: optional(long({ max: 5000 })),
    option: optional(ref('option')),
    reviewTitle: optional(string({ max: 300 })),
  },
  positional: ['proposal', 'statement'],
  run(tx, { proposal: id, statement, option: given, reviewTitle }) {
    const row = openProposal(tx, id);
    if (!row.ok) return row;
    const can = adoptable(tx, row.value, { me: tx.me, today: tx.today, option: given, statement });
    if (!can.ok) return can;
    const { round, option: chosen } = can.value;
    const effects = applying(effectsOf(tx, id), chosen);
    const done = carryOut(tx, row.value, effects);
    if (!done.ok) return done;
    const { title, tension, circle, reviewOn, supersedes } = row.value;
    const text = tx.text(proposal, id, 'body');
    const max = decision.columns.text.max ?? 0;
    if (text.length > max) return failed('decision-too-long', { length: text.length, max });
    const number = nextNumber(tx);
    const made = tx.insert(
      decision,
      {
        ...{ proposal: id, number, title, tension, process: row.value.process, circle, supersedes, reviewOn },
        text: text.trim() === '' ? null : text,
        adoptedAt: tx.now,
        adoptedBy: tx.me,
        statement: statement ?? null,
        counted: countedOf(round, row.value.silenceConsents === true) as unknown as Json,
        effects: effects.map(({ id: effect, command, input }, at) => ({ effect, command, input, ...written(done.value[at]) })),
        option: chosen === undefined ? null : (tx.row(option, chosen)?.title ?? null),
        reviewTask: remind(tx, row.value, number, reviewTitle),
        deleted: null,
      },
      decisionId(id),
    );
    return ok(rowAnswer(decision, made));
  },
});

/** It stands; it may be looked at again at another date. */
export const review = command({
  name: 'decision.review',
  input: { decision: ref('decision'), note: decisionReview.columns.note, next: clearable(decisionReview.columns.next) },
  positional: ['decision', 'note'],
  run(tx, { decision: id, note, next }) {
    const row = tx.row(decision, id);
    if (row === undefined || row.deleted !== null) return failed('decision-in-trash');
    tx.insert(decisionReview, { decision: id, at: tx.now, by: tx.me, note, next: next ?? null });
    return ok(rowAnswer(decision, id));
  },
});

/** A new proposal that would take the decision's place, with its words to begin from. */
export const reopen = command({
  name: 'decision.reopen',
  input: { decision: ref('decision'), tension: proposal.columns.tension },
  positional: ['decision', 'tension'],
  run(tx, { decision: id, tension }) {
    const row = tx.row(decision, id);
    if (row === undefined || row.deleted !== null) return failed('decision-in-trash');
    const before = row.proposal === null ? undefined : tx.row(proposal, row.proposal);
    const made = tx.insert(proposal, {
      title: row.title ?? '–',
      tension,
      // An election is not held again by asking why: the role may have changed hands.
      process: row.process === 'election' || row.process === null ? 'consent' : row.process,
      facilitator: tx.me,
      stage: 'draft',
      turn: 1,
      createdAt: tx.now,
      createdBy: tx.me,
      supersedes: id,
      circle: row.circle,
      ...(before?.days === null || before === undefined ? {} : { days: before.days }),
    });
    if ((row.text ?? '') !== '') tx.setText(proposal, made, 'body', row.text ?? '');
    return ok(rowAnswer(proposal, made));
  },
});

/** Each effect in turn; the first that does not hold any more refuses the whole. An election's effect is the role taken. */
function carryOut(tx: Transaction, row: Proposal, effects: ReturnType<typeof effectsOf>): Result<readonly Answer[]> {
  const refused = effects.find(({ command }) => !canBeEffect(command ?? ''));
  if (refused !== undefined) return failed('effect-not-possible', { command: refused.command ?? '' });
  if (row.process === 'election') {
    const term = row.until === null ? {} : { until: row.until };
    const taking = { role: row.role, member: row.candidate, ...term };
    const elected = tx.perform('role.take', taking, { me: tx.me, seed: ['election', row.id] });
    if (!elected.ok) return elected;
  }
  const answers: Answer[] = [];
  for (const { name, input, as } of stepsOf(row, effects, tx.me)) {
    const done = tx.perform(name, input, as);
    if (!done.ok) return done;
    answers.push(done.value);
  }
  return ok(answers);
}

/** The row that an effect made or changed, kept with it so that the row can say since which decision it is so. */
const written = (answer: Answer | undefined): { readonly table?: string; readonly row?: Id } =>
  answer !== undefined && 'row' in answer ? { table: answer.row.table.name, row: answer.row.id } : {};

/** The review as a task that waits for its date. Another device that adopts it too makes the same one. */
function remind(tx: Transaction, row: Proposal, number: number, title: string | undefined): Id | null {
  if (row.reviewOn === null) return null;
  const as = { me: row.createdBy ?? tx.me, seed: ['review', row.id] };
  const why = row.tension ?? row.title ?? '–';
  const added = tx.perform('task.add', { title: title ?? `№ ${number} · ${row.title ?? ''}`, why, due: row.reviewOn }, as);
  const task = rowOf(added);
  if (task === null) return null;
  tx.perform('task.wait', { task, waitUntil: row.reviewOn }, { me: as.me, seed: ['review', row.id, 'wait'] });
  return task;
}

const rowOf = (answer: Result<Answer>): Id | null => (answer.ok && 'row' in answer.value ? answer.value.row.id : null);
