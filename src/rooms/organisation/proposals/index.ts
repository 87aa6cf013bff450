/** Proposals and decisions: from what is felt to be missing to what was agreed, and why. */

import type { Room } from '../../room.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries/index.ts';

export { awaitingVoices } from './awaiting.ts';
export { canBeEffect } from './effects.ts';
export { decisionFiles, type MarkdownFile } from './markdown.ts';
export { needsReason, positionsIn, processOf, rulesOf } from './process.ts';
export type { decisionAbout, decisionList, decisionShow, proposalList, proposalShow, WholeDecision } from './queries/index.ts';
export { PROCESSES, proposal, STAGES, tables as proposalsTables } from './schema.ts';
export type { Named, ProposalLine, RoundView, VoiceView } from './shown.ts';
export { voiceId } from './standing.ts';
export { isDeciding } from './under-way.ts';

export const proposals: Pick<Room, 'commands' | 'queries'> = { commands, queries };
