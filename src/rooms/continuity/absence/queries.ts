/** What can be asked before an absence and after it. */

import { date, optional } from '../../../replica/schema.ts';
import { query } from '../../room.ts';
import { declaredAways } from './dates.ts';
import { BECAME, returnOf } from './returning.ts';
import { stoppingWhile } from './stopping.ts';

/** Without dates, for the next absence one declared; null where there is none. */
export const absenceStops = query({
  name: 'absence.stops',
  input: { from: optional(date()), to: optional(date()) },
  positional: ['from', 'to'],
  shows: ['tasks', 'roles', 'duties'],
  within: { tasks: ['title', 'due', 'offeredTo', 'takers'], roles: ['name', 'takers'], duties: ['name', 'dates', 'takers'] },
  run(read, { from, to }) {
    const declared = declaredAways(read, read.me, read.today);
    const [next] = declared;
    const away = from === undefined ? next : { from, to: to === undefined || to < from ? from : to };
    if (away === undefined) return null;
    const isDeclared = declared.some((span) => span.from <= away.from && span.to >= away.to);
    return { ...stoppingWhile(read, away), declared: isDeclared };
  },
});

/** Since the last absence began, a fortnight before it. */
export const absenceReturn = query({
  name: 'absence.return',
  input: { since: optional(date()) },
  positional: ['since'],
  shows: ['since', 'handOvers', 'deputies'],
  within: { handOvers: ['title', 'became', 'taker', 'nextStep'], deputies: ['role', 'member', 'until'] },
  says: { became: BECAME },
  run: (read, { since }) => returnOf(read, since),
});

export const absenceQueries = [absenceStops, absenceReturn];
