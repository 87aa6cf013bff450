/** What one is told and why, what one chose about it, and when one may be told. */

import type { CivilDate } from '../../kernel/civil-date.ts';
import { date, integer, list, oneOf, optional } from '../../replica/schema.ts';
import { continuityNotices } from '../continuity/index.ts';
import { NOTICE_KINDS, NOTICE_REASONS, NOTICE_WORDS, type Notice } from '../notice.ts';
import { organisationNotices } from '../organisation/index.ts';
import { workOf } from '../people/index.ts';
import { requestNotices } from '../requests/index.ts';
import { type QueryContext, query } from '../room.ts';
import { task, taskNotices } from '../tasks/index.ts';
import { choicesOf, hourOf, mutedBy } from './choosing.ts';

/** The most pressing kinds first, of each the latest first. */
export const noticeList = query({
  name: 'notice.list',
  input: { kinds: optional(list(oneOf(NOTICE_KINDS), { max: NOTICE_KINDS.length })), limit: optional(integer({ min: 0, max: 1000 })) },
  shows: ['says', 'title', 'by', 'because', 'of'],
  says: { kind: NOTICE_KINDS, says: NOTICE_WORDS, because: NOTICE_REASONS },
  run: (read, { kinds = NOTICE_KINDS, limit = 200 }) =>
    gathered(read)
      .filter(({ kind }) => kinds.includes(kind))
      .slice(0, limit),
});

export const noticeSettings = query({
  name: 'notice.settings',
  input: {},
  shows: ['hour', 'kinds', 'muted'],
  within: { kinds: ['kind', 'atOnce', 'mail'], muted: ['title'] },
  run: (read) => ({
    hour: hourOf(read, read.me),
    kinds: choicesOf(read, read.me),
    muted: mutedBy(read, read.me).map((id) => ({ id, title: read.row(task, id)?.title ?? null })),
  }),
});

/** The declared hours of the reader in the days to come, as instants: outside them nobody is told anything. */
export const noticeHours = query({
  name: 'notice.hours',
  input: { from: optional(date()), days: optional(integer({ min: 1, max: 92 })) },
  shows: ['from', 'to'],
  run: (read, { from = read.today, days = 2 }: { readonly from?: CivilDate; readonly days?: number }) =>
    workOf(read, read.me, from, days, read.zone),
});

export const queries = [noticeList, noticeSettings, noticeHours];

/** An offer that a request made is told as the request. */
function gathered(read: QueryContext): readonly Notice[] {
  const requested = requestNotices(read);
  const tasks = new Set(requested.map((each) => each.task));
  const others = taskNotices(read).filter((each) => each.kind !== 'offer' || !tasks.has(each.task));
  const muted = new Set(mutedBy(read, read.me));
  return [...requested, ...others, ...organisationNotices(read), ...continuityNotices(read)]
    .filter((each) => each.task === null || !muted.has(each.task))
    .toSorted((a, b) => NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind) || b.at - a.at || (a.key < b.key ? -1 : 1));
}
