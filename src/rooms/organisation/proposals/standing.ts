/** How far a proposal is, read from whatever merging left: its round, who was heard in it, what is asked of whom now. */

import type { Id } from '../../../kernel/ids.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import { departed } from '../../people/index.ts';
import { concernedBy } from './concerned.ts';
import { lastStage, positionsIn, rulesOf } from './process.ts';
import { type proposal, STAGES, type Stage, voice } from './schema.ts';
import { isAdopted } from './under-way.ts';

export type Proposal = Row<typeof proposal>;
export type Voice = Row<typeof voice>;

export const OUTCOMES = ['open', 'adopted', 'withdrawn', 'not-adopted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a proposal waits for from one person. */
export const EXPECTATIONS = [
  ...STAGES.filter((stage) => stage !== 'draft'),
  ...(['open', 'answer', 'meet', 'advance', 'decide'] as const),
] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

export const voiceId = (proposal: Id, turn: number, stage: Stage, member: Id): Id => deriveId('voice', proposal, turn, stage, member);

/** A decision outweighs a closing that was made apart from it. */
export function outcomeOf(read: Reader, row: Pick<Proposal, 'id' | 'closed'>): Outcome {
  return isAdopted(read, row.id) ? 'adopted' : (row.closed ?? 'open');
}

/** The round it is in; a round that its process does not have, as merging may leave, counts as a draft: there it can be begun anew. */
export function stageOf(row: Pick<Proposal, 'stage' | 'process'>): Stage {
  return row.stage !== null && rulesOf(row.process).stages.includes(row.stage) ? row.stage : 'draft';
}

export const turnOf = ({ turn }: Pick<Proposal, 'turn'>): number => turn ?? 1;

/** Who leads: the facilitator, else whoever wrote it; undefined when neither is here any more. */
export function leaderOf(read: Reader, { facilitator, createdBy }: Pick<Proposal, 'facilitator' | 'createdBy'>): Id | undefined {
  const gone = departed(read);
  return [facilitator, createdBy].find((one): one is Id => one !== null && !gone.has(one));
}

/** The voices of a round. */
const voicesIn = (read: Reader, id: Id, turn: number, stage: Stage): readonly Voice[] =>
  read.where(voice, { proposal: id, turn, stage }).sort({ by: 'at' }).all();

/** Met: somebody said how, after it was last said. */
export const isMet = ({ metAt, at }: Pick<Voice, 'metAt' | 'at'>): boolean => metAt !== null && metAt >= (at ?? 0);

export const isWithdrawn = ({ withdrawnAt, at }: Pick<Voice, 'withdrawnAt' | 'at'>): boolean =>
  withdrawnAt !== null && withdrawnAt >= (at ?? 0);

/** An objection that neither was met nor taken back. */
export const isOpenObjection = (each: Voice): boolean => each.position === 'object' && !isMet(each) && !isWithdrawn(each);

export interface Round {
  readonly stage: Stage;
  readonly turn: number;
  readonly voices: readonly Voice[];
  readonly concerned: readonly Id[];
  /** Concerned, and not heard in this round. */
  readonly unheard: readonly Id[];
  /** The last day of the round is over, and that ends it. */
  readonly isOver: boolean;
  /** Everybody was heard, or the last day is over: whoever leads goes on. */
  readonly isComplete: boolean;
}

/** The round a proposal is in. `today` as the asker's calendar shows it. */
export function roundOf(read: Reader, row: Proposal, today: string): Round {
  const [stage, turn] = [stageOf(row), turnOf(row)];
  const voices = voicesIn(read, row.id, turn, stage);
  const concerned = concernedBy(read, row);
  const heard = new Set(voices.map(({ member }) => member));
  const speaks = positionsIn(stage, row.process).length > 0;
  const unheard = speaks ? concerned.filter((one) => !heard.has(one)) : [];
  const isOver = row.deadline !== null && today > row.deadline && !waitsForAll(row, stage);
  return { stage, turn, voices, concerned, unheard, isOver, isComplete: speaks && (unheard.length === 0 || isOver) };
}

/** Consent is asked of each one where silence is none: then the last day reminds, and ends nothing. */
const waitsForAll = (row: Proposal, stage: Stage): boolean =>
  stage === 'object' && row.process !== 'rough-consensus' && row.silenceConsents !== true;

/** What this proposal waits for from `me`; undefined when for nothing. One's own voice comes before leading others. */
export function expectationOf(read: Reader, row: Proposal, me: Id, today: string): Expectation | undefined {
  if (outcomeOf(read, row) !== 'open') return undefined;
  const round = roundOf(read, row, today);
  const leader = leaderOf(read, row);
  // Nobody is left to lead it: whoever it concerns may.
  const leads = leader === me || (leader === undefined && round.concerned.includes(me));
  if (round.stage === 'draft') return leads || row.createdBy === me ? 'open' : undefined;
  if (round.stage === 'amend') return leads || row.createdBy === me ? 'amend' : undefined;
  if (round.unheard.includes(me) && !round.isOver) return round.stage;
  if (row.createdBy === me || leads) {
    if (round.stage === 'clarify' && round.voices.some((each) => each.position === 'question' && !isMet(each))) return 'answer';
    if (round.voices.some(isOpenObjection)) return 'meet';
  }
  if (!leads || !round.isComplete) return undefined;
  return round.stage === lastStage(row.process) ? 'decide' : 'advance';
}
