/** The calendars the workplace looks at, and what they say of some days. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { grouped } from '../../../kernel/grouped.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { date, integer, optional, ref } from '../../../replica/schema.ts';
import { byName } from '../../by-name.ts';
import { place } from '../../places/index.ts';
import { query } from '../../room.ts';
import { member } from '../schema.ts';
import { calendar, calendarSpan } from './schema.ts';

export interface CalendarDays {
  readonly id: Id;
  readonly name: string | null;
  readonly spans: readonly { readonly name: string | null; readonly from: CivilDate; readonly to: CivilDate }[];
  /** Whom it concerns, by what they say of themselves, and which places. */
  readonly members: readonly Id[];
  readonly places: readonly Id[];
}

/** What calendars say from one day to another, both included; those that say nothing are left out. */
export function calendarDays(read: Reader, from: CivilDate, to: CivilDate, only?: Id): readonly CalendarDays[] {
  const begins = (day: CivilDate | null) => day !== null && day <= to;
  const ends = (day: CivilDate | null) => day !== null && day >= from;
  const spans = grouped(
    read
      .where(calendarSpan, { from: begins, to: ends, ...(only === undefined ? {} : { calendar: only }) })
      .sort({ by: 'from' })
      .all(),
    ({ calendar: id }) => id,
  );
  return byName(read.where(calendar).all()).flatMap(({ id, name }) => {
    const own = (spans.get(id) ?? []).flatMap((span) =>
      span.from === null || span.to === null ? [] : [{ name: span.name, from: span.from, to: span.to }],
    );
    return own.length === 0
      ? []
      : [
          {
            ...{ id, name, spans: own },
            members: read.where(member, { calendar: id, left: null }).ids(),
            places: read.where(place, { calendar: id }).ids(),
          },
        ];
  });
}

export const calendarList = query({
  name: 'calendar.list',
  input: {},
  shows: ['name', 'from', 'to', 'spans'],
  run: (read) =>
    byName(read.where(calendar).all()).map(({ id, name, source }) => {
      const spans = read.where(calendarSpan, { calendar: id }).all();
      const days = (of: 'from' | 'to') => spans.flatMap((span) => span[of] ?? []).sort();
      return { id, name, source, spans: spans.length, from: days('from')[0] ?? null, to: days('to').at(-1) ?? null };
    }),
});

const calendarSpans = query({
  name: 'calendar.spans',
  input: { from: optional(date()), days: optional(integer({ min: 1, max: 800 })), calendar: optional(ref('calendar')) },
  shows: ['calendar', 'name', 'from', 'to'],
  run: (read, { from = read.today, days = 366, calendar: only }) =>
    calendarDays(read, from, addDays(from, days - 1), only).flatMap(({ id, name, spans }) =>
      spans.map((span) => ({ ...span, calendar: { id, name } })),
    ),
});

export const calendarQueries = [calendarList, calendarSpans];
