/** Declared presence as a calendar: one's own day by day, the team's by where people are. A reason for absence is nowhere in it. */

import { addDays, type CivilDate, weekdayOf } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { instantAt } from '../../kernel/zones.ts';
import { uidOf } from '../../rooms/icalendar.ts';
import {
  coarse,
  HALVES,
  type Half,
  halfDay,
  member,
  presence,
  type Stay,
  staysOf,
  usualPresence,
  weekOf,
} from '../../rooms/people/index.ts';
import { place } from '../../rooms/places/index.ts';
import type { QueryContext } from '../../rooms/room.ts';
import type { CalendarEvent, Standing } from './calendar.ts';
import type { Frame } from './frame.ts';

/** Days told before today, and from today on. */
const BEHIND = 28;
const AHEAD = 182;
const TEAM_AHEAD = 56;

/** Where a day is cut, in minutes; what hours end where none were declared. */
const MIDDAY = 13 * 60;
const [MORNING, EVENING] = [9 * 60, 18 * 60];

export function ownPresence(read: QueryContext, frame: Frame): readonly CalendarEvent[] {
  const changed = declaredAt(read, read.me) || frame.since;
  return daysOf(read, frame, [read.me], AHEAD).flatMap(({ date, stays }) => {
    const own = stays.get(read.me);
    if (own === undefined) return [];
    return partsOf(own).flatMap(({ part, stay }): CalendarEvent[] => {
      if (frame.busy && stay.reach !== 'off') return [];
      const words = frame.busy ? frame.t('feed.busy') : wordsOf(read, frame, stay);
      const when = part === 'day' ? date : hoursOfHalf(read, read.me, date, part, stay, frame.zone);
      const uid = uidOf(`presence-${read.me}-${date}${part === 'day' ? '' : `-${part}`}`);
      const told = frame.busy ? {} : { location: placeName(read, stay), category: categoryOf(read, stay) };
      return [{ uid, when, summary: words, ...told, standing: standingOf(read, stay), changed }];
    });
  });
}

/** One event for all who are at the same place: twenty people make a handful a day, not twenty. Nobody's hours are taken by them. */
export function teamPresence(read: QueryContext, frame: Frame): readonly CalendarEvent[] {
  const members = read.where(member, { left: null }).sort({ by: 'name' }).all();
  const names = new Map(members.map(({ id, name }) => [id, name ?? frame.t('feed.nameless')]));
  const changed = new Map(members.map(({ id }) => [id, declaredAt(read, id)]));
  return daysOf(read, frame, [...names.keys()], TEAM_AHEAD).flatMap(({ date, stays }) => {
    const groups = new Map<string, { words: string; part: Part; stay: Stay; who: Id[] }>();
    for (const [id, own] of stays) {
      for (const { part, stay } of partsOf(own)) {
        if (frame.busy && stay.reach !== 'off') continue;
        const key = `${part}-${stay.reach === 'off' ? 'off' : `${stay.where ?? ''}-${stay.place ?? ''}`}`;
        const words = frame.busy ? frame.t('feed.busy') : wordsOf(read, frame, stay);
        const group = groups.get(key) ?? { words, part, stay, who: [] };
        group.who.push(id);
        groups.set(key, group);
      }
    }
    return [...groups].map(([key, { words, part, stay, who }]) => ({
      uid: uidOf(`team-${date}-${key}`),
      when: part === 'day' ? date : halfOfDay(date, part, frame.zone),
      summary: frame.t('feed.team', { words, names: who.map((id) => names.get(id) ?? '').join(', ') }),
      ...(frame.busy ? {} : { location: placeName(read, stay) }),
      standing: 'free' as const,
      changed: Math.max(frame.since, ...who.map((id) => changed.get(id) ?? 0)),
    }));
  });
}

type Part = 'day' | Half;

/** What was said of a day: once when both halves are alike. Hours and public holidays say nothing about where somebody is. */
function partsOf(stays: readonly Stay[]): readonly { readonly part: Part; readonly stay: Stay }[] {
  const [morning, afternoon] = stays;
  if (morning !== undefined && afternoon !== undefined && isSaid(morning) && isSaid(afternoon) && isAlike(morning, afternoon))
    return [{ part: 'day', stay: morning }];
  return HALVES.flatMap((part, at) => {
    const stay = stays[at];
    return stay !== undefined && isSaid(stay) ? [{ part, stay }] : [];
  });
}

const isSaid = ({ by }: Stay): boolean => by === 'declared' || by === 'usual';

const isAlike = (a: Stay, b: Stay): boolean =>
  a.reach === b.reach && (a.reach === 'off' || (a.where === b.where && a.place === b.place && a.until === null && b.until === null));

/** No finer than the address may tell; what is alike then is one. */
function daysOf(read: QueryContext, { sharing }: Frame, members: readonly Id[], ahead: number) {
  const from = addDays(read.today, -BEHIND);
  const first = halfDay(from, 'morning');
  const days = BEHIND + ahead;
  const all = staysOf(read, members, first, first + days * 2 - 1);
  return Array.from({ length: days }, (_, day) => ({
    date: addDays(from, day),
    stays: new Map(members.map((id) => [id, (all.get(id) ?? []).slice(day * 2, day * 2 + 2).map((stay) => coarse(stay, sharing))])),
  }));
}

/** When a member last said something about where they are, ms; 0 when never. */
function declaredAt(read: QueryContext, id: Id): number {
  const written = [
    ...read.where(presence, { member: id }, 'with').writtenAt(),
    ...read.where(usualPresence, { member: id }, 'with').writtenAt(),
    ...read.where(member, { id }, 'with').writtenAt(),
  ];
  return written.reduce((latest, at) => Math.max(latest, at), 0);
}

/** "HH:MM" in minutes. */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A half-day of somebody: their declared hours of that half, else nine to one or one to six. */
function hoursOfHalf(read: QueryContext, id: Id, date: CivilDate, part: Half, stay: Stay, zone: string) {
  const stretches = weekOf(read.row(member, id)?.hours ?? null)?.[weekdayOf(date) - 1] ?? [];
  const isMorning = part === 'morning';
  const own = stretches
    .map(([from, to]) => [minutesOf(from), minutesOf(to)] as const)
    .map(([from, to]) => (isMorning ? ([from, Math.min(to, MIDDAY)] as const) : ([Math.max(from, MIDDAY), to] as const)))
    .filter(([from, to]) => from < to);
  const from = own[0]?.[0] ?? (isMorning ? MORNING : MIDDAY);
  const to = own.at(-1)?.[1] ?? (isMorning ? MIDDAY : EVENING);
  const until = stay.until === null ? to : minutesOf(stay.until);
  return { from: instantAt(date, from, zone), to: instantAt(date, until > from ? until : to, zone) };
}

const halfOfDay = (date: CivilDate, part: Half, zone: string) => ({
  from: instantAt(date, part === 'morning' ? MORNING : MIDDAY, zone),
  to: instantAt(date, part === 'morning' ? MIDDAY : EVENING, zone),
});

const placeOf = (read: QueryContext, { reach, place: id }: Stay) => (reach === 'off' || id === null ? undefined : read.row(place, id));

const placeName = (read: QueryContext, stay: Stay): string | undefined => placeOf(read, stay)?.name ?? undefined;

function wordsOf(read: QueryContext, { t }: Frame, stay: Stay): string {
  if (stay.reach === 'off') return t('feed.away');
  return placeName(read, stay) ?? t(`feed.where.${stay.where ?? 'somewhere'}`);
}

/** What the place is, whether it was said by its kind or by its name. */
const kindOf = (read: QueryContext, stay: Stay): string | null => stay.where ?? placeOf(read, stay)?.kind ?? null;

/** Telework is work: it is never told as an absence. */
function standingOf(read: QueryContext, stay: Stay): Standing {
  if (stay.reach === 'off') return 'away';
  const kind = kindOf(read, stay);
  return kind === null || kind === 'office' ? 'free' : 'working-elsewhere';
}

function categoryOf(read: QueryContext, stay: Stay): string | undefined {
  const kind = kindOf(read, stay);
  return stay.reach !== 'off' && (kind === 'home' || kind === 'third-place') ? 'TELETRAVAIL' : undefined;
}
