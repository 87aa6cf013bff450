/** What was said of where people are and lies too far back to be kept: the server expunges it, by what the workplace decided. */

import { addMonths, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
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

/** Stays and stand-ins that were over before `first`, also in the trash, and usual days that another took the place of before then. */
export function pastPresence(read: Reader, first: CivilDate): readonly PastRow[] {
  const before = (date: CivilDate | null) => date !== null && date < first;
  const over = read.where(presence, { to: before }, 'with').ids();
  const turns = read.where(rotaTurn, { date: before }, 'with').ids();
  return [
    ...over.map((row) => ({ table: presence.name, row })),
    ...turns.map((row) => ({ table: rotaTurn.name, row })),
    ...replaced(read, first).map((row) => ({ table: usualPresence.name, row })),
  ];
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
