/** What adoption will carry out: written as commands, tried when they are written, without anything of it staying. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { clearable, type Json, json, optional, ref } from '../../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { applying, canBeEffect, type Effect, effectsOf, inputOf, stepsOf } from '../effects.ts';
import { effect, proposal } from '../schema.ts';
import type { Proposal } from '../standing.ts';
import { openProposal } from './open.ts';

const { columns } = effect;

export const addEffect = command({
  name: 'effect.add',
  input: { proposal: ref('proposal'), command: columns.command, input: optional(json()), option: optional(columns.option) },
  positional: ['proposal', 'command', 'input'],
  run(tx, { proposal: id, command: name, input = {}, option }) {
    const row = openProposal(tx, id);
    if (!row.ok) return row;
    const made = tx.newId();
    const cells = { proposal: id, command: name, input: inputOf(input), option: option ?? null, at: tx.now };
    const tried = trying(tx, row.value, { ...cells, id: made, deleted: null });
    if (!tried.ok) return tried;
    tx.insert(effect, cells, made);
    return ok(rowAnswer(proposal, id));
  },
});

export const editEffect = command({
  name: 'effect.edit',
  input: { effect: ref('effect'), input: optional(json()), option: clearable(columns.option) },
  positional: ['effect', 'input'],
  run(tx, { effect: id, input, option }) {
    const known = tx.row(effect, id);
    const row = openProposal(tx, known?.proposal ?? null);
    if (!row.ok) return row;
    if (known === undefined) return failed('row-unknown', { field: 'effect', table: effect.name, id });
    const cells = { ...(input === undefined ? {} : { input: inputOf(input) }), ...(option === undefined ? {} : { option }) };
    const tried = trying(tx, row.value, { ...known, ...cells });
    if (!tried.ok) return tried;
    tx.update(effect, id, cells);
    return ok(rowAnswer(proposal, row.value.id));
  },
});

export const removeEffect = command({
  name: 'effect.remove',
  input: { effect: ref('effect') },
  positional: ['effect'],
  run(tx, { effect: id }) {
    const row = openProposal(tx, tx.row(effect, id)?.proposal ?? null);
    if (!row.ok) return row;
    tx.remove(effect, id);
    return ok(rowAnswer(proposal, row.value.id));
  },
});

/** Tells what adoption would do as things are, effect by effect; writes nothing. */
export const rehearse = command({
  name: 'proposal.rehearse',
  input: { proposal: ref('proposal'), option: optional(ref('option')) },
  positional: ['proposal'],
  quiet: true,
  run(tx, { proposal: id, option }) {
    const row = tx.row(proposal, id);
    if (row === undefined) return failed('row-unknown', { field: 'proposal', table: proposal.name, id });
    const effects = effectsOf(tx, id);
    const tried = option === undefined ? effects : applying(effects, option);
    const answers = tx.rehearse(stepsOf(row, tried, tx.me));
    return ok({ data: tried.map((each, at) => rehearsed(each.id, answers[at])) });
  },
});

/** What it makes, or why it does not hold. */
function rehearsed(effect: Id, answer: ReturnType<Transaction['rehearse']>[number] | undefined): Json {
  if (answer === undefined) return { effect };
  if (!answer.ok) return { effect, problem: { code: answer.problem.code, params: answer.problem.params ?? {} } };
  return 'row' in answer.value ? { effect, table: answer.value.row.table.name, row: answer.value.row.id } : { effect };
}

/** Carried out after those before it, it would hold. */
function trying(tx: Transaction, row: Proposal, one: Effect): Result<null> {
  if (!canBeEffect(one.command ?? '')) return failed('effect-not-possible', { command: one.command ?? '' });
  const before = effectsOf(tx, row.id).filter((each) => each.id !== one.id && (each.at ?? 0) <= (one.at ?? 0));
  const answers = tx.rehearse(stepsOf(row, [...before, one], tx.me));
  const last = answers.at(-1);
  return last === undefined || last.ok ? ok(null) : last;
}
