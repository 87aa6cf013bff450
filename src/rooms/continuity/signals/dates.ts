/** Late tasks, and those in which nothing happened for longer than their rhythm: claims are leases. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { civilDateAt, startOfDay } from '../../../kernel/zones.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Table } from '../../../replica/schema.ts';
import { halfDay, stayReader } from '../../people/index.ts';
import { attachment, checklistItem, comment, handOver, holding, taskLink, taskTag } from '../../tasks/index.ts';
import { type Found, foundAt } from './found.ts';
import { type Finding, GRACE, RHYTHM } from './kinds.ts';
import { carriersOf, cellsOf, FEW, heldOf, type Look, type Moment, named } from './look.ts';

export const late = (look: Look): Found => {
  const { dues } = cellsOf(look);
  const { today } = look.moment;
  const places: number[] = [];
  for (let at = 0; at < dues.length; at++) {
    const due = dues[at] ?? null;
    if (due !== null && due < today) places.push(at);
  }
  return foundAt(look, places, (at, id) => ({
    ...{ kind: 'late', about: 'task', id, reason: 'due-passed', date: dues[at] ?? null, other: null },
  }));
};

/** Rows that hang on a task, by their column `task`: what is written to one of them happened to the task. */
const PARTS = [holding, handOver, checklistItem, comment, attachment, taskLink, taskTag] as const;

/** Nothing happened for longer than its own rhythm; what is held and has none is asked about after four weeks. */
export const asleep = (look: Look): Found => {
  const { today, zone } = look.moment;
  const { states, waits, rhythms } = cellsOf(look);
  const { by } = heldOf(look);
  const carriers = carriersOf(look);
  const starts = new Map<number, number>();
  /** What was written since then keeps a task of such a rhythm awake. */
  const startOf = (days: number): number => {
    const known = starts.get(days) ?? startOfDay(addDays(today, -days), zone);
    starts.set(days, known);
    return known;
  };
  const daysOf = (at: number) => rhythms[at] ?? RHYTHM;
  const could: number[] = [];
  for (let at = 0; at < states.length; at++) {
    if ((rhythms[at] ?? by[at]) == null || carriers(at).length === 0) continue;
    const waitUntil = states[at] === 'waiting' ? (waits[at] ?? null) : null;
    if (waitUntil === null || waitUntil < addDays(today, -daysOf(at))) could.push(at);
  }
  const quiet = withoutWriting(look, could, (at) => startOf(daysOf(at)));
  return {
    tasks: look.live.at(quiet),
    tell(some) {
      const last = lastHappenings(look.read, some);
      const places = some.places('id', look.live);
      return some.ids().map((id, nth): Finding => {
        const at = places[nth] as number;
        const happened = civilDateAt(last[nth] as number, zone);
        const waitUntil = states[at] === 'waiting' ? (waits[at] ?? null) : null;
        // Until then it waited, as was agreed.
        const date = waitUntil !== null && waitUntil > happened ? waitUntil : happened;
        const about = { kind: 'asleep', about: 'task', id, date, other: null } as const;
        const members = by[at];
        if (members === undefined) return { ...about, reason: 'rests' };
        return { ...about, reason: 'holder-asked', members, since: addDays(date, daysOf(at) + 1) };
      });
    },
  };
};

/** Those of the live tasks at these places to which nothing happened since an instant of their own. */
function withoutWriting({ read, live }: Look, places: readonly number[], since: (place: number) => number): readonly number[] {
  const written = live.at(places).writtenAt();
  // What was written to itself lately is awake, whatever hangs on it.
  const quiet = places.filter((place, nth) => (written[nth] as number) < since(place));
  const last = lastHappenings(read, live.at(quiet));
  return quiet.filter((place, nth) => (last[nth] as number) < since(place));
}

/** What was asked of its holders and had no answer is offered back. Told of the few that are shown: it takes looking at days one by one. */
export const withSilence = (read: Reader, { today }: Moment, finding: Finding): Finding =>
  finding.since !== undefined && isOfferedBack(read, today, finding.members ?? [], finding.since)
    ? { ...finding, reason: 'offered-back' }
    : finding;

/** Silent on five days since it was asked, on which one of them could be reached. */
function isOfferedBack(read: Reader, today: CivilDate, holders: readonly Id[], asked: CivilDate): boolean {
  const [first, last] = [halfDay(asked, 'morning'), halfDay(addDays(today, -1), 'afternoon')];
  const stay = stayReader(read, holders, first, last);
  let days = 0;
  for (let morning = first; morning < last && days < GRACE; morning += 2)
    if (holders.some((id) => [morning, morning + 1].some((half) => stay(id, half).reach === 'reachable'))) days++;
  return days >= GRACE;
}

/** When something last happened to each of these tasks, ms since 1970. */
export function lastHappenings(read: Reader, tasks: Look['live']): Float64Array {
  const last = tasks.writtenAt();
  if (last.length === 0) return last;
  const few = last.length <= FEW ? tasks.ids() : undefined;
  for (const part of PARTS) {
    // All of them have the column, each in its own type.
    const hanging = read.where(part as Table<string, typeof comment.columns>, few === undefined ? {} : { task: few }, 'with');
    const places = hanging.places('task', tasks);
    const own = named(places);
    for (const [found, at] of hanging.at(own).writtenAt().entries()) {
      const place = places[own[found] as number] as number;
      last[place] = Math.max(last[place] as number, at);
    }
  }
  return last;
}
