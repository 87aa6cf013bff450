/** The weeks to come by circle and role: on which half-days somebody who carries a role can be reached, and on which it would stop. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { byName } from '../../by-name.ts';
import { circle, holdsOf, nestingOf, role } from '../../organisation/index.ts';
import { HALVES, type Half, halfDay, isWorkingDay, member, type Stay, staysOf } from '../../people/index.ts';
import type { QueryContext } from '../../room.ts';
import type { Named } from '../signals/dress.ts';

/** `rest`: on this half-day nobody who carries it works, by their hours or a public holiday. */
export type Cover = 'covered' | 'deputy' | 'stops' | 'vacant' | 'rest';

export interface CoverCell {
  readonly date: CivilDate;
  readonly half: Half;
  readonly cover: Cover;
  /** Who is there for it. */
  readonly by: readonly Named[];
}

export interface CoverLine {
  readonly role: Named;
  readonly circle: Named;
  /** Two for each date. */
  readonly cells: readonly CoverCell[];
}

export interface Weeks {
  /** Days on which nobody works for any role are left out. */
  readonly dates: readonly CivilDate[];
  readonly lines: readonly CoverLine[];
}

export function weeksFrom(read: QueryContext, from: CivilDate, days: number): Weeks {
  const nesting = nestingOf(read);
  const holds = holdsOf(read);
  const people = [...new Set([...holds.values()].flatMap((own) => own.map((hold) => hold.member)))];
  const first = halfDay(from, 'morning');
  const stays = staysOf(read, people, first, first + days * 2 - 1);
  const names = new Map<Id, Named>();
  const named = (id: Id): Named => {
    const known = names.get(id) ?? { id, name: read.row(member, id)?.name ?? null };
    names.set(id, known);
    return known;
  };
  const lines = byName(read.where(role).all()).map((row): CoverLine => {
    const around = nesting.at(row.circle).parent;
    const own = holds.get(row.id) ?? [];
    const cells = Array.from({ length: days * 2 }, (_, at): CoverCell => {
      const there = own.filter((hold) => stays.get(hold.member)?.[at]?.reach === 'reachable');
      const date = addDays(from, Math.floor(at / 2));
      const rests = own.every((hold) => isRest(read, hold.member, date, stays.get(hold.member)?.[at]));
      const holders = there.filter((hold) => hold.deputy !== true);
      const cover = own.length === 0 ? 'vacant' : holders.length > 0 ? 'covered' : there.length > 0 ? 'deputy' : rests ? 'rest' : 'stops';
      const by = (holders.length > 0 ? holders : there).map((hold) => named(hold.member));
      return { date, half: HALVES[at % 2] ?? 'morning', cover, by };
    });
    return { role: { id: row.id, name: row.name }, circle: { id: around, name: read.row(circle, around)?.name ?? null }, cells };
  });
  const isOpen = (day: number) =>
    lines.some(({ cells }) =>
      [cells[day * 2], cells[day * 2 + 1]].some((cell) => cell?.cover === 'covered' || cell?.cover === 'deputy' || cell?.cover === 'stops'),
    );
  const open = Array.from({ length: days }, (_, day) => day).filter(isOpen);
  const order = [...nesting.circles.keys()];
  return {
    dates: open.map((day) => addDays(from, day)),
    lines: lines
      .map((line) => ({ ...line, cells: open.flatMap((day) => line.cells.slice(day * 2, day * 2 + 2)) }))
      .toSorted((a, b) => order.indexOf(a.circle.id) - order.indexOf(b.circle.id)),
  };
}

/** Off as on any such day, not for an absence of their own: a week-end within one is rest all the same. */
function isRest(read: QueryContext, id: Id, date: CivilDate, stay: Stay | undefined): boolean {
  const row = read.row(member, id);
  return stay?.by === 'usual' || row === undefined || !isWorkingDay(row, date);
}
