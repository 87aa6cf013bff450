/** Speaking in a round, and saying how what was said is met. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { list, optional, ref } from '../../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { canBeMet, needsReason, positionsIn } from '../process.ts';
import { option, type Position, proposal, voice } from '../schema.ts';
import { stageOf, turnOf, voiceId } from '../standing.ts';
import { openProposal } from './open.ts';

const { columns } = voice;

export const give = command({
  name: 'voice.give',
  input: {
    proposal: ref('proposal'),
    position: optional(columns.position),
    reason: optional(columns.reason),
    alternative: optional(columns.alternative),
    nominee: optional(columns.nominee),
    choices: optional(list(ref('option'), { max: 50 })),
  },
  positional: ['proposal', 'position', 'reason'],
  run(tx, { proposal: id, ...said }) {
    const row = openProposal(tx, id);
    if (!row.ok) return row;
    const [stage, turn] = [stageOf(row.value), turnOf(row.value)];
    const possible = positionsIn(stage, row.value.process);
    if (possible.length === 0) return failed('no-voice-now');
    const position = said.position ?? impliedBy(said);
    if (position === undefined || !possible.includes(position)) return failed('position-not-of-round', { choices: possible.join(', ') });
    const fits = fitting(tx, id, position, said);
    if (!fits.ok) return fits;
    tx.insert(
      voice,
      {
        ...{ proposal: id, member: tx.me, stage, turn, position, at: tx.now },
        reason: said.reason ?? null,
        alternative: position === 'object' ? (said.alternative ?? null) : null,
        nominee: position === 'nominee' ? (said.nominee ?? null) : null,
        choices: position === 'choice' ? [...new Set(said.choices)] : null,
        withdrawnAt: null,
      },
      voiceId(id, turn, stage, tx.me),
    );
    return ok(rowAnswer(proposal, id));
  },
});

/** An objection is integrated, a question answered, an advice weighed: anyone may say how, and it is said who did. */
export const meet = command({
  name: 'voice.meet',
  input: { voice: ref('voice'), how: columns.how },
  positional: ['voice', 'how'],
  run(tx, { voice: id, how }) {
    const said = tx.row(voice, id);
    const row = openProposal(tx, said?.proposal ?? null);
    if (!row.ok) return row;
    if (said === undefined || !canBeMet(said.position)) return failed('voice-asks-nothing');
    tx.update(voice, id, { how, metAt: tx.now, metBy: tx.me });
    return ok(rowAnswer(proposal, row.value.id));
  },
});

export const withdraw = command({
  name: 'voice.withdraw',
  input: { voice: ref('voice') },
  positional: ['voice'],
  run(tx, { voice: id }) {
    const said = tx.row(voice, id);
    const row = openProposal(tx, said?.proposal ?? null);
    if (!row.ok) return row;
    if (said?.member !== tx.me) return failed('voice-not-yours');
    if (said.position !== 'object') return failed('voice-no-objection');
    tx.update(voice, id, { withdrawnAt: tx.now });
    return ok(rowAnswer(proposal, row.value.id));
  },
});

interface Said {
  readonly reason?: string;
  readonly nominee?: Id;
  readonly choices?: readonly Id[];
}

/** Naming somebody or choosing options says what it is. */
const impliedBy = ({ nominee, choices }: Said): Position | undefined =>
  nominee !== undefined ? 'nominee' : choices !== undefined ? 'choice' : undefined;

function fitting(tx: Transaction, id: Id, position: Position, { reason, nominee, choices }: Said): Result<null> {
  if (needsReason(position) && reason === undefined) return failed(position === 'object' ? 'objection-needs-reason' : 'voice-needs-words');
  if (position === 'nominee' && nominee === undefined) return failed('nominee-missing');
  if (position !== 'choice') return ok(null);
  if (choices === undefined || choices.length === 0) return failed('choice-missing');
  const foreign = choices.some((one) => tx.row(option, one)?.proposal !== id || tx.row(option, one)?.deleted !== null);
  return foreign ? failed('option-not-of-proposal') : ok(null);
}
