/** A report of activity (CRA) as it begins: the month's working days, and rows filled from what one declared. Nothing of it is shared. */

import { type CivilDate, daysBetween, endOfMonth, startOfMonth } from '../../../kernel/civil-date.ts';
import { dateOfHalfDay, rota, turnHalves, turnsTouching } from '../../people/index.ts';
import { place } from '../../places/index.ts';
import type { QueryContext } from '../../room.ts';
import { type OwnDay, type OwnHalf, ownDays, type Precise } from '../days/own-days.ts';
import { figureOn, figuresOf } from '../figures/figures.ts';

/** Work for a client, between two missions, other work, and absence: in whose name and why is for the person to write. */
export const ROW_KINDS = ['mission', 'between', 'other', 'absence'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface ReportRow {
  readonly kind: RowKind;
  /** A client or a mission; in other rows the person's own words. */
  readonly label: string;
  /** Halves of a day, 1 or 2, by date; 0 is not written. */
  readonly halves: Readonly<Record<CivilDate, number>>;
}

export interface ReportDay {
  readonly date: CivilDate;
  readonly isWorking: boolean;
  readonly holiday: OwnDay['holiday'];
  /** Half-days on duty by the rotas. */
  readonly duty: number;
}

export interface Prefilled {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: readonly ReportDay[];
  readonly workingDays: number;
  readonly rows: readonly ReportRow[];
  /** Days of work a year, where the workplace entered the figure. */
  readonly forfaitDays: number | null;
}

export function prefill(read: QueryContext, date: CivilDate, precise: Precise): Prefilled {
  const [from, to] = [startOfMonth(date), endOfMonth(date)];
  const days = ownDays(read, from, to, precise);
  const duty = dutyOf(read, from, daysBetween(from, to) + 1);
  const forfait = figureOn(figuresOf(read), 'forfait-days', null, to);
  return {
    from,
    to,
    days: days.map((day) => ({ date: day.date, isWorking: day.isWorking, holiday: day.holiday, duty: duty.get(day.date) ?? 0 })),
    workingDays: days.filter(({ isWorking }) => isWorking).length,
    rows: rowsOf(read, days),
    forfaitDays: forfait === undefined ? null : forfait.hundredths / 100,
  };
}

/** A row a client's place; what was spent elsewhere goes to the one client there was, else to a mission to be named. */
function rowsOf(read: QueryContext, days: readonly OwnDay[]): readonly ReportRow[] {
  const clients = [...new Set(days.flatMap(({ halves }) => halves.filter(isAtClient).map((half) => half.place ?? '')))];
  const named = clients.filter((id) => id !== '');
  const sole = clients.length === 1 ? (clients[0] ?? '') : '';
  const rowFor = (half: OwnHalf) => (isAtClient(half) ? (half.place ?? '') : sole);
  const mission = (id: string): ReportRow => ({
    kind: 'mission',
    label: read.row(place, id)?.name ?? '',
    halves: filled(days, (half, day) => half.spent !== 'off' && (isDue(day) || isAtClient(half)) && rowFor(half) === id),
  });
  const missions = [...named.map(mission), mission('')].filter(({ halves }) => Object.keys(halves).length > 0);
  const absence = filled(days, (half, day) => half.spent === 'off' && isDue(day));
  return [
    ...(missions.length > 0 ? missions : [mission('')]),
    ...(Object.keys(absence).length === 0 ? [] : [{ kind: 'absence' as const, label: '', halves: absence }]),
  ];
}

const isDue = ({ isWorking }: OwnDay): boolean => isWorking;

const isAtClient = ({ spent }: OwnHalf): boolean => spent === 'client-site';

function filled(days: readonly OwnDay[], counts: (half: OwnHalf, day: OwnDay) => boolean): Readonly<Record<CivilDate, number>> {
  const found: Record<CivilDate, number> = {};
  for (const day of days) {
    const halves = day.halves.filter((half) => counts(half, day)).length;
    if (halves > 0) found[day.date] = halves;
  }
  return found;
}

/** Half-days on which it is the asker's turn. */
function dutyOf(read: QueryContext, from: CivilDate, days: number): ReadonlyMap<CivilDate, number> {
  const found = new Map<CivilDate, number>();
  for (const row of read.where(rota).all())
    for (const turn of turnsTouching(read, row, from, days))
      for (const date of turn.member === read.me ? turnHalves(row, turn.date).map(dateOfHalfDay) : [])
        found.set(date, Math.min(2, (found.get(date) ?? 0) + 1));
  return found;
}
