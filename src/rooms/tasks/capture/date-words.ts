/** The calendar's words in French and English, folded: weekdays, months, small numbers and units of time. */

import type { Weekday } from '../../../kernel/civil-date.ts';

export const WEEKDAYS: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ...named<Weekday>(1, ['lundi', 'monday']),
  ...named<Weekday>(2, ['mardi', 'tuesday']),
  ...named<Weekday>(3, ['mercredi', 'wednesday']),
  ...named<Weekday>(4, ['jeudi', 'thursday']),
  ...named<Weekday>(5, ['vendredi', 'friday']),
  ...named<Weekday>(6, ['samedi', 'saturday']),
  ...named<Weekday>(7, ['dimanche', 'sunday']),
]);

/** Only where a date is announced (`!lun`), because `mon` and `sun` are words of their own. */
export const SHORT_WEEKDAYS: ReadonlyMap<string, Weekday> = new Map<string, Weekday>([
  ...named<Weekday>(1, ['lun', 'mon']),
  ...named<Weekday>(2, ['mar', 'tue', 'tues']),
  ...named<Weekday>(3, ['mer', 'wed']),
  ...named<Weekday>(4, ['jeu', 'thu', 'thur', 'thurs']),
  ...named<Weekday>(5, ['ven', 'fri']),
  ...named<Weekday>(6, ['sam', 'sat']),
  ...named<Weekday>(7, ['dim', 'sun']),
]);

/** Folded month names to 1–12; the short ones need a day beside them, so that `mar` is no trap. */
export const MONTHS: ReadonlyMap<string, number> = new Map<string, number>([
  ...named(1, ['janvier', 'january', 'janv', 'jan']),
  ...named(2, ['fevrier', 'february', 'fevr', 'fev', 'feb']),
  ...named(3, ['mars', 'march', 'mar']),
  ...named(4, ['avril', 'april', 'avr', 'apr']),
  ...named(5, ['mai', 'may']),
  ...named(6, ['juin', 'june', 'jun']),
  ...named(7, ['juillet', 'july', 'juil', 'jul']),
  ...named(8, ['aout', 'august', 'aou', 'aug']),
  ...named(9, ['septembre', 'september', 'sept', 'sep']),
  ...named(10, ['octobre', 'october', 'oct']),
  ...named(11, ['novembre', 'november', 'nov']),
  ...named(12, ['decembre', 'december', 'dec']),
]);

const NUMBERS: ReadonlyMap<string, number> = new Map<string, number>([
  ...named(1, ['un', 'une', 'a', 'an', 'one']),
  ...named(2, ['deux', 'two']),
  ...named(3, ['trois', 'three']),
  ...named(4, ['quatre', 'four']),
  ...named(5, ['cinq', 'five']),
  ...named(6, ['six']),
  ...named(7, ['sept', 'seven']),
  ...named(8, ['huit', 'eight']),
  ...named(9, ['neuf', 'nine']),
  ...named(10, ['dix', 'ten']),
  ...named(12, ['douze', 'twelve']),
  ...named(15, ['quinze', 'fifteen']),
  ...named(20, ['vingt', 'twenty']),
]);

export type Unit = 'day' | 'week' | 'month' | 'year';

export const UNITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...named<Unit>('day', ['jour', 'jours', 'day', 'days', 'j', 'd']),
  ...named<Unit>('week', ['semaine', 'semaines', 'sem', 'week', 'weeks', 'w']),
  ...named<Unit>('month', ['mois', 'month', 'months']),
  ...named<Unit>('year', ['an', 'ans', 'annee', 'annees', 'year', 'years']),
]);

/** `3`, `three`, `trois`; whole and at most 9999. */
export function readNumber(folded: string): number | undefined {
  return /^\d{1,4}$/.test(folded) ? Number(folded) : NUMBERS.get(folded);
}

/** A day of the month written alone: `12`, `1er`, `2nd`, `12th`, `12e`. `said` is false for the bare number. */
export function readDayOfMonth(folded: string): { readonly day: number; readonly said: boolean } | undefined {
  const found = /^(\d{1,2})(er|e|eme|st|nd|rd|th)?$/.exec(folded);
  if (found === null) return undefined;
  const day = Number(found[1]);
  return day >= 1 && day <= 31 ? { day, said: found[2] !== undefined } : undefined;
}

function named<T>(value: T, words: readonly string[]): (readonly [string, T])[] {
  return words.map((word) => [word, value] as const);
}
