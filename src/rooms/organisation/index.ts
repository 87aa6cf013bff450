/** Organisation: circles and roles with a purpose, taken up by people. Each part of the room is a folder with the files of a room. */

import { room } from '../room.ts';
import { agreements } from './agreements/index.ts';
import { circles } from './circles/index.ts';
import { messages } from './messages.ts';
import { proposals } from './proposals/index.ts';
import { tables } from './tables.ts';

export {
  type Awaiting,
  agreement,
  type agreementList,
  agreementMarkdown,
  agreementSection,
  type agreementShow,
  agreementSignature,
  agreementVersion,
  awaitingMe,
  type Checked,
  checkAll,
  type Keys,
  partiesOf,
  readMark,
  versionsOf,
} from './agreements/index.ts';
export {
  chartMarkdown as organisationMarkdown,
  circle,
  type circleTree,
  holdersOfRoles,
  holdsOf,
  isHeldBy,
  isWithin,
  nestingOf,
  ROOT as WHOLE,
  role,
  roleHolder,
  roleList,
  type roleShow,
  roleSkill,
  rolesOf,
  type roleTerms,
} from './circles/index.ts';
export { organisationNotices } from './noticing.ts';
export {
  canBeEffect,
  decisionFiles,
  type decisionList,
  isDeciding,
  type MarkdownFile,
  type proposalList,
  STAGES as proposalStages,
  voiceId,
  type WholeDecision,
} from './proposals/index.ts';
export { tables as organisationTables } from './tables.ts';

/** A new part (`proposals/`, `agreements/`) adds a line here, in `tables.ts` and in `messages.ts`, and its pages to `views/`. */
const parts = [circles, proposals, agreements];

export const organisation = room({
  name: 'organisation',
  tables,
  commands: parts.flatMap(({ commands }) => commands),
  queries: parts.flatMap(({ queries }) => queries),
  messages,
});
