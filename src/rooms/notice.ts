/** What a notice is: told by each room of its own rows, never stored, gathered by the room `notices`. */

import type { CivilDate } from '../kernel/civil-date.ts';
import type { Id } from '../kernel/ids.ts';

/** What one chooses about, the most pressing first. */
export const NOTICE_KINDS = [
  ...(['request-urgent', 'request', 'offer', 'mention', 'voice-last', 'answer'] as const),
  ...(['said', 'voice', 'sign', 'lease', 'danger', 'role'] as const),
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What happened, in a few words. */
export const NOTICE_WORDS = [
  ...(['request-urgent', 'request', 'request-word', 'offer', 'accepted', 'declined', 'mention', 'said', 'added'] as const),
  ...(['voice', 'voice-last', 'sign', 'lease', 'offered-back', 'late', 'stranded', 'blocked', 'role-ends'] as const),
] as const;

/** Why this member is told: one sentence each. */
export const NOTICE_REASONS = [
  ...(['asked', 'role', 'offered', 'named', 'holds', 'duty', 'answers'] as const),
  ...(['circle', 'everybody', 'leads', 'party'] as const),
] as const;

interface Named {
  readonly id: Id;
  readonly name: string | null;
}

export interface Notice {
  readonly kind: NoticeKind;
  /** The same on every device for the same thing; another one when it is new again. */
  readonly key: string;
  readonly says: (typeof NOTICE_WORDS)[number];
  /** What it is about, and opens. */
  readonly table: 'task' | 'request' | 'proposal' | 'agreement' | 'role';
  readonly row: Id;
  readonly title: string | null;
  /** Which task it belongs to, where it can be muted with it. */
  readonly task: Id | null;
  /** Who did or said it. */
  readonly by: Named | null;
  /** The beginning of what was said. */
  readonly words: string | null;
  /** The last day of it. */
  readonly day: CivilDate | null;
  /** Since when it concerns this member, ms since 1970. */
  readonly at: number;
  readonly because: (typeof NOTICE_REASONS)[number];
  /** The role, place or circle that `because` speaks of. */
  readonly of: Named | null;
  /** A rota has them on duty until then (ms), also outside the hours they declared. */
  readonly onDutyUntil: number | null;
}

/** For how long what happened once is told, in ms. */
export const TOLD_FOR = 30 * 86_400_000;

const EXCERPT = 160;

/** As much of a text as a line has room for. */
export function excerpt(text: string | null): string | null {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  if (line === '') return null;
  return line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A notice with what most of them leave empty. */
export const notice = (given: Pick<Notice, 'kind' | 'key' | 'table' | 'row' | 'title' | 'at' | 'because'> & Partial<Notice>): Notice => ({
  says: given.says ?? sayingOf(given.kind),
  task: null,
  by: null,
  words: null,
  day: null,
  of: null,
  onDutyUntil: null,
  ...given,
});

const sayingOf = (kind: NoticeKind): Notice['says'] => NOTICE_WORDS.find((says) => says === kind) ?? 'said';
