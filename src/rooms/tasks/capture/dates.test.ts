/** Dates as people say them, on Tuesday 24 November 2026. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber, isCivilDate } from '../../../kernel/civil-date.ts';
import type { DateContext } from './date-reading.ts';
import { readDate } from './dates.ts';
import { wordsOf } from './words.ts';

const today = '2026-11-24';
const read = (text: string, over: Partial<DateContext> = {}) => {
  const words = wordsOf(text);
  const reading = readDate(words, 0, { today, ...over });
  return reading?.count === words.length ? reading.date : undefined;
};

const SAID: readonly (readonly [string, string])[] = [
  ['today', '2026-11-24'],
  ['aujourd’hui', '2026-11-24'],
  ['Ce soir', '2026-11-24'],
  ['tomorrow', '2026-11-25'],
  ['demain', '2026-11-25'],
  ['après-demain', '2026-11-26'],
  ['the day after tomorrow', '2026-11-26'],
  ['vendredi', '2026-11-27'],
  ['mardi', '2026-12-01'],
  ['ce mardi', '2026-11-24'],
  ['this friday', '2026-11-27'],
  ['Vendredi prochain', '2026-12-04'],
  ['next friday', '2026-12-04'],
  ['lundi prochain', '2026-11-30'],
  ['vendredi en huit', '2026-12-04'],
  ['fin du mois', '2026-11-30'],
  ['end of the month', '2026-11-30'],
  ['fin septembre', '2027-09-30'],
  ['end of november', '2026-11-30'],
  ['fin d’année', '2026-12-31'],
  ['cette semaine', '2026-11-27'],
  ['la semaine prochaine', '2026-11-30'],
  ['next week', '2026-11-30'],
  ['le mois prochain', '2026-12-01'],
  ['next month', '2026-12-01'],
  ['dans 3 jours', '2026-11-27'],
  ['in 2 weeks', '2026-12-08'],
  ['dans une semaine', '2026-12-01'],
  ['in a month', '2026-12-24'],
  ['dans quinze jours', '2026-12-08'],
  ['dans 15 jours', '2026-12-09'],
  ['dans huit jours', '2026-12-01'],
  ['3j', '2026-11-27'],
  ['2w', '2026-12-08'],
  ['12/09', '2027-09-12'],
  ['12/12', '2026-12-12'],
  ['12/09/2026', '2026-09-12'],
  ['12.09.26', '2026-09-12'],
  ['12-09-2026', '2026-09-12'],
  ['2026-12-01', '2026-12-01'],
  ['12 septembre', '2027-09-12'],
  ['12 sept.', '2027-09-12'],
  ['1er octobre', '2027-10-01'],
  ['sept 12', '2027-09-12'],
  ['december 3rd', '2026-12-03'],
  ['the 12th of december', '2026-12-12'],
  ['le 12 décembre 2028', '2028-12-12'],
  ['mar 12', '2027-03-12'],
  ['vendredi 27 novembre', '2026-11-27'],
  ['friday the 27th of november', '2026-11-27'],
  ['le 3', '2026-12-03'],
  ['le 24', '2026-11-24'],
  ['le 31', '2026-12-31'],
  ['the 3rd', '2026-12-03'],
  ['3rd', '2026-12-03'],
  ['29/02', '2028-02-29'],
];

describe('a date said in words', () => {
  it.each(SAID)('"%s" is %s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it('is not read out of words that only look like one', () => {
    for (const text of [
      '31/02',
      '12',
      'mars',
      'may',
      'prochain',
      'dans 3',
      '3 jours plus',
      '2026-02-30',
      'fin',
      '45/45',
      'in',
      'le',
      '0/0',
      'dans 99999 jours',
    ]) {
      expect(read(text), text).toBeUndefined();
    }
  });

  it('is read month first only when the locale says so, or when nothing else is a date', () => {
    expect(read('12/09/2026', { monthFirst: true })).toBe('2026-12-09');
    expect(read('25/09/2026', { monthFirst: true })).toBe('2026-09-25');
    expect(readDate(wordsOf('09/25/2026'), 0, { today })).toEqual({ date: '2026-09-25', count: 1, doubt: 'capture.date-order' });
  });

  it('is doubted when the weekday named is not its own', () => {
    expect(readDate(wordsOf('lundi 27 novembre'), 0, { today })?.doubt).toBe('capture.weekday-differs');
  });

  it('takes no short forms where nothing announced a date', () => {
    for (const text of ['mon', 'mar', '3j', '12.09']) expect(read(text, { careful: true }), text).toBeUndefined();
    expect(read('vendredi', { careful: true })).toBe('2026-11-27');
  });

  it('is always a date of the calendar, on any day', () => {
    const vocabulary = SAID.flatMap(([text]) => text.split(' '));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.array(fc.constantFrom(...vocabulary), { maxLength: 5 }), (day, words) => {
        const reading = readDate(wordsOf(words.join(' ')), 0, { today: dateOfDay(day) });
        if (reading === undefined) return;
        expect(isCivilDate(reading.date)).toBe(true);
        expect(reading.count).toBeLessThanOrEqual(words.length);
      }),
    );
  });

  it('never lies in the past unless a year is written', () => {
    const said = SAID.map(([text]) => text).filter((text) => !/\d{4}|\.26/.test(text));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(...said), (day, text) => {
        const date = read(text, { today: dateOfDay(day) });
        expect(date).toBeDefined();
        expect(dayNumber(date ?? '')).toBeGreaterThanOrEqual(day);
      }),
    );
  });
});
