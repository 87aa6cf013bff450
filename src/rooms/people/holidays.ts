/** French public holidays, reckoned for any year: metropolitan France, Alsace-Moselle, and the territories overseas. */

import { addDays, type CivilDate, civilDate, partsOf } from '../../kernel/civil-date.ts';
import type { HolidayRegion } from '../places/index.ts';

export const HOLIDAYS = [
  ...(['new-year', 'good-friday', 'easter-monday', 'labour-day', 'victory-1945', 'ascension', 'whit-monday', 'abolition'] as const),
  ...(['national-day', 'assumption', 'all-saints', 'armistice-1918', 'christmas', 'saint-stephen'] as const),
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/** Month and day of the abolition of slavery, where it is a public holiday. */
const ABOLITION: Partial<Record<HolidayRegion, (year: number) => readonly [month: number, day: number]>> = {
  mayotte: () => [4, 27],
  martinique: () => [5, 22],
  guadeloupe: () => [5, 27],
  // With Guadeloupe until 2017, a day of its own since.
  'saint-martin': (year) => (year < 2018 ? [5, 27] : [5, 28]),
  guyane: () => [6, 10],
  'saint-barthelemy': () => [10, 9],
  reunion: () => [12, 20],
};

const ZONES: Readonly<Record<string, HolidayRegion>> = {
  'Europe/Paris': 'metropole',
  'Indian/Reunion': 'reunion',
  'Indian/Mayotte': 'mayotte',
  'America/Guadeloupe': 'guadeloupe',
  'America/Martinique': 'martinique',
  'America/Cayenne': 'guyane',
  'America/St_Barthelemy': 'saint-barthelemy',
  'America/Marigot': 'saint-martin',
  'America/Miquelon': 'saint-pierre-et-miquelon',
  'Pacific/Tahiti': 'polynesie',
  'Pacific/Marquesas': 'polynesie',
  'Pacific/Gambier': 'polynesie',
  'Pacific/Noumea': 'nouvelle-caledonie',
  'Pacific/Wallis': 'wallis-et-futuna',
};

/** The public holidays that go with a time zone; none for a zone outside France. Alsace-Moselle has no zone of its own: it is declared. */
export const regionOfZone = (zone: string): HolidayRegion | undefined => (Object.hasOwn(ZONES, zone) ? ZONES[zone] : undefined);

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): CivilDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const h = (19 * a + century - Math.floor(century / 4) - correction + 15) % 30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The public holidays of a year by date; two may fall on one day, then the first of the calendar names it. */
export function holidaysOf(year: number, region: HolidayRegion): ReadonlyMap<CivilDate, Holiday> {
  const sunday = easter(year);
  const abolition = ABOLITION[region]?.(year);
  const isEastern = region === 'alsace-moselle';
  const all: readonly (readonly [CivilDate, Holiday] | undefined)[] = [
    [day(year, 1, 1), 'new-year'],
    isEastern ? [addDays(sunday, -2), 'good-friday'] : undefined,
    [addDays(sunday, 1), 'easter-monday'],
    [day(year, 5, 1), 'labour-day'],
    [day(year, 5, 8), 'victory-1945'],
    [addDays(sunday, 39), 'ascension'],
    [addDays(sunday, 50), 'whit-monday'],
    abolition === undefined ? undefined : [day(year, ...abolition), 'abolition'],
    [day(year, 7, 14), 'national-day'],
    [day(year, 8, 15), 'assumption'],
    [day(year, 11, 1), 'all-saints'],
    [day(year, 11, 11), 'armistice-1918'],
    [day(year, 12, 25), 'christmas'],
    isEastern ? [day(year, 12, 26), 'saint-stephen'] : undefined,
  ];
  const found = new Map<CivilDate, Holiday>();
  for (const each of all) if (each !== undefined && !found.has(each[0])) found.set(...each);
  return found;
}

const years = new Map<string, ReadonlyMap<CivilDate, Holiday>>();

/** The public holiday that a day is in a region, if it is one. */
export function holidayOn(date: CivilDate, region: HolidayRegion): Holiday | undefined {
  const { year } = partsOf(date);
  const key = `${region} ${year}`;
  let known = years.get(key);
  if (known === undefined) {
    known = holidaysOf(year, region);
    years.set(key, known);
  }
  return known.get(date);
}

const day = (year: number, month: number, date: number): CivilDate => civilDate(year, month, date) ?? '0001-01-01';
