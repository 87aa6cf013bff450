/** What can be asked about proposals and decisions. */

import { decisionAbout, decisionAll, decisionList, decisionShow } from './decisions.ts';
import { proposalList, proposalShow } from './proposals.ts';

export const queries = [proposalList, proposalShow, decisionList, decisionShow, decisionAll, decisionAbout];

export type { WholeDecision } from './decisions.ts';
export { decisionAbout, decisionList, decisionShow, proposalList, proposalShow };
