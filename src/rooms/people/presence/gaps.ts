/** What the rules of coverage ask for and nobody said they will be there. */

import { addDays, type CivilDate, daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { departed } from '../departed.ts';
import { holidayOn } from '../holidays.ts';
import { member } from '../schema.ts';
import { type Half, halfDay } from './half-days.ts';
import { halvesOn } from './hours.ts';
import { placeTimes } from './place-time.ts';
import { coverage } from './schema.ts';
import { type Stay, staysOf } from './stays.ts';

export interface Cover {
  readonly coverage: Id;
  readonly place: Id;
  readonly date: CivilDate;
  readonly half: Half;
  /** How many are wanted, and who said they will be there. */
  readonly wanted: number;
  readonly members: readonly Id[];
}

/**
 * Every half-day that a rule asks for from one date to another, both included, by date; none on the public holidays of its place.
 * Dates and hours are the place's own. `fallback` is the zone where neither place nor members said any.
 */
export function covers(read: Reader, from: CivilDate, to: CivilDate, fallback: string): readonly Cover[] {
  const rules = read.where(coverage, { place: (place) => place !== null }).all();
  if (rules.length === 0) return [];
  const gone = departed(read);
  const members = read
    .where(member)
    .ids()
    .filter((id) => !gone.has(id));
  const first = halfDay(from, 'morning');
  const stays = staysOf(read, members, first, halfDay(to, 'afternoon'));
  const timeOf = placeTimes(read, fallback);
  const found: Cover[] = [];
  for (let day = 0; day <= daysBetween(from, to); day++) {
    const date = addDays(from, day);
    for (const rule of rules) {
      if (rule.place === null || (rule.since ?? date) > date || (rule.until ?? date) < date) continue;
      const { region } = timeOf(rule.place);
      if (region !== undefined && holidayOn(date, region) !== undefined) continue;
      for (const half of halvesOn(rule, date)) {
        const there = members.filter((id) => isAt(stays.get(id)?.[halfDay(date, half) - first], rule.place));
        found.push({ coverage: rule.id, place: rule.place, date, half, wanted: Math.max(1, rule.people ?? 1), members: there });
      }
    }
  }
  return found;
}

const isAt = (stay: Stay | undefined, place: Id | null): boolean => stay?.reach === 'reachable' && stay.place === place;
