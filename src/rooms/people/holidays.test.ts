import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekdayOf } from '../../kernel/civil-date.ts';
import { HOLIDAY_REGIONS, type HolidayRegion } from '../places/index.ts';
import { easter, holidayOn, holidaysOf, regionOfZone } from './holidays.ts';

/** The State's own table, 2006 to 2031: date, name, the zones it holds in. */
const published = readFileSync(new URL('./samples/jours-feries.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([date = '', , zones = '']) => ({ date, zones: zones.trim().split('|') }));

const NAMES: Readonly<Record<HolidayRegion, string>> = {
  metropole: 'Métropole',
  'alsace-moselle': 'Alsace-Moselle',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'Guyane',
  reunion: 'La Réunion',
  mayotte: 'Mayotte',
  'saint-barthelemy': 'Saint-Barthélémy',
  'saint-martin': 'Saint-Martin',
  'saint-pierre-et-miquelon': 'Saint-Pierre-et-Miquelon',
  polynesie: 'Polynésie Française',
  'nouvelle-caledonie': 'Nouvelle-Calédonie',
  'wallis-et-futuna': 'Wallis-et-Futuna',
};

describe('public holidays', () => {
  test.each(HOLIDAY_REGIONS)('of %s are those that were published', (region) => {
    const wanted = published.filter(({ zones }) => zones.includes(NAMES[region])).map(({ date }) => date);
    const years = [...new Set(published.map(({ date }) => Number(date.slice(0, 4))))];
    expect(wanted.length).toBeGreaterThan(280);
    expect(years.flatMap((year) => [...holidaysOf(year, region).keys()]).sort()).toEqual([...new Set(wanted)].sort());
  });

  test('are thirteen in Alsace-Moselle in 2026 and eleven in the rest of metropolitan France in 2027', () => {
    expect(holidaysOf(2026, 'alsace-moselle').size).toBe(13);
    expect(holidaysOf(2027, 'metropole').size).toBe(11);
    expect(holidayOn('2026-04-03', 'alsace-moselle')).toBe('good-friday');
    expect(holidayOn('2026-04-03', 'metropole')).toBeUndefined();
  });

  test('Easter is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        const date = easter(year);
        expect(weekdayOf(date)).toBe(7);
        expect(date >= `${year}-03-22` && date <= `${year}-04-25`).toBe(true);
      }),
    );
  });

  test('go with the time zone where it tells the region', () => {
    expect(regionOfZone('Indian/Reunion')).toBe('reunion');
    expect(regionOfZone('Europe/Paris')).toBe('metropole');
    expect(regionOfZone('America/Montreal')).toBeUndefined();
    expect(regionOfZone('constructor')).toBeUndefined();
  });
});
