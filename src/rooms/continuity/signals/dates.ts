/** Late tasks, and those in which nothing happened for longer than their rhythm: claims are leases. */

import { addDays, type CivilDate, dateOfDay, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { startOfDay } from '../../../kernel/zones.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Table } from '../../../replica/schema.ts';
import { reachableDates } from '../../people/index.ts';
import { attachment, checklistItem, comment, handOver, holding, taskLink, taskTag } from '../../tasks/index.ts';
import { type Finding, GRACE, isWaitingStill, RHYTHM } from './kinds.ts';
import { carriersOf, heldOf, type Look, type Moment, named } from './look.ts';

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
  const quiet = live.unwrittenSince(startOfDay(addDays(moment.today, -RHYTHM), moment.zone));
  return [live.where({ rhythm: (days) => days !== null }), quiet.where({ rhythm: null })].flatMap((rows) => asleepAmong(look, rows));
}

function asleepAmong(look: Look, rows: Look['live']): readonly Finding[] {
  const { today, zone } = look.moment;
  const [roles, states, waits, rhythms] = [rows.values('role'), rows.values('state'), rows.values('waitUntil'), rows.values('rhythm')];
  const held = heldOf(look, rows);
  const last = lastHappenings(look, rows);
  const dateOf = datesIn(zone);
  const found = last.flatMap((instant, at) => {
    const days = rhythms[at] ?? (held.by[at] === undefined ? undefined : RHYTHM);
    const waiting = { state: states[at] ?? null, waitUntil: waits[at] ?? null };
    if (days === undefined || isWaitingStill(waiting, today) || carriersOf(look, held, at, roles[at] ?? null).length === 0) return [];
    const happened = dateOf(instant);
    // Until then it waited, as was agreed.
    const date = waiting.state === 'waiting' && waiting.waitUntil !== null && waiting.waitUntil > happened ? waiting.waitUntil : happened;
    return daysBetween(date, today) <= days ? [] : [{ at, date, days }];
  });
  const ids = rows.at(found.map(({ at }) => at)).ids();
  return found.map(({ at, date, days }, place): Finding => {
    const holders = held.by[at];
    const about = { kind: 'asleep', about: 'task', id: ids[place] as Id, date, other: null } as const;
    if (holders === undefined) return { ...about, reason: 'rests' };
    return { ...about, reason: 'holder-asked', members: holders, since: addDays(date, days + 1) };
  });
}

/** What was asked of its holders and had no answer is offered back. Told of the few that are shown: it takes looking at days one by one. */
export const withSilence = (read: Reader, { today }: Moment, finding: Finding): Finding =>
  finding.since !== undefined && isOfferedBack(read, today, finding.members ?? [], finding.since)
    ? { ...finding, reason: 'offered-back' }
    : finding;

/** Silent on five days since it was asked, on which one of them could be reached. */
function isOfferedBack(read: Reader, today: CivilDate, holders: readonly Id[], asked: CivilDate): boolean {
  const dates = new Set<CivilDate>();
  for (let from = asked; from < today && dates.size < GRACE; from = addDays(from, 7)) {
    const end = addDays(from, 6);
    const to = end < today ? end : addDays(today, -1);
    for (const own of reachableDates(read, holders, from, to).values()) for (const date of own) dates.add(date);
  }
  return dates.size >= GRACE;
}

/** When something last happened to each of these tasks, ms since 1970. */
export function lastHappenings({ read, isNarrow }: Look, tasks: Look['live']): readonly number[] {
  const last = tasks.writtenAt();
  if (last.length === 0) return last;
  const few = isNarrow ? { task: tasks.ids() } : {};
  for (const part of PARTS) {
    // All of them have the column, each in its own type.
    const hanging = read.where(part as Table<string, typeof comment.columns>, few, 'with');
    const places = hanging.places('task', tasks);
    const own = named(places);
    for (const [found, at] of hanging.at(own).writtenAt().entries()) {
      const place = places[own[found] as number] as number;
      last[place] = Math.max(last[place] as number, at);
    }
  }
  return last;
}

/** The civil date of many instants in one zone: the beginning of each day is reckoned once. */
function datesIn(zone: string): (instant: number) => CivilDate {
  const starts = new Map<number, number>();
  const start = (day: number) => {
    const known = starts.get(day) ?? startOfDay(dateOfDay(day), zone);
    starts.set(day, known);
    return known;
  };
  return (instant) => {
    const day = Math.floor(instant / 86_400_000);
    return dateOfDay(instant < start(day) ? day - 1 : instant < start(day + 1) ? day : day + 1);
  };
}
