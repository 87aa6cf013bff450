/** Hand-overs: an offer releases nothing, accepting is one change. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import type { Row } from '../../replica/schema.ts';
import { isHeldBy } from '../organisation/index.ts';
import type { Transaction } from '../room.ts';
import { handOver, handOverTo } from './schema.ts';

export type HandOver = Row<typeof handOver>;
export type Answer = Row<typeof handOverTo>;
export const OUTCOMES = ['offered', 'accepted', 'declined', 'withdrawn'] as const;
export type HandOverOutcome = (typeof OUTCOMES)[number];

export interface Offer {
  readonly to: 'members' | 'role' | 'anyone';
  readonly members?: readonly Id[] | undefined;
  readonly role?: Id | undefined;
  /** Whose stretch ends when somebody accepts; none when one more holder is invited. */
  readonly from?: Id | undefined;
  readonly state?: string | undefined;
  readonly nextStep?: string | undefined;
  readonly traps?: string | undefined;
}

export function offer(tx: Transaction, task: Id, { members, ...note }: Offer): Id {
  const id = tx.insert(handOver, {
    task,
    to: note.to,
    role: note.role ?? null,
    from: note.from ?? null,
    state: note.state ?? null,
    nextStep: note.nextStep ?? null,
    traps: note.traps ?? null,
    offeredAt: tx.now,
    offeredBy: tx.me,
  });
  for (const member of members ?? []) tx.join(handOverTo, { handOver: id, member }, { addressed: true });
  return id;
}

/** Withdrawn loses against accepted: whoever took the baton in time has it. */
export function outcomeOf(row: HandOver, answers: readonly Answer[]): HandOverOutcome {
  if (answers.some(({ answer }) => answer === 'accepted')) return 'accepted';
  if (row.withdrawnAt !== null || row.deleted !== null) return 'withdrawn';
  const asked = answers.filter(({ addressed }) => addressed === true);
  return asked.length > 0 && asked.every(({ answer }) => answer === 'declined') ? 'declined' : 'offered';
}

/** Whether it waits for this member's answer. */
export function isOfferedTo(read: Reader, row: HandOver, answers: readonly Answer[], member: Id): boolean {
  if (outcomeOf(row, answers) !== 'offered') return false;
  const own = answers.find((answer) => answer.member === member);
  if (own?.answer === 'declined') return false;
  if (own?.addressed === true) return true;
  if (row.from === member || row.offeredBy === member) return false;
  return row.to === 'anyone' || (row.to === 'role' && row.role !== null && isHeldBy(read, row.role, member));
}

export const answersOf = (read: Reader, id: Id): readonly Answer[] => read.where(handOverTo, { handOver: id }).all();
