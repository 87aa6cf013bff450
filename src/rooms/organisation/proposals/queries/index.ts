/** What can be asked about proposals and decisions. */

import { decisionAll, decisionList, decisionShow } from './decisions.ts';
import { proposalList, proposalShow } from './proposals.ts';

export const queries = [proposalList, proposalShow, decisionList, decisionShow, decisionAll];

export type { WholeDecision } from './decisions.ts';
export { decisionList, decisionShow, proposalList, proposalShow };
