/** Who is where, what is covered, who is on duty, and when people could meet. */

import { addDays, startOfWeek } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { boolean, date, integer, list, optional, ref } from '../../../replica/schema.ts';
import { byName } from '../../by-name.ts';
import { type QueryContext, query } from '../../room.ts';
import { calendarDays } from '../calendars/queries.ts';
import { holidayOn } from '../holidays.ts';
import { member } from '../schema.ts';
import { regionOf } from '../working-days.ts';
import { aroundNow, reachableOn } from './around.ts';
import { covers } from './gaps.ts';
import { halfDay } from './half-days.ts';
import { meetings, workOf } from './meeting.ts';
import { placeTimes } from './place-time.ts';
import { onDutyAt, turnsFrom, turnsOf } from './rotas.ts';
import { coverage, presence, rota, usualPresence } from './schema.ts';
import { staysOf } from './stays.ts';

/** A fortnight is what one plans; a quarter is what one looks back or ahead. */
const days = (most: number) => optional(integer({ min: 1, max: most }));

const nameOf = (read: QueryContext, id: Id | null) => (id === null ? null : { id, name: read.row(member, id)?.name ?? null });

export const presenceWeek = query({
  name: 'presence.week',
  input: { from: optional(date()), days: days(92), members: optional(list(ref('member'), { max: 500 })) },
  shows: ['name', 'stays'],
  run(read, { from = startOfWeek(read.today), days: count = 7, members }) {
    const dates = Array.from({ length: count }, (_, at) => addDays(from, at));
    const rows = read.where(member, { left: null, ...(members === undefined ? {} : { id: members }) });
    const stays = staysOf(read, rows.ids(), halfDay(from, 'morning'), halfDay(from, 'morning') + count * 2 - 1);
    return {
      dates,
      calendars: calendarDays(read, from, addDays(from, count - 1)),
      members: byName(rows.all()).map((row) => {
        const region = regionOf(row);
        return {
          id: row.id,
          name: row.name,
          zone: row.zone,
          /** Two for each date: morning, afternoon. */
          stays: stays.get(row.id) ?? [],
          holidays: region === undefined ? [] : dates.filter((each) => holidayOn(each, region) !== undefined),
        };
      }),
    };
  },
});

/** Without a date, at this hour where each of them is; with one, on its morning. */
export const presenceAround = query({
  name: 'presence.around',
  input: { date: optional(date()) },
  shows: ['date', 'groups'],
  within: { groups: ['where', 'place', 'members'] },
  run(read, { date: day }) {
    const groups = new Map<
      string,
      { where: string | null; place: Id | null; members: { id: Id; name: string | null; until: string | null }[] }
    >();
    for (const { id, name, stay } of day === undefined ? aroundNow(read) : reachableOn(read, day)) {
      const key = `${stay.place ?? ''} ${stay.where ?? ''}`;
      const group = groups.get(key) ?? { where: stay.where, place: stay.place, members: [] };
      group.members.push({ id, name, until: stay.until });
      groups.set(key, group);
    }
    return { date: day ?? read.today, groups: [...groups.values()] };
  },
});

/** What a member declared, what is usual for them, latest first: to look at and to withdraw. */
export const presenceDeclared = query({
  name: 'presence.declared',
  input: { member: optional(ref('member')), from: optional(date()) },
  shows: ['spans', 'usual'],
  within: {
    spans: ['from', 'fromHalf', 'to', 'toHalf', 'where', 'place', 'reach', 'until'],
    usual: ['weekday', 'half', 'where', 'place', 'reach', 'since'],
  },
  run(read, { member: id = read.me, from = read.today }) {
    return {
      spans: read
        .where(presence, { member: id, to: (to) => to !== null && to >= from })
        .sort({ by: 'from' })
        .all(),
      usual: read.where(usualPresence, { member: id }).sort({ by: 'since', descending: true }, { by: 'weekday' }, { by: 'half' }).all(),
    };
  },
});

/** `all`: also what is covered, to draw it whole. */
export const coverageGaps = query({
  name: 'coverage.gaps',
  input: { from: optional(date()), days: days(92), all: optional(boolean()) },
  shows: ['date', 'half', 'place', 'missing'],
  run: (read, { from = read.today, days: count = 21, all = false }) =>
    covers(read, from, addDays(from, count - 1), read.zone)
      .map(({ members, ...cover }) => ({
        ...cover,
        missing: Math.max(0, cover.wanted - members.length),
        members: members.map((id) => nameOf(read, id)),
      }))
      .filter(({ missing }) => all || missing > 0),
});

export const coverageList = query({
  name: 'coverage.list',
  input: { place: optional(ref('place')) },
  shows: ['name', 'place', 'from', 'to', 'zone', 'people'],
  run(read, { place }) {
    const timeOf = placeTimes(read, read.zone);
    const rules = byName(read.where(coverage, place === undefined ? {} : { place }).all());
    return rules.map((rule) => ({ ...rule, zone: timeOf(rule.place).zone }));
  },
});

export const rotaList = query({
  name: 'rota.list',
  input: { from: optional(date()), days: days(92), place: optional(ref('place')) },
  shows: ['name', 'place', 'now', 'turns'],
  within: { turns: ['date', 'member'] },
  run: (read, { from = read.today, days: count = 14, place }) =>
    byName(read.where(rota, place === undefined ? {} : { place }).all()).map((row) => ({
      ...row,
      members: turnsOf(read, row.id).map((id) => nameOf(read, id)),
      now: nameOf(read, onDutyAt(read, row, read.now, read.zone) ?? null),
      turns: turnsFrom(read, row, from, count).map((turn) => ({ ...turn, member: nameOf(read, turn.member) })),
    })),
});

export const presenceMeet = query({
  name: 'presence.meet',
  input: {
    members: list(ref('member'), { max: 100 }),
    from: optional(date()),
    days: days(31),
    minutes: optional(integer({ min: 5, max: 720 })),
  },
  shows: ['spans'],
  within: { spans: ['from', 'to'] },
  run: (read, { members, from = read.today, days: count = 7, minutes = 30 }) => ({
    zones: members.map((id) => ({
      ...nameOf(read, id),
      zone: read.row(member, id)?.zone ?? null,
      assumed: (read.row(member, id)?.hours ?? null) === null,
    })),
    spans: meetings(read, members, from, count, minutes, read.zone).filter(({ to }) => to > read.now),
    hours: members.map((id) => workOf(read, id, from, count, read.zone)),
  }),
});

export const presenceQueries = [presenceWeek, presenceAround, presenceDeclared, coverageGaps, coverageList, rotaList, presenceMeet];
