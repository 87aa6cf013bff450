/** The processes of deciding as data: which rounds, what one may say in each, what adoption asks. */

import { type Position, PROCESSES, type Process, type Stage } from './schema.ts';

export interface ProcessRules {
  /** In order, the draft first; the last one decides. */
  readonly stages: readonly Stage[];
  /** Whether silence after the deadline may count as consent. */
  readonly silence: boolean;
  readonly options: boolean;
}

const processes: Readonly<Record<Process, ProcessRules>> = {
  advice: { stages: ['draft', 'advise'], silence: false, options: false },
  consent: { stages: ['draft', 'clarify', 'react', 'amend', 'object'], silence: true, options: false },
  'rough-consensus': { stages: ['draft', 'react', 'amend', 'object'], silence: true, options: false },
  majority: { stages: ['draft', 'clarify', 'vote'], silence: false, options: false },
  approval: { stages: ['draft', 'clarify', 'vote'], silence: false, options: true },
  ranked: { stages: ['draft', 'clarify', 'vote'], silence: false, options: true },
  election: { stages: ['draft', 'nominate', 'change', 'object'], silence: true, options: false },
};

/** A process that a newer version knows is shown as the mildest one (R5). */
export const processOf = (kept: string | null): Process => PROCESSES.find((known) => known === kept) ?? 'advice';

export const rulesOf = (kept: string | null): ProcessRules => processes[processOf(kept)];

/** The round that decides. */
export const lastStage = (kept: string | null): Stage => rulesOf(kept).stages.at(-1) ?? 'draft';

/** What may be said in a round; empty in the draft and while it is amended. */
export function positionsIn(stage: Stage, kept: string | null): readonly Position[] {
  switch (stage) {
    case 'clarify':
      return ['clear', 'question'];
    case 'react':
      return ['reaction', 'pass'];
    case 'advise':
      return ['advice', 'pass'];
    case 'nominate':
    case 'change':
      return ['nominee'];
    case 'object':
      return ['consent', 'object', 'aside'];
    case 'vote':
      return rulesOf(kept).options ? ['choice', 'abstain'] : ['for', 'against', 'abstain'];
    case 'draft':
    case 'amend':
      return [];
  }
}

/** Positions that say nothing without words. */
const WORDY: readonly Position[] = ['question', 'reaction', 'advice', 'object', 'nominee'];

export const needsReason = (position: Position): boolean => WORDY.includes(position);

/** Positions that want an answer: an objection is met, a question answered, an advice weighed. */
const ANSWERED: readonly Position[] = ['object', 'question', 'advice'];

export const canBeMet = (position: Position | null): boolean => position !== null && ANSWERED.includes(position);
