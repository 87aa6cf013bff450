/** The days on which a member said they work: those of their declared week, without the public holidays of where they live. */

import { addDays, type CivilDate, weekdayOf } from '../../kernel/civil-date.ts';
import type { Row } from '../../replica/schema.ts';
import type { HolidayRegion } from '../places/index.ts';
import { weekOf } from './declared.ts';
import { holidayOn, regionOfZone } from './holidays.ts';
import type { member } from './schema.ts';

type Declared = Pick<Row<typeof member>, 'hours' | 'zone' | 'holidays'>;

/** Nobody is waited for longer: a week without any hours would never end. Days. */
const LONGEST = 60;

/** Whose public holidays they keep: declared, else those of their time zone. */
export const regionOf = ({ holidays, zone }: Declared): HolidayRegion | undefined => holidays ?? regionOfZone(zone ?? '');

/** Monday to Friday where no hours were declared. */
export function isWorkingDay(declared: Declared, date: CivilDate): boolean {
  const week = weekOf(declared.hours);
  const weekday = weekdayOf(date);
  const works = week === undefined ? weekday < 6 : (week[weekday - 1]?.length ?? 0) > 0;
  const region = regionOf(declared);
  return works && (region === undefined || holidayOn(date, region) === undefined);
}

/**
 * The first day by which each of them has had `days` working days after `from`; at most sixty days on, so that one person's
 * long leave does not hold up everybody. With nobody, working days are those from Monday to Friday.
 */
export function afterWorkingDays(people: readonly Declared[], from: CivilDate, days: number): CivilDate {
  const waited = people.length === 0 ? [{ hours: null, zone: null, holidays: null }] : people;
  return waited.map((each) => afterOwnDays(each, from, days)).reduce((latest, date) => (date > latest ? date : latest), from);
}

function afterOwnDays(declared: Declared, from: CivilDate, days: number): CivilDate {
  let date = from;
  let left = days;
  for (let passed = 0; left > 0 && passed < LONGEST; passed++) {
    date = addDays(date, 1);
    if (isWorkingDay(declared, date)) left--;
  }
  return date;
}
