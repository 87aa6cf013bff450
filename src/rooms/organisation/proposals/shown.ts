/** Proposals as they are shown: names looked up, rounds with their voices, what is asked of the reader. */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Json } from '../../../replica/schema.ts';
import { member } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { accountability, circle, role } from '../circles/index.ts';
import { countedIn, isLate } from './counting.ts';
import { numbersOf } from './numbering.ts';
import { lastStage, processOf, rulesOf } from './process.ts';
import { decision, option, type Process, type Stage, voice } from './schema.ts';
import {
  type Expectation,
  expectationOf,
  isMet,
  isOpenObjection,
  isWithdrawn,
  leaderOf,
  type Outcome,
  outcomeOf,
  type Proposal,
  type Round,
  stageOf,
  turnOf,
  type Voice,
} from './standing.ts';
import { decisionId } from './under-way.ts';

export interface Named {
  readonly id: Id;
  /** Null when the row is not here, or was emptied. */
  readonly name: string | null;
}

export interface VoiceView {
  readonly id: Id;
  readonly member: Named | null;
  readonly position: Voice['position'];
  readonly reason: string | null;
  readonly alternative: string | null;
  readonly nominee: Named | null;
  /** Titles of the options, those that are gone left out. */
  readonly choices: readonly Named[];
  readonly at: number | null;
  readonly how: string | null;
  readonly metBy: Named | null;
  readonly metAt: number | null;
  readonly isMet: boolean;
  readonly isWithdrawn: boolean;
  readonly isOpen: boolean;
  /** Said before the proposal was last changed. */
  readonly isBefore: boolean;
  /** It reached the workplace, or was changed, after the decision was made. */
  readonly isLate: boolean;
  /** Somebody else's nomination or vote in a round that still waits for others: that it was said is shown, and not what. */
  readonly isSealed: boolean;
}

export interface RoundView {
  readonly stage: Stage;
  readonly turn: number;
  readonly isNow: boolean;
  readonly voices: readonly VoiceView[];
}

export interface ProposalLine {
  readonly id: Id;
  readonly title: string | null;
  readonly tension: string | null;
  readonly process: Process;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly deadline: string | null;
  readonly createdAt: number | null;
  readonly createdBy: Named | null;
  readonly circle: Named | null;
  /** What is asked of the reader now. */
  readonly awaiting: Expectation | null;
  readonly deleted: number | null;
}

export function lineOf(read: QueryContext, row: Proposal, named: (id: Id) => Named): ProposalLine {
  return {
    id: row.id,
    title: row.title,
    tension: row.tension,
    process: processOf(row.process),
    stage: stageOf(row),
    outcome: outcomeOf(read, row),
    deadline: row.deadline,
    createdAt: row.createdAt,
    createdBy: row.createdBy === null ? null : named(row.createdBy),
    circle: circleNamed(read, row.circle),
    awaiting: expectationOf(read, row, read.me, read.today) ?? null,
    deleted: row.deleted,
  };
}

/** The rounds that were, oldest first, the present one among them, and those still to come without voices. */
export function roundsOf(read: Reader, row: Proposal, now: Round, named: (id: Id) => Named, me?: Id): readonly RoundView[] {
  const { stages } = rulesOf(row.process);
  const show = showVoice(read, row, named);
  const all = read.where(voice, { proposal: row.id }).sort({ by: 'at' }).all();
  const begun = [...new Set([...all.map(turnOf), turnOf(row)])].sort((a, b) => a - b);
  const isOpen = outcomeOf(read, row) === 'open';
  const seals = isOpen && SEALED.includes(now.stage) && !now.isComplete;
  const view = (each: Voice): VoiceView =>
    seals && each.stage === now.stage && turnOf(each) === now.turn && each.member !== me ? sealed(show(each)) : show(each);
  return begun.flatMap((turn) =>
    stages.slice(1).flatMap((stage): RoundView[] => {
      const isNow = isOpen && turn === now.turn && stage === now.stage;
      const voices = all.filter((each) => turnOf(each) === turn && each.stage === stage).map(view);
      // Of earlier turns only the rounds in which something was said are worth a place.
      return voices.length > 0 || isNow || turn === now.turn ? [{ stage, turn, isNow, voices }] : [];
    }),
  );
}

/** Rounds in which nobody is to speak with the tide. */
const SEALED: readonly Stage[] = ['nominate', 'vote'];

const sealed = (voice: VoiceView): VoiceView => ({
  ...voice,
  position: null,
  reason: null,
  nominee: null,
  choices: [],
  isSealed: true,
});

function showVoice(read: Reader, row: Proposal, named: (id: Id) => Named): (each: Voice) => VoiceView {
  const adopted = read.row(decision, decisionId(row.id));
  const counted = adopted === undefined || adopted.deleted !== null ? undefined : countedIn(adopted);
  const deciding = lastStage(row.process);
  return (each) => ({
    id: each.id,
    member: each.member === null ? null : named(each.member),
    position: each.position,
    reason: each.reason,
    alternative: each.alternative,
    nominee: each.nominee === null ? null : named(each.nominee),
    choices: choicesShown(read, each.choices),
    at: each.at,
    how: each.how,
    metBy: each.metBy === null ? null : named(each.metBy),
    metAt: each.metAt,
    isMet: isMet(each),
    isWithdrawn: isWithdrawn(each),
    isOpen: isOpenObjection(each),
    isBefore: row.editedAt !== null && (each.at ?? 0) < row.editedAt,
    isLate: counted !== undefined && each.stage === deciding && turnOf(each) === turnOf(row) && isLate(each, counted),
    isSealed: false,
  });
}

function choicesShown(read: Reader, choices: Json): readonly Named[] {
  if (!Array.isArray(choices)) return [];
  return (choices as readonly Json[]).flatMap((id): Named[] => {
    const row = typeof id === 'string' ? read.row(option, id) : undefined;
    return row === undefined ? [] : [{ id: row.id, name: row.title }];
  });
}

/** The decision a proposal would replace, or became, in short. */
export function decisionNamed(
  read: Reader,
  id: Id | null,
): { readonly id: Id; readonly number: string; readonly title: string | null } | null {
  const row = id === null ? undefined : read.row(decision, id);
  if (row === undefined || row.deleted !== null) return null;
  return { id: row.id, number: numbersOf(read).get(row.id) ?? '–', title: row.title };
}

export const circleNamed = (read: Reader, id: Id | null): Named | null =>
  id === null ? null : { id, name: read.row(circle, id)?.name ?? null };

export const leaderNamed = (read: Reader, row: Proposal, named: (id: Id) => Named): Named | null => {
  const leader = leaderOf(read, row);
  return leader === undefined ? null : named(leader);
};

/** The role that an election is about, and what whoever holds it answers for; null for other processes. */
export function electedRole(read: Reader, about: Pick<Proposal, 'process' | 'role'>) {
  const row = about.process !== 'election' || about.role === null ? undefined : read.row(role, about.role);
  if (row === undefined) return null;
  const expected = read.where(accountability, { role: row.id }).sort({ by: 'position' }).values('text');
  return { id: row.id, name: row.name, purpose: row.purpose, expected: expected.filter((text) => text !== null && text !== '') };
}

/** Looks each member up once. */
export function namesOf(read: Reader): (id: Id) => Named {
  const known = new Map<Id, Named>();
  return (id) => {
    const found = known.get(id) ?? { id, name: read.row(member, id)?.name ?? null };
    known.set(id, found);
    return found;
  };
}
