/** What a vote chooses from. Once people vote, options stay as they are. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { ref } from '../../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { rulesOf } from '../process.ts';
import { option, proposal } from '../schema.ts';
import { type Proposal, stageOf } from '../standing.ts';
import { openProposal } from './open.ts';

const { title } = option.columns;

export const addOption = command({
  name: 'option.add',
  input: { proposal: ref('proposal'), title },
  positional: ['proposal', 'title'],
  run(tx, { proposal: id, title }) {
    const row = changeable(tx, id);
    if (!row.ok) return row;
    tx.insert(option, { proposal: id, title, at: tx.now });
    return ok(rowAnswer(proposal, id));
  },
});

export const editOption = command({
  name: 'option.edit',
  input: { option: ref('option'), title },
  positional: ['option', 'title'],
  run(tx, { option: id, title }) {
    const row = changeable(tx, tx.row(option, id)?.proposal ?? null);
    if (!row.ok) return row;
    tx.update(option, id, { title });
    return ok(rowAnswer(proposal, row.value.id));
  },
});

export const removeOption = command({
  name: 'option.remove',
  input: { option: ref('option') },
  positional: ['option'],
  run(tx, { option: id }) {
    const row = changeable(tx, tx.row(option, id)?.proposal ?? null);
    if (!row.ok) return row;
    tx.remove(option, id);
    return ok(rowAnswer(proposal, row.value.id));
  },
});

function changeable(tx: Transaction, id: Id | null): Result<Proposal> {
  const row = openProposal(tx, id);
  if (!row.ok) return row;
  if (!rulesOf(row.value.process).options) return failed('options-not-of-process');
  return stageOf(row.value) === 'vote' ? failed('options-being-voted') : row;
}
