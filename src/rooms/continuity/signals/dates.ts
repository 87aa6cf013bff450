/** Late tasks, and those in which nothing happened for longer than their rhythm: claims are leases. */

import { addDays, type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { civilDateAt, startOfDay } from '../../../kernel/zones.ts';
import type { Table } from '../../../replica/schema.ts';
import { reachableDates } from '../../people/index.ts';
import { attachment, checklistItem, comment, handOver, holding, taskLink, taskTag } from '../../tasks/index.ts';
import { type Finding, GRACE, isWaitingStill, RHYTHM } from './kinds.ts';
import { carriersOf, heldOf, type Look } from './look.ts';

export function late({ live, moment }: Look): readonly Finding[] {
  const rows = live.where({ due: (due) => due !== null && due < moment.today });
  const dues = rows.values('due');
  return rows.ids().map((id, at) => ({ kind: 'late', about: 'task', id, reason: 'due-passed', date: dues[at] ?? null, other: null }));
}

/** Rows that hang on a task, by their column `task`: what is written to one of them happened to the task. */
const PARTS = [holding, handOver, checklistItem, comment, attachment, taskLink, taskTag] as const;

/** Nothing happened for longer than its own rhythm; what is held and has none is asked about after four weeks. */
export function asleep(look: Look): readonly Finding[] {
  const { live, moment } = look;
  const { today, zone } = moment;
  const quiet = live.unwrittenSince(startOfDay(addDays(today, -RHYTHM), zone)).where({ rhythm: null });
  const rows = live.where({ id: [...live.where({ rhythm: (days) => days !== null }).ids(), ...quiet.ids()] });
  const ids = rows.ids();
  const [roles, states, waits, rhythms] = [rows.values('role'), rows.values('state'), rows.values('waitUntil'), rows.values('rhythm')];
  const held = heldOf(look, ids);
  const carried = ids.flatMap((id, at) => {
    const carriers = carriersOf(look, held, id, roles[at] ?? null);
    const days = rhythms[at] ?? (held.by.has(id) ? RHYTHM : undefined);
    const waiting = { state: states[at] ?? null, waitUntil: waits[at] ?? null };
    return carriers.length === 0 || days === undefined || isWaitingStill(waiting, today)
      ? []
      : [{ id, days, waited: waiting.state === 'waiting' ? waiting.waitUntil : null }];
  });
  const last = lastHappenings(
    look,
    carried.map(({ id }) => id),
  );
  return carried.flatMap(({ id, days, waited }): Finding[] => {
    const happened = civilDateAt(last.get(id) ?? 0, zone);
    // Until then it waited, as was agreed.
    const date = waited !== null && waited > happened ? waited : happened;
    if (daysBetween(date, today) <= days) return [];
    const holders = held.by.get(id);
    const reason =
      holders === undefined ? 'rests' : isOfferedBack(look, holders, addDays(date, days + 1)) ? 'offered-back' : 'holder-asked';
    return [{ kind: 'asleep', about: 'task', id, reason, date, other: null }];
  });
}

/** Asked on a day, and silent on five days since on which one of them could be reached. */
function isOfferedBack({ read, moment }: Look, holders: readonly Id[], asked: CivilDate): boolean {
  const dates = new Set<CivilDate>();
  for (let from = asked; from < moment.today && dates.size < GRACE; from = addDays(from, 7)) {
    const end = addDays(from, 6);
    const to = end < moment.today ? end : addDays(moment.today, -1);
    for (const own of reachableDates(read, holders, from, to).values()) for (const date of own) dates.add(date);
  }
  return dates.size >= GRACE;
}

/** When something last happened to each of these tasks, ms since 1970. */
function lastHappenings({ read, live }: Pick<Look, 'read' | 'live'>, tasks: readonly Id[]): ReadonlyMap<Id, number> {
  const rows = live.where({ id: tasks });
  const written = rows.writtenAt();
  const last = new Map(rows.ids().map((id, at) => [id, written[at] ?? 0]));
  if (tasks.length === 0) return last;
  for (const part of PARTS) {
    // All of them have the column, each in its own type.
    const hanging = read.where(part as Table<string, typeof comment.columns>, { task: tasks }, 'with');
    const at = hanging.writtenAt();
    hanging.values('task').forEach((id, index) => {
      if (id !== null) last.set(id, Math.max(last.get(id) ?? 0, at[index] ?? 0));
    });
  }
  return last;
}
