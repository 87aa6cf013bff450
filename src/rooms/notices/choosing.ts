/** What a member chose about being told, and what holds where they chose nothing: quiet, and nothing that waits is missed. */

import type { Id } from '../../kernel/ids.ts';
import { deriveId } from '../../replica/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { NOTICE_KINDS, type NoticeKind } from '../notice.ts';
import { isTime } from '../people/index.ts';
import { noticeChoice, noticeHour, noticeMute } from './schema.ts';

export interface Choice {
  readonly kind: NoticeKind;
  readonly atOnce: boolean;
  readonly mail: boolean;
}

/** When somebody waits for an answer, or the last day has come; the rest is for a quiet moment. */
const AT_ONCE: readonly NoticeKind[] = ['request-urgent', 'request', 'offer', 'mention', 'voice-last'];

const HOUR = '09:00';

export const choiceId = (member: Id, kind: NoticeKind): Id => deriveId(noticeChoice.name, member, kind);
export const hourId = (member: Id): Id => deriveId(noticeHour.name, member);

/** In the order of kinds. */
export function choicesOf(read: Reader, member: Id): readonly Choice[] {
  return NOTICE_KINDS.map((kind) => {
    const row = read.row(noticeChoice, choiceId(member, kind));
    const chosen = row === undefined || row.deleted !== null ? undefined : row;
    return { kind, atOnce: chosen?.atOnce ?? AT_ONCE.includes(kind), mail: chosen?.mail ?? true };
  });
}

/** "HH:MM" where the member is. */
export function hourOf(read: Reader, member: Id): string {
  const row = read.row(noticeHour, hourId(member));
  const hour = row === undefined || row.deleted !== null ? null : row.hour;
  return hour !== null && isTime(hour) && hour !== '24:00' ? hour : HOUR;
}

export const mutedBy = (read: Reader, member: Id): readonly Id[] =>
  read
    .where(noticeMute, { member })
    .values('task')
    .filter((task): task is Id => task !== null);
