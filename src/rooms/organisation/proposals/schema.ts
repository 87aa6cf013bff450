/** Proposals, the voices about them, and the decisions they became. */

import { boolean, date, instant, integer, joining, json, long, oneOf, ref, string, table, text } from '../../../replica/schema.ts';

export const PROCESSES = ['advice', 'consent', 'rough-consensus', 'majority', 'approval', 'ranked', 'election'] as const;
export type Process = (typeof PROCESSES)[number];

/** What a proposal is in: a draft, or one of the rounds. Which process has which, in what order: see process.ts. */
export const STAGES = ['draft', 'clarify', 'react', 'amend', 'advise', 'nominate', 'change', 'vote', 'object'] as const;
export type Stage = (typeof STAGES)[number];

export const POSITIONS = [
  ...(['clear', 'question', 'reaction', 'advice', 'pass'] as const),
  ...(['consent', 'object', 'aside', 'for', 'against', 'abstain', 'choice', 'nominee'] as const),
] as const;
export type Position = (typeof POSITIONS)[number];

export const CLOSINGS = ['withdrawn', 'not-adopted'] as const;

export const proposal = table('proposal', {
  title: string({ max: 200 }),
  /** The why: what is felt to be missing or in the way. Asked for first. */
  tension: long({ max: 5000 }),
  body: text(),
  process: oneOf(PROCESSES),
  /** Whose it is: those who answer for its roles are asked. */
  circle: ref('circle'),
  /** Election: which role, and until when it is held. */
  role: ref('role'),
  until: date(),
  /** Who leads through the rounds; whoever wrote it, unless told. With `advice`, who decides. */
  facilitator: ref('member'),
  stage: oneOf(STAGES),
  /** How many times the rounds were gone back to: a round after an amendment asks everybody anew. */
  turn: integer({ min: 0, max: 1000 }),
  /** The round began. */
  since: instant(),
  /** The last day of the round. */
  deadline: date(),
  /** Working days of those concerned that a round lasts. */
  days: integer({ min: 1, max: 60 }),
  /** After the deadline who said nothing consents, where the process has it. */
  silenceConsents: boolean(),
  reviewOn: date(),
  /** The decision that this one would take the place of. */
  supersedes: ref('decision'),
  /** Election: who is put forward. */
  candidate: ref('member'),
  createdAt: instant(),
  createdBy: ref('member'),
  /** Its words changed after the rounds began. */
  editedAt: instant(),
  closed: oneOf(CLOSINGS),
  closedAt: instant(),
  closing: long({ max: 5000 }),
});

/** Those asked by name, beside those whom the circle names. */
export const concerned = joining('concerned', { proposal: ref('proposal'), member: ref('member') }, {});

/** What approval and ranking choose from. */
export const option = table('option', { proposal: ref('proposal'), title: string({ max: 300 }), at: instant() });

/** A command that adoption carries out. */
export const effect = table('effect', {
  proposal: ref('proposal'),
  command: string({ max: 80 }),
  input: json(),
  /** Only when this option is chosen. */
  option: ref('option'),
  at: instant(),
});

/** What a member says in a round. Its id derives from proposal, turn, stage and member: on two devices it is one voice. */
export const voice = table('voice', {
  proposal: ref('proposal'),
  member: ref('member'),
  stage: oneOf(STAGES),
  turn: integer({ min: 0, max: 1000 }),
  position: oneOf(POSITIONS),
  reason: long({ max: 5000 }),
  /** What would meet the objection. */
  alternative: long({ max: 5000 }),
  nominee: ref('member'),
  /** Options by id: those approved, or in order of preference. */
  choices: json(),
  at: instant(),
  /** How an objection was met, a question answered, an advice used. Counts while it is younger than what was said. */
  how: long({ max: 5000 }),
  metAt: instant(),
  metBy: ref('member'),
  /** By its author. */
  withdrawnAt: instant(),
});

/** An adopted proposal as it was: never rewritten. Its id derives from the proposal, so that there is one outcome. */
export const decision = table('decision', {
  proposal: ref('proposal'),
  /** In the registry. Two made apart may have the same: see numbering.ts. */
  number: integer({ min: 1 }),
  title: string({ max: 200 }),
  tension: long({ max: 5000 }),
  text: long({ max: 200_000 }),
  process: oneOf(PROCESSES),
  circle: ref('circle'),
  adoptedAt: instant(),
  adoptedBy: ref('member'),
  /** Why it is adopted as it stands: the facilitator's words. */
  statement: long({ max: 5000 }),
  /** The voices it rests on, as they were: see counting.ts. */
  counted: json(),
  /** What was carried out with it. */
  effects: json(),
  /** The option chosen. */
  option: string({ max: 300 }),
  supersedes: ref('decision'),
  reviewOn: date(),
  /** The task that brings the review back. */
  reviewTask: ref('task'),
});

/** That a decision was looked at again and stands. */
export const decisionReview = table('decision-review', {
  decision: ref('decision'),
  at: instant(),
  by: ref('member'),
  note: long({ max: 5000 }),
  next: date(),
});

export const tables = [proposal, concerned, option, effect, voice, decision, decisionReview];
