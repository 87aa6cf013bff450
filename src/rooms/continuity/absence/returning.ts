/** What happened to what a member handed over: for the day they come back. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { startOfDay } from '../../../kernel/zones.ts';
import { role, roleHolder, rolesOf } from '../../organisation/index.ts';
import { member, presence } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import { comment, handOver, handOversShown, task, taskRows } from '../../tasks/index.ts';
import type { Named } from '../signals/dress.ts';

export const BECAME = ['done', 'goes-on', 'unanswered', 'declined', 'withdrawn'] as const;

export interface Returned {
  readonly task: Id;
  readonly handOver: Id;
  readonly title: string | null;
  /** It is done or dropped; somebody goes on with it; nobody took it, so that it is still one's own; the offer was taken back. */
  readonly became: (typeof BECAME)[number];
  readonly offeredAt: number | null;
  /** Who accepted it. */
  readonly taker: Named | null;
  readonly holders: readonly Named[];
  readonly doneAt: number | null;
  readonly nextStep: string | null;
  /** The last word said about it since. */
  readonly word: { readonly author: Named | null; readonly body: string; readonly at: number } | null;
}

export interface Return {
  /** Since which day hand-overs are told. */
  readonly since: CivilDate;
  readonly handOvers: readonly Returned[];
  /** Who stands in for one's roles. */
  readonly deputies: readonly { readonly role: Named; readonly member: Named; readonly until: CivilDate | null }[];
}

/** Days before an absence in which one hands over; days back where none was declared. */
const BEFORE = 14;
const LONG_AGO = 30;

export function returnOf(read: QueryContext, given: CivilDate | undefined): Return {
  const since = given ?? sinceWhen(read);
  const instant = startOfDay(since, read.zone);
  const rows = read
    .where(handOver, { offeredAt: (at) => at !== null && at >= instant, from: read.me })
    .sort({ by: 'offeredAt', descending: true })
    .all();
  const seen = new Set<Id>();
  const latest = rows.filter(({ task: id }) => id !== null && !seen.has(id) && seen.add(id));
  const shown = new Map(taskRows(read, read.where(task, { id: [...seen] }, 'with').all()).map((row) => [row.id, row]));
  const handOvers = handOversShown(read, latest).flatMap(({ view }): Returned[] => {
    const row = view.task === null ? undefined : shown.get(view.task);
    if (row === undefined) return [];
    const taker = view.answers.find(({ answer }) => answer === 'accepted')?.member ?? null;
    const closed = row.state === 'done' || row.state === 'dropped';
    const others = row.holders.some(({ id }) => id !== read.me);
    const open = view.outcome === 'accepted' || others ? 'goes-on' : view.outcome === 'offered' ? 'unanswered' : view.outcome;
    return [
      {
        ...{ task: row.id, handOver: view.id, title: row.title, became: closed ? 'done' : open, offeredAt: view.offeredAt, taker },
        ...{
          holders: row.holders,
          doneAt: closed ? row.doneAt : null,
          nextStep: row.nextStep,
          word: lastWord(read, row.id, view.offeredAt),
        },
      },
    ];
  });
  return { since, handOvers, deputies: standingIn(read) };
}

/** Before the first absence that lasted until less than a month ago: one is often said in pieces. Else a month ago. */
function sinceWhen(read: QueryContext): CivilDate {
  const oldest = addDays(read.today, -LONG_AGO);
  const first = read
    .where(presence, {
      member: read.me,
      reach: 'off',
      from: (from) => from !== null && from <= read.today,
      to: (to) => to !== null && to >= oldest,
    })
    .sort({ by: 'from' })
    .first();
  return first?.from == null ? oldest : addDays(first.from, -BEFORE);
}

function lastWord(read: QueryContext, id: Id, since: number | null): Returned['word'] {
  const last = read.where(comment, { task: id }).sort({ by: 'at', descending: true }).first();
  if (last === undefined || last.at === null || last.at < (since ?? 0) || last.author === read.me) return null;
  return { author: last.author === null ? null : named(read, last.author), body: last.body ?? '', at: last.at };
}

const standingIn = (read: QueryContext): Return['deputies'] =>
  rolesOf(read, read.me).flatMap((id) =>
    read
      .where(roleHolder, { role: id, deputy: true })
      .all()
      .flatMap((row) =>
        row.member === null || row.member === read.me
          ? []
          : [{ role: { id, name: read.row(role, id)?.name ?? null }, member: named(read, row.member), until: row.until }],
      ),
  );

const named = (read: QueryContext, id: Id): Named => ({ id, name: read.row(member, id)?.name ?? null });
