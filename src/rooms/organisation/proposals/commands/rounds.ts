/** From one round to the next, or back to an earlier one. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { date, oneOf, optional, ref } from '../../../../replica/schema.ts';
import { afterWorkingDays, member } from '../../../people/index.ts';
import { type Answer, command, rowAnswer, type Transaction } from '../../../room.ts';
import { concernedBy } from '../concerned.ts';
import { positionsIn, rulesOf } from '../process.ts';
import { option, proposal, STAGES, type Stage } from '../schema.ts';
import { type Proposal, stageOf, turnOf } from '../standing.ts';
import { openProposal } from './open.ts';

/** Working days that a round lasts unless told. */
const DAYS = 5;

export const advance = command({
  name: 'proposal.advance',
  input: {
    proposal: ref('proposal'),
    stage: optional(oneOf(STAGES)),
    candidate: optional(ref('member')),
    deadline: optional(date()),
  },
  positional: ['proposal', 'stage'],
  run(tx, { proposal: id, ...asked }) {
    const row = openProposal(tx, id);
    if (!row.ok) return row;
    const options = tx.where(option, { proposal: id }).count;
    return begin(tx, row.value, { ...asked, options, concerned: [] });
  },
});

interface Asked {
  readonly stage?: Stage | undefined;
  readonly candidate?: Id | undefined;
  readonly deadline?: string | undefined;
  /** How many options there are. */
  readonly options: number;
  /** Named in this very change: scans do not see them yet. */
  readonly concerned: readonly Id[];
}

/** Begins the next round, or the one asked for: going back is another turn, in which everybody is asked anew. */
export function begin(tx: Transaction, row: Proposal, { stage, candidate, deadline, options, concerned }: Asked): Result<Answer> {
  const { stages } = rulesOf(row.process);
  const at = stages.indexOf(stageOf(row));
  const next = stage ?? stages[at + 1];
  if (next === undefined) return failed('proposal-last-round');
  if (!stages.includes(next)) return failed('stage-not-of-process');
  if (next === 'vote' && rulesOf(row.process).options && options < 2) return failed('options-too-few');
  if (row.process === 'election' && next === 'object' && candidate === undefined && row.candidate === null)
    return failed('candidate-missing');
  const isBack = stages.indexOf(next) <= at && at > 0;
  tx.update(proposal, row.id, {
    stage: next,
    turn: turnOf(row) + (isBack ? 1 : 0),
    since: tx.now,
    deadline: deadline ?? lastDay(tx, row, next, concerned),
    ...(candidate === undefined ? {} : { candidate }),
  });
  return ok(rowAnswer(proposal, row.id));
}

/** By when each of those concerned has had the working days of a round; none where nobody is asked. */
function lastDay(tx: Transaction, row: Proposal, stage: Stage, named: readonly Id[]): string | null {
  if (positionsIn(stage, row.process).length === 0) return null;
  const asked = named.length > 0 ? named : concernedBy(tx, row);
  const people = asked.flatMap((one) => tx.row(member, one) ?? []);
  return afterWorkingDays(people, tx.today, row.days ?? DAYS);
}
