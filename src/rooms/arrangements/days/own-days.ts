/**
 * Where the asker was or will be, half-day by half-day, by their own declarations. Everything that counts days stands on this,
 * and it takes no member: nobody's days can be counted but one's own.
 */

import { addDays, type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Json } from '../../../replica/schema.ts';
import { type Holiday, halfDay, holidayOn, isWorkingDay, member, regionOf, type Stay, staysOf, WHERES } from '../../people/index.ts';
import { place } from '../../places/index.ts';
import type { QueryContext } from '../../room.ts';

type Where = (typeof WHERES)[number];

/** What a half-day was: somewhere, `unsaid` where one could be reached and said no more, or `off`. */
export type Spent = Where | 'unsaid' | 'off';

export interface OwnHalf {
  readonly spent: Spent;
  readonly place: Id | null;
}

export interface OwnDay {
  readonly date: CivilDate;
  /** By the declared week, without public holidays. */
  readonly isWorking: boolean;
  readonly holiday: Holiday | null;
  /** Morning and afternoon. */
  readonly halves: readonly [OwnHalf, OwnHalf];
}

/** What only the person's own device knows, by the row in which less was said to the others. */
export type Precise = ReadonlyMap<Id, { readonly where: Where | null; readonly place: Id | null }>;

/** Reads what a device kept for itself: `{"<row>": {"where": "home", "place": null}}`; what it does not understand is left out. */
export function readPrecise(kept: Json | undefined): Precise {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return new Map();
  return new Map(
    Object.entries(kept as { readonly [key: string]: Json }).flatMap(([row, said]) => {
      if (typeof said !== 'object' || said === null || Array.isArray(said)) return [];
      const { where, place: at } = said as { readonly [key: string]: Json };
      return [[row, { where: WHERES.find((each) => each === where) ?? null, place: typeof at === 'string' ? at : null }]];
    }),
  );
}

const PLACES: Readonly<Record<string, Where>> = { office: 'office', 'client-site': 'client-site', 'third-place': 'third-place' };

/** From one date to another, both included. */
export function ownDays(read: QueryContext, from: CivilDate, to: CivilDate, precise: Precise): readonly OwnDay[] {
  const first = halfDay(from, 'morning');
  const stays = staysOf(read, [read.me], first, halfDay(to, 'afternoon')).get(read.me) ?? [];
  const row = read.row(member, read.me);
  const who = { hours: row?.hours ?? null, zone: row?.zone ?? read.zone, holidays: row?.holidays ?? null };
  const region = regionOf(who);
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, at): OwnDay => {
    const date = addDays(from, at);
    return {
      date,
      isWorking: isWorkingDay(who, date),
      holiday: (region === undefined ? undefined : holidayOn(date, region)) ?? null,
      halves: [spentIn(read, stays[at * 2], precise), spentIn(read, stays[at * 2 + 1], precise)],
    };
  });
}

function spentIn(read: QueryContext, stay: Stay | undefined, precise: Precise): OwnHalf {
  if (stay === undefined || stay.reach === 'off') return { spent: 'off', place: null };
  const said = (stay.said === null ? undefined : precise.get(stay.said)) ?? stay;
  const kind = said.place === null ? null : (read.row(place, said.place)?.kind ?? null);
  const where = said.where ?? (said.place === null ? 'unsaid' : (PLACES[kind ?? ''] ?? 'elsewhere'));
  return { spent: where, place: said.place };
}

/** Half-days of a list of days for which `counts` holds; those of public holidays are none. */
export const halvesOf = (days: readonly OwnDay[], counts: (half: OwnHalf, day: OwnDay) => boolean): number =>
  days.reduce((sum, day) => sum + (day.holiday === null ? day.halves.filter((half) => counts(half, day)).length : 0), 0);
