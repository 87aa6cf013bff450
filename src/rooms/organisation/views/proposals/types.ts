/** What the queries about proposals and decisions answer, as views read it. */
import type { proposalShow } from '../../proposals/index.ts';

export type { ProposalLine, RoundView, VoiceView, WholeDecision } from '../../proposals/index.ts';

export type ProposalShown = NonNullable<NonNullable<(typeof proposalShow)['asks']>['answer']>;
