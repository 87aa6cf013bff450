/** What was said of where people are and lies too far back to be kept: the server expunges it, by what the workplace decided. */

import { addMonths, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { civilDateAt } from '../../../kernel/zones.ts';
import type { Reader } from '../../../replica/read.ts';
import { member } from '../schema.ts';
import { presence, rotaTurn, usualPresence } from './schema.ts';

export interface PastRow {
  readonly table: string;
  readonly row: Id;
}

/**
 * Months for which what was said is kept, unless the workplace decides otherwise: long enough to count last month's days, to put
 * them right a month later and to look back over a quarter; nobody needs to know where somebody was in spring.
 */
export const MONTHS_KEPT = 3;

/** The first day that is kept. */
export const keptFrom = (today: CivilDate, months: number): CivilDate => addMonths(today, -months);

/**
 * Stays and stand-ins that were over before `first`, also in the trash; usual days that another took the place of before then, or that
 * were withdrawn then; and all that was said by those who had left by then.
 */
export function pastPresence(read: Reader, first: CivilDate): readonly PastRow[] {
  const before = (date: CivilDate | null) => date !== null && date < first;
  // Whose calendar a day ends by does not matter after months.
  const wasBefore = (at: number | null) => at !== null && civilDateAt(at, 'UTC') < first;
  const gone = read.where(member, { left: wasBefore }, 'with').ids();
  const own = (table: typeof presence | typeof usualPresence) => read.where(table, { member: gone }, 'with').ids();
  const rows = {
    [presence.name]: [...read.where(presence, { to: before }, 'with').ids(), ...own(presence)],
    [rotaTurn.name]: read.where(rotaTurn, { date: before }, 'with').ids(),
    [usualPresence.name]: [
      ...replaced(read, first),
      ...read.where(usualPresence, { deleted: wasBefore }, 'with').ids(),
      ...own(usualPresence),
    ],
  };
  return Object.entries(rows).flatMap(([table, ids]) => [...new Set(ids)].map((row) => ({ table, row })));
}

/** What is usual every second week leaves the other weeks to what was said before it. */
function replaced(read: Reader, first: CivilDate): readonly Id[] {
  const rows = read.where(usualPresence, { since: (since) => since !== null && since < first }, 'with').all();
  const latest = new Map<string, CivilDate>();
  const half = (row: (typeof rows)[number]) => `${row.member} ${row.weekday} ${row.half}`;
  for (const row of rows) {
    if (row.deleted !== null || row.since === null || (row.every ?? 1) > 1) continue;
    if ((latest.get(half(row)) ?? '') < row.since) latest.set(half(row), row.since);
  }
  return rows.filter((row) => (row.since ?? '') < (latest.get(half(row)) ?? '')).map(({ id }) => id);
}
