/** What a member chose about being told. Notices themselves are computed: they have no table. */

import { boolean, joining, oneOf, ref, string, table } from '../../replica/schema.ts';
import { NOTICE_KINDS } from '../notice.ts';

/** One row for each kind a member chose about; its id derives from both. What was not chosen is as `DEFAULTS` says. */
export const noticeChoice = table('notice-choice', {
  member: ref('member'),
  kind: oneOf(NOTICE_KINDS),
  /** Within declared hours, in the open application and on the devices that asked for it. */
  atOnce: boolean(),
  /** In the mail of the day. */
  mail: boolean(),
});

/** When a member's mail of the day goes out, on working days. Its id derives from the member. */
export const noticeHour = table('notice-hour', { member: ref('member'), hour: string({ max: 5 }) });

/** A task of which a member wants to hear nothing. */
export const noticeMute = joining('notice-mute', { member: ref('member'), task: ref('task') }, {});

export const tables = [noticeChoice, noticeHour, noticeMute];
