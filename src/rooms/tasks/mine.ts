/** What concerns one member, for Today. */

import type { QueryContext } from '../room.ts';
import { answeredBy, heldBy } from './finding.ts';
import { type HandOverView, handOversShown } from './hand-overs.ts';
import { isOfferedTo } from './offering.ts';
import { type Named, namesOf, type TaskRow, taskRows } from './rows.ts';
import { comment, handOver, mention, task } from './schema.ts';
import { isLive } from './standing.ts';

/** The live tasks I hold: by due date, none last, then by hand. */
export const tasksHeld = (read: QueryContext, limit: number): readonly TaskRow[] => byDue(read, heldBy(read, read.me), limit);

/** The live tasks nobody holds that belong to a role of mine. */
export function roleTasks(read: QueryContext, limit: number): readonly TaskRow[] {
  const held = new Set(heldBy(read, read.me));
  return byDue(
    read,
    answeredBy(read, read.me).filter((id) => !held.has(id)),
    limit,
  );
}

/** The hand-overs that wait for my answer, on live tasks, the latest first. */
export function offersTo(read: QueryContext, limit: number): readonly HandOverView[] {
  const rows = read.where(handOver, { withdrawnAt: null }).sort({ by: 'offeredAt', descending: true }).all();
  if (rows.length === 0) return [];
  const live = new Set(read.where(task, { state: isLive, id: rows.flatMap((row) => row.task ?? []) }).ids());
  const shown = handOversShown(
    read,
    rows.filter((row) => row.task !== null && live.has(row.task)),
  );
  return shown
    .filter(({ row, answers }) => isOfferedTo(read, row, answers, read.me))
    .slice(0, limit)
    .map(({ view }) => view);
}

export interface MentionView {
  readonly comment: string;
  readonly task: { readonly id: string; readonly title: string | null };
  readonly author: Named | null;
  readonly body: string;
  readonly at: number;
}

/** Comments after `since` that name me and that I did not write, the latest first. */
export function mentionsOf(read: QueryContext, since: number, limit: number): readonly MentionView[] {
  const named = namesOf(read);
  const rows = read
    .where(mention, { member: read.me, at: (at) => at !== null && at > since })
    .sort({ by: 'at', descending: true })
    .all();
  return rows
    .flatMap((row): MentionView[] => {
      const said = row.comment === null ? undefined : read.row(comment, row.comment);
      const about = row.task === null ? undefined : read.row(task, row.task);
      if (said === undefined || said.deleted !== null || said.author === read.me || about === undefined || about.deleted !== null)
        return [];
      const author = said.author === null ? null : named(said.author);
      return [{ comment: said.id, task: { id: about.id, title: about.title }, author, body: said.body ?? '', at: row.at ?? 0 }];
    })
    .slice(0, limit);
}

function byDue(read: QueryContext, ids: readonly string[], limit: number): readonly TaskRow[] {
  const rows = read.where(task, { state: isLive, id: ids });
  return taskRows(read, rows.sort({ by: 'due' }, { by: 'position' }).slice(0, limit).all());
}
