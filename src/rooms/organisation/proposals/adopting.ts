/** Whether a proposal can be adopted as it stands, and with which option. These rules bind the command; merged state shows whatever it is. */

import type { Id } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/result.ts';
import type { Reader } from '../../../replica/read.ts';
import { member } from '../../people/index.ts';
import { lastStage, processOf } from './process.ts';
import { option } from './schema.ts';
import { isMet, isOpenObjection, leaderOf, outcomeOf, type Proposal, type Round, roundOf } from './standing.ts';
import { outcomeOfVote } from './tally/outcome.ts';

export interface Adoptable {
  readonly round: Round;
  /** The option that was chosen, where the process chooses one. */
  readonly option: Id | undefined;
}

export interface Asked {
  readonly me: Id;
  readonly today: string;
  /** Which of those that tie. */
  readonly option: Id | undefined;
  readonly statement: string | undefined;
}

export function adoptable(read: Reader, row: Proposal, asked: Asked): Result<Adoptable> {
  const outcome = outcomeOf(read, row);
  if (outcome === 'adopted') return failed('proposal-adopted', { title: row.title ?? '' });
  if (outcome !== 'open') return failed('proposal-closed', { title: row.title ?? '' });
  const round = roundOf(read, row, asked.today);
  if (round.stage !== lastStage(row.process)) return failed('proposal-too-early');
  const answered = everybodyAnswered(read, row, round, asked);
  if (!answered.ok) return answered;
  return deciding(read, row, round, asked);
}

function everybodyAnswered(read: Reader, row: Proposal, round: Round, { statement }: Asked): Result<null> {
  const open = round.voices.filter(isOpenObjection);
  if (open.length > 0 && (row.process !== 'rough-consensus' || statement === undefined)) {
    const names = open.map((each) => nameOf(read, each.member)).join(', ');
    return failed(row.process === 'rough-consensus' ? 'consensus-needs-statement' : 'objection-open', { names });
  }
  if (round.isComplete) return ok(null);
  return failed('voices-awaited', { names: round.unheard.map((one) => nameOf(read, one)).join(', '), deadline: row.deadline ?? '–' });
}

function deciding(read: Reader, row: Proposal, round: Round, { me, option: given, statement }: Asked): Result<Adoptable> {
  switch (processOf(row.process)) {
    case 'advice': {
      const leader = leaderOf(read, row);
      if (leader !== undefined && leader !== me) return failed('decision-not-yours', { name: nameOf(read, leader) });
      const unweighed = round.voices.some((each) => each.position === 'advice' && !isMet(each));
      return unweighed && statement === undefined ? failed('advice-needs-statement') : ok({ round, option: undefined });
    }
    case 'election':
      return row.candidate === null ? failed('candidate-missing') : ok({ round, option: undefined });
    case 'consent':
    case 'rough-consensus':
      return ok({ round, option: undefined });
    case 'majority':
    case 'approval':
    case 'ranked':
      return voted(read, row, round, given);
  }
}

/** Those concerned vote; whoever else spoke is heard, and not counted. */
function voted(read: Reader, row: Proposal, round: Round, given: Id | undefined): Result<Adoptable> {
  const options = read.where(option, { proposal: row.id }).sort({ by: 'at' }).ids();
  const votes = round.voices.filter((each) => each.member !== null && round.concerned.includes(each.member));
  const { isCarried, winners } = outcomeOfVote(processOf(row.process), options, votes);
  if (!isCarried) return failed('vote-not-carried');
  const [first] = winners;
  if (given !== undefined && !winners.includes(given)) return failed('option-not-chosen');
  if (winners.length > 1 && given === undefined) {
    return failed('vote-tied', { options: winners.map((id) => read.row(option, id)?.title ?? '').join(', ') });
  }
  return ok({ round, option: given ?? first });
}

const nameOf = (read: Reader, id: Id | null): string => (id === null ? '?' : (read.row(member, id)?.name ?? '?'));
