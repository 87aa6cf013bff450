/** The signals found in the plainest way, task by task and day by day: what the quick search must equal. */

import { addDays, type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { civilDateAt } from '../../../kernel/zones.ts';
import type { Reader } from '../../../replica/read.ts';
import { holdsOf, role } from '../../organisation/index.ts';
import { departed, halfDay, member, staysOf } from '../../people/index.ts';
import { attachment, checklistItem, comment, handOver, holding, isLive, series, task, taskLink, taskTag } from '../../tasks/index.ts';
import type { Finding, Kind, Reason } from '../signals/kinds.ts';
import type { Moment } from '../signals/look.ts';

type Told = readonly [kind: Kind, reason: Reason, date?: CivilDate | null, other?: Id | null];

export function naiveSignals(read: Reader, { today, zone }: Moment): readonly Finding[] {
  const gone = departed(read);
  const live = read
    .where(task)
    .all()
    .filter((row) => isLive(row.state));
  const found = new Map<Id, Told[]>();
  for (const row of live) found.set(row.id, [...orphan(row.id), ...stranded(row.id), ...late(row.id), ...asleep(row.id), ...alone(row.id)]);
  const unattended = new Set(
    [...found].flatMap(([id, told]) => (told.some(([kind]) => kind === 'orphan' || kind === 'stranded') ? [id] : [])),
  );
  const all = live.flatMap(({ id }) => [...(found.get(id) ?? []), ...blocked(id)].map((told) => finding('task', id, told)));
  const roles = read.where(role).all();
  return [...all, ...roles.flatMap(({ id }) => ofRole(id).map((told) => finding('role', id, told)))];

  function finding(about: Finding['about'], id: Id, [kind, reason, date = null, other = null]: Told): Finding {
    return { kind, about, id, reason, date, other };
  }

  function holders(id: Id, here = true): readonly Id[] {
    const lasting = read.where(holding, { task: id }).all();
    return lasting.flatMap((one) => (one.until === null && one.member !== null && gone.has(one.member) !== here ? [one.member] : []));
  }

  function roleCarriers(id: Id): readonly Id[] {
    if (read.row(role, id)?.deleted != null) return [];
    return (holdsOf(read).get(id) ?? []).map((hold) => hold.member);
  }

  function carriers(id: Id): readonly Id[] {
    const own = holders(id);
    const ofRole = read.row(task, id)?.role ?? null;
    return own.length > 0 || ofRole === null ? own : roleCarriers(ofRole);
  }

  function isThere(id: Id, date: CivilDate): boolean {
    const stays = staysOf(read, [id], halfDay(date, 'morning'), halfDay(date, 'afternoon')).get(id) ?? [];
    return stays.some(({ reach }) => reach === 'reachable');
  }

  function orphan(id: Id): readonly Told[] {
    const row = read.row(task, id);
    const rests = row?.state === 'waiting' && row.waitUntil !== null && row.waitUntil >= today;
    if (rests || carriers(id).length > 0) return [];
    if (holders(id, false).length > 0) return [['orphan', 'holder-left']];
    return [['orphan', row?.role === null ? 'no-role' : 'role-vacant']];
  }

  function stranded(id: Id): readonly Told[] {
    const row = read.row(task, id);
    const own = carriers(id);
    if (row === undefined || own.length === 0) return [];
    // A due date ahead; else three days when that is past, its rhythm or a fortnight when there is none.
    let until = row.due !== null && row.due >= today ? row.due : addDays(today, row.due !== null ? 3 : Math.max(3, row.rhythm ?? 14));
    if (row.state === 'waiting' && row.waitUntil !== null && row.waitUntil > until) until = row.waitUntil;
    for (let date = today; date <= addDays(today, 366); date = addDays(date, 1)) {
      if (own.some((id) => read.row(member, id) === undefined || isThere(id, date)))
        return date > until ? [['stranded', 'away', date]] : [];
    }
    return until > addDays(today, 366) ? [] : [['stranded', 'away', null]];
  }

  function late(id: Id): readonly Told[] {
    const due = read.row(task, id)?.due ?? null;
    return due !== null && due < today ? [['late', 'due-passed', due]] : [];
  }

  function asleep(id: Id): readonly Told[] {
    const row = read.row(task, id);
    const own = holders(id);
    const rhythm = row?.rhythm ?? (own.length > 0 ? 28 : null);
    if (row === undefined || rhythm === null || carriers(id).length === 0) return [];
    if (row.state === 'waiting' && row.waitUntil !== null && row.waitUntil >= today) return [];
    const instants = [read.where(task, { id }), ...[holding, handOver, checklistItem, comment, attachment, taskLink, taskTag].map(of)];
    let last = civilDateAt(Math.max(...instants.flatMap((rows) => [...rows.writtenAt()])), zone);
    if (row.state === 'waiting' && row.waitUntil !== null && row.waitUntil > last) last = row.waitUntil;
    if (daysBetween(last, today) <= rhythm) return [];
    if (own.length === 0) return [['asleep', 'rests', last]];
    let there = 0;
    for (let date = addDays(last, rhythm + 1); date < today; date = addDays(date, 1)) {
      if (own.some((one) => isThere(one, date))) there++;
    }
    return [['asleep', there >= 5 ? 'offered-back' : 'holder-asked', last]];
    function of(
      part: typeof comment | typeof holding | typeof handOver | typeof checklistItem | typeof attachment | typeof taskLink | typeof taskTag,
    ) {
      return read.where(part as typeof comment, { task: id }, 'with');
    }
  }

  function waitsOn(id: Id): readonly Id[] {
    const links = read.where(taskLink, { kind: 'waits-on', task: id }).all();
    return links.flatMap(({ other }) => other ?? []).sort();
  }

  function fate(id: Id): 'live' | 'done' | 'dropped' | undefined {
    const row = read.row(task, id);
    if (row === undefined) return undefined;
    if (row.deleted !== null || row.state === 'dropped') return 'dropped';
    return isLive(row.state) ? 'live' : 'done';
  }

  /** Whether waiting leads from one live task to another. */
  function leads(from: Id, to: Id, seen = new Set<Id>()): boolean {
    return waitsOn(from).some((other) => {
      if (fate(other) !== 'live' || seen.has(other)) return false;
      seen.add(other);
      return other === to || leads(other, to, seen);
    });
  }

  function blocked(id: Id): readonly Told[] {
    const row = read.row(task, id);
    const others = waitsOn(id);
    const looped = others.find((other) => fate(other) === 'live' && (other === id || leads(other, id)));
    if (looped !== undefined) return [['blocked', 'circle', null, looped]];
    const dropped = others.find((other) => fate(other) === 'dropped');
    if (dropped !== undefined) return [['blocked', 'other-dropped', null, dropped]];
    const alone = others.find((other) => unattended.has(other));
    if (alone !== undefined) return [['blocked', 'other-unattended', null, alone]];
    if (row?.state !== 'waiting') return [];
    if (others.length > 0 && others.every((other) => fate(other) === 'done')) return [['blocked', 'others-done']];
    return row.waitUntil !== null && row.waitUntil < today ? [['blocked', 'waited-out', row.waitUntil]] : [];
  }

  function alone(id: Id): readonly Told[] {
    const row = read.row(task, id);
    const back = row?.series == null ? undefined : read.where(series, { id: row.series }).first();
    if (back === undefined || back.stoppedAt !== null) return [];
    const here = (of: Id) =>
      read
        .where(holding, { task: of })
        .all()
        .flatMap((one) => (one.member === null || gone.has(one.member) ? [] : one.member));
    const turns = read
      .where(task, { series: back.id, state: 'done' })
      .ids()
      .filter((turn) => here(turn).length > 0);
    const ever = new Set(turns.flatMap(here));
    const could = new Set([...ever, ...holders(id), ...(row?.role == null ? [] : roleCarriers(row.role))]);
    return turns.length >= 3 && could.size === 1 ? [['single', 'one-doer']] : [];
  }

  function ofRole(id: Id): readonly Told[] {
    const own = roleCarriers(id);
    if (own.length === 0) return [['orphan', 'nobody-holds']];
    return own.length === 1 ? [['single', 'one-holder']] : [];
  }
}
