/** What a member is told of requests: those that arrive where they are on duty, and what whoever asked says since. */

import type { Id } from '../../kernel/ids.ts';
import { excerpt, type Notice, notice, TOLD_FOR } from '../notice.ts';
import { dutySpan, type Span } from '../people/index.ts';
import { place } from '../places/index.ts';
import type { QueryContext } from '../room.ts';
import { handOver, handOversShown, isLive, standingHolders, task } from '../tasks/index.ts';
import { request, requestWord } from './schema.ts';

export function requestNotices(read: QueryContext): readonly Notice[] {
  const since = read.now - TOLD_FOR;
  const rows = read.where(request, { receivedAt: (at) => at !== null && at >= since }).all();
  const words = read.where(requestWord, { at: (at) => at !== null && at >= since }).all();
  const spoken = [...new Set(words.flatMap((word) => word.request ?? []))];
  const known = new Map([...rows, ...read.where(request, { id: spoken }).all()].map((row) => [row.id, row]));
  const duties = new Map<Id, Span | undefined>();
  const dutyOf = (at: Id) => {
    if (!duties.has(at)) duties.set(at, dutySpan(read, at, read.me, read.now, read.zone));
    return duties.get(at);
  };
  return [...known.values()].flatMap((row): readonly Notice[] => {
    const work = row.task === null ? undefined : read.row(task, row.task);
    if (work === undefined || work.deleted !== null || !isLive(work.state)) return [];
    const holders = standingHolders(read, work.id);
    const duty = row.place === null || holders.length > 0 ? undefined : dutyOf(row.place);
    const asked = holders.length === 0 && work.createdBy !== read.me && isAsked(read, work.id);
    const about = { table: 'request', row: row.id, task: work.id, title: work.title ?? excerpt(row.words) } as const;
    const of = row.place === null ? null : { id: row.place, name: read.row(place, row.place)?.name ?? null };
    const because = { because: 'duty', of, onDutyUntil: duty?.to ?? null } as const;
    const arrived = row.receivedAt ?? 0;
    const told: Notice[] = [];
    if ((asked || duty !== undefined) && work.createdBy !== read.me) {
      const kind = row.urgency === 'blocked' ? 'request-urgent' : 'request';
      // Whoever comes on duty later is told when their turn begins.
      const at = asked || duty === undefined ? arrived : Math.max(arrived, duty.from);
      told.push(notice({ ...about, ...because, kind, key: `request/${row.id}`, at, words: excerpt(row.words) }));
    }
    const said = words.filter((word) => word.request === row.id).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const last = said.at(-1);
    const holds = holders.includes(read.me);
    // Who answered has read it.
    if (last !== undefined && last.member === null && (holds || asked || duty !== undefined)) {
      const why = holds ? ({ because: 'holds' } as const) : because;
      const key = `request-word/${last.id}`;
      told.push(notice({ ...about, ...why, kind: 'request', says: 'request-word', key, at: last.at ?? 0, words: excerpt(last.words) }));
    }
    return told;
  });
}

/** Offered by name, as to those on duty when it arrived, and not yet answered. */
const isAsked = (read: QueryContext, id: Id): boolean =>
  handOversShown(read, read.where(handOver, { task: id, withdrawnAt: null }).all()).some(
    ({ view }) =>
      view.outcome === 'offered' &&
      view.answers.some(({ member, addressed, answer }) => addressed && answer === null && member.id === read.me),
  );
