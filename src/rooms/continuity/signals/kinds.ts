/** What may endanger a task or a role, and how long each can wait. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';

/** In the order in which they are told. */
export const KINDS = ['orphan', 'stranded', 'blocked', 'late', 'asleep', 'single'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Why, to be put into words:
 * - orphan: whoever held it has left the workplace; its role is vacant or gone; it has no role. Of a role: nobody holds it.
 * - stranded: who answers is away, until `date`; null when nothing says until when.
 * - blocked: waits in a circle; on `other`, which was dropped or put in the trash; on `other`, for which nobody is there; on what is done;
 *   on what should have come by `date`.
 * - late: was due on `date`.
 * - asleep: nothing happened since `date`: its holder is asked; the holder was asked and it is offered back; it falls to its role.
 * - single: only one person holds the role, and nobody stands in; of a task that comes back, one person alone ever did it.
 */
export const REASONS = [
  ...(['holder-left', 'role-vacant', 'no-role', 'nobody-holds'] as const),
  ...(['away'] as const),
  ...(['circle', 'other-dropped', 'other-unattended', 'others-done', 'waited-out'] as const),
  ...(['due-passed'] as const),
  ...(['holder-asked', 'offered-back', 'rests'] as const),
  ...(['one-holder', 'one-doer'] as const),
] as const;
export type Reason = (typeof REASONS)[number];

/** What the search finds: plain, so that a slow reference can find the same. */
export interface Finding {
  readonly kind: Kind;
  readonly about: 'task' | 'role';
  readonly id: Id;
  readonly reason: Reason;
  readonly date: CivilDate | null;
  readonly other: Id | null;
  /** Of a role: who carries it. Of what its holders are asked about: they. Of what one person alone did: they. */
  readonly members?: readonly Id[];
  /** The first day on which they were asked. */
  readonly since?: CivilDate;
}

/** Days after which a held task without a rhythm of its own is asked about. */
export const RHYTHM = 28;
/** Days that a task with neither due date nor rhythm can wait for who answers for it. */
const PATIENCE = 14;
/** Days that any task without a due date ahead can wait: over a week-end nothing is stranded. */
export const SHORTEST = 3;
/** Days on which a holder could be reached and said nothing, after which their task is offered back. */
export const GRACE = 5;
/** Turns that are done, after which a task that one person alone did is told. */
export const TURNS = 3;
/** How far ahead somebody's return is looked for, in days. */
export const HORIZON = 366;

interface Waiting {
  readonly state: string | null;
  readonly due: CivilDate | null;
  readonly waitUntil: CivilDate | null;
  readonly rhythm: number | null;
}

/** The last day until which a task can wait for who answers for it. */
export function canWaitUntil({ state, due, waitUntil, rhythm }: Waiting, today: CivilDate): CivilDate {
  const days = due === null ? Math.max(SHORTEST, rhythm ?? PATIENCE) : SHORTEST;
  const own = due !== null && due >= today ? due : addDays(today, days);
  return state === 'waiting' && waitUntil !== null && waitUntil > own ? waitUntil : own;
}

/** It waits for a day that has not come: nothing needs to happen until then. */
export const isWaitingStill = ({ state, waitUntil }: Pick<Waiting, 'state' | 'waitUntil'>, today: CivilDate): boolean =>
  state === 'waiting' && waitUntil !== null && waitUntil >= today;
