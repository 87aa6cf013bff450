/** Recurring tasks: a series is a rule and a first date, each of its dates one task at a time. */

import { type CivilDate, isCivilDate } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import type { Row } from '../../replica/schema.ts';
import { departed } from '../people/index.ts';
import type { Transaction } from '../room.ts';
import { standing } from './answering.ts';
import { createTask } from './creating.ts';
import { beginHolding } from './holding.ts';
import { nextOccurrence, occurrences, parseRule, type Rule } from './recurrence/index.ts';
import { checklistItem, holding, series, task } from './schema.ts';
import { isLive, type Task } from './standing.ts';
import { tagsOf } from './tagging.ts';

/** Dates shown ahead for one series. */
const AHEAD = 400;

/** A series that goes on, with its rule read; undefined when it was stopped or cannot be read. */
interface Lasting {
  readonly id: Id;
  readonly rule: Rule;
  readonly start: CivilDate;
}

/**
 * Makes the task of the date after `row`'s, like it in all but its progress. Its id derives from series and date, so
 * that devices which close the same occurrence meet; what tells how far it is (state, checks) is left unwritten, so
 * that a device late to hear of it reopens nothing.
 */
export function followOn(tx: Transaction, row: Task): void {
  const lasting = lastingSeries(tx, row.series);
  if (lasting === undefined) return;
  const next = nextOccurrence(lasting.rule, lasting.start, row.occurrence ?? row.due ?? lasting.start);
  if (next === undefined) return;
  const id = tx.deriveId(task.name, lasting.id, next);
  if (tx.row(task, id) !== undefined) return;
  const items = tx.where(checklistItem, { task: row.id }).sort({ by: 'position' }).values('title');
  const { title, why, nextStep, role, place, list, position, rhythm } = row;
  createTask(
    tx,
    {
      ...{ title, why, nextStep, role, place, list, position, rhythm },
      ...{ series: lasting.id, occurrence: next, due: next },
      details: tx.text(task, row.id, 'details'),
      tags: tagsOf(tx, [row.id]).get(row.id) ?? [],
      checklist: items.filter((item): item is string => item !== null),
    },
    id,
  );
  const stretches = tx.where(holding, { task: row.id }).all();
  for (const member of standing(stretches, departed(tx))) beginHolding(tx, id, member, { known: [] });
}

export interface SeriesView {
  readonly id: Id;
  readonly rule: string | null;
  readonly start: string | null;
  readonly stoppedAt: number | null;
}

export function seriesOf(read: Reader, id: Id): SeriesView | null {
  const row = read.row(series, id);
  return row === undefined ? null : { id, rule: row.rule, start: row.start, stoppedAt: row.stoppedAt };
}

export interface Planned {
  readonly series: Id;
  readonly title: string | null;
  readonly date: CivilDate;
}

/** The dates, from one to another, on which recurring tasks will come back; those that are tasks already are not among them. */
export function plannedBetween(read: Reader, from: CivilDate, to: CivilDate): readonly Planned[] {
  const latest = new Map<Id, Row<typeof task>>();
  for (const row of read.where(task, { series: (id) => id !== null, occurrence: (date) => date !== null }).all()) {
    const known = row.series === null ? undefined : latest.get(row.series);
    if (row.series !== null && (known === undefined || (row.occurrence ?? '') > (known.occurrence ?? ''))) latest.set(row.series, row);
  }
  const planned: Planned[] = [];
  for (const row of latest.values()) {
    const lasting = isLive(row.state) ? lastingSeries(read, row.series) : undefined;
    if (lasting === undefined || row.occurrence === null) continue;
    for (const date of occurrences(lasting.rule, lasting.start, { from, to, limit: AHEAD })) {
      if (date > row.occurrence) planned.push({ series: lasting.id, title: row.title, date });
    }
  }
  return planned.sort((a, b) => (a.date === b.date ? (a.series < b.series ? -1 : 1) : a.date < b.date ? -1 : 1));
}

function lastingSeries(read: Reader, id: Id | null): Lasting | undefined {
  const row = id === null ? undefined : read.row(series, id);
  if (id === null || row === undefined || row.deleted !== null || row.stoppedAt !== null || row.rule === null || row.start === null)
    return undefined;
  const parsed = parseRule(row.rule);
  return parsed.ok && isCivilDate(row.start) ? { id, rule: parsed.value, start: row.start } : undefined;
}
