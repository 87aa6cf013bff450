/** What a member is told of tasks: offers, answers to their own, where they are named, what others say on what they hold. */

import type { Id } from '../../kernel/ids.ts';
import { excerpt, type Notice, notice, TOLD_FOR } from '../notice.ts';
import type { QueryContext } from '../room.ts';
import { handOversShown } from './hand-overs.ts';
import { lasts } from './holding.ts';
import { mentionsOf, offersTo } from './mine.ts';
import { namesOf } from './rows.ts';
import { attachment, comment, handOver, handOverTo, holding, mention, task } from './schema.ts';
import { isLive } from './standing.ts';

export const taskNotices = (read: QueryContext): readonly Notice[] => [...offers(read), ...answers(read), ...mentions(read), ...said(read)];

/** By name or through a role; what is offered to anybody names nobody, and stands on Today. */
function offers(read: QueryContext): readonly Notice[] {
  return offersTo(read, Number.POSITIVE_INFINITY).flatMap((offer) => {
    const asked = offer.answers.some(({ member, addressed }) => addressed && member.id === read.me);
    if (offer.task === null || (!asked && offer.to !== 'role')) return [];
    const words = excerpt(offer.nextStep ?? offer.state);
    const because = asked ? ({ because: 'asked' } as const) : ({ because: 'role', of: offer.role } as const);
    const about = { kind: 'offer', key: `offer/${offer.id}`, at: offer.offeredAt ?? 0, by: offer.from ?? offer.offeredBy, words } as const;
    return notice({ ...onTask(offer.task, offer.title), ...about, ...because });
  });
}

/** What became of one's own offers. */
function answers(read: QueryContext): readonly Notice[] {
  const since = read.now - TOLD_FOR;
  const answered = read.where(handOverTo, { answeredAt: (at) => at !== null && at >= since }).values('handOver');
  const ids = [...new Set(answered.filter((id): id is Id => id !== null))];
  if (ids.length === 0) return [];
  const mine = read
    .where(handOver, { id: ids })
    .all()
    .filter((row) => row.from === read.me || row.offeredBy === read.me);
  return handOversShown(read, mine).flatMap(({ view }) =>
    view.answers.flatMap(({ member, answer, answeredAt, word }) => {
      if (view.task === null || answer === null || member.id === read.me || (answeredAt ?? 0) < since) return [];
      const about = { kind: 'answer', says: answer, key: `answer/${view.id}/${member.id}/${answer}`, because: 'offered' } as const;
      return notice({ ...onTask(view.task, view.title), ...about, at: answeredAt ?? 0, by: member, words: excerpt(word) });
    }),
  );
}

const mentions = (read: QueryContext): readonly Notice[] =>
  mentionsOf(read, read.now - TOLD_FOR, Number.POSITIVE_INFINITY).map((each) => {
    const about = { kind: 'mention', key: `mention/${each.comment}`, because: 'named' } as const;
    return notice({ ...onTask(each.task.id, each.task.title), ...about, at: each.at, by: each.author, words: excerpt(each.body) });
  });

/** The latest that others said or added on each task since one has it; what names one is told as that. */
function said(read: QueryContext): readonly Notice[] {
  const since = read.now - TOLD_FOR;
  const began = new Map<Id, number>();
  for (const stretch of read.where(holding, { member: read.me, until: null }).all())
    if (stretch.task !== null && lasts(stretch)) began.set(stretch.task, stretch.from ?? 0);
  if (began.size === 0) return [];
  const live = read.where(task, { id: [...began.keys()], state: isLive }).all();
  const ids = live.map(({ id }) => id);
  const named = namesOf(read);
  const latest = new Map<Id, { readonly id: Id; readonly at: number; readonly by: Id | null; readonly words: string | null }>();
  const keep = (of: Id | null, one: { readonly id: Id; readonly at: number; readonly by: Id | null; readonly words: string | null }) => {
    if (of === null || one.by === read.me || one.at < Math.max(since, began.get(of) ?? 0)) return;
    if (one.at > (latest.get(of)?.at ?? -1)) latest.set(of, one);
  };
  const namingMe = new Set(read.where(mention, { member: read.me, task: ids }).values('comment'));
  for (const row of read.where(comment, { task: ids, at: (at) => at !== null && at >= since }).all())
    if (!namingMe.has(row.id)) keep(row.task, { id: row.id, at: row.at ?? 0, by: row.author, words: row.body });
  for (const row of read.where(attachment, { task: ids, addedAt: (at) => at !== null && at >= since }).all())
    keep(row.task, { id: row.id, at: row.addedAt ?? 0, by: row.addedBy, words: row.name });
  return live.flatMap(({ id, title }) => {
    const last = latest.get(id);
    if (last === undefined) return [];
    const says = read.row(attachment, last.id) === undefined ? 'said' : 'added';
    const about = { kind: 'said', says, key: `said/${last.id}`, because: 'holds' } as const;
    const by = last.by === null ? null : named(last.by);
    return notice({ ...onTask(id, title), ...about, at: last.at, by, words: excerpt(last.words) });
  });
}

const onTask = (id: Id, title: string | null) => ({ table: 'task', row: id, task: id, title }) as const;
