/** Dates that are said by their distance from today: fixed phrases, and spans such as "in 3 days". */

import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  endOfMonth,
  partsOf,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from '../../../kernel/civil-date.ts';
import type { DateContext, DateReading } from './date-reading.ts';
import { MONTHS, readNumber, UNITS, type Unit } from './date-words.ts';
import type { Word } from './words.ts';

const LONGEST = 5;

const PHRASES: ReadonlyMap<string, (today: CivilDate) => CivilDate> = new Map([
  ...phrases((today) => today, ['today', "aujourd'hui", 'aujourdhui', 'tonight', 'ce soir', 'this evening']),
  ...phrases((today) => addDays(today, 1), ['tomorrow', 'demain']),
  ...phrases(
    (today) => addDays(today, 2),
    ['apres-demain', 'apres demain', 'after tomorrow', 'day after tomorrow', 'the day after tomorrow'],
  ),
  ...phrases(endOfMonth, [
    'fin du mois',
    'fin de mois',
    'la fin du mois',
    'end of month',
    'end of the month',
    'the end of the month',
    'month end',
  ]),
  ...phrases(friday, [
    'cette semaine',
    'fin de semaine',
    'la fin de la semaine',
    'fin de la semaine',
    'this week',
    'end of week',
    'end of the week',
    'the end of the week',
  ]),
  ...phrases((today) => addDays(startOfWeek(today), 7), ['semaine prochaine', 'la semaine prochaine', 'next week']),
  ...phrases((today) => addMonths(startOfMonth(today), 1), ['mois prochain', 'le mois prochain', 'next month']),
  ...phrases(endOfYear, [
    "fin d'annee",
    "fin de l'annee",
    "la fin de l'annee",
    "la fin d'annee",
    'end of year',
    'end of the year',
    'the end of the year',
    'year end',
  ]),
]);

const IN = new Set(['dans', 'in', 'sous', "d'ici", 'within']);
const END_OF = new Set(['fin', 'end']);

/** The longest fixed phrase at `index`, or the end of a named month. */
export function readPhrase(words: readonly Word[], index: number, today: CivilDate): DateReading | undefined {
  for (let count = Math.min(LONGEST, words.length - index); count > 0; count -= 1) {
    const phrase = words.slice(index, index + count).map((word) => word.folded);
    const date = PHRASES.get(phrase.join(' '));
    if (date !== undefined) return { date: date(today), count };
  }
  return readEndOfMonth(words, index, today);
}

/** `dans 3 jours`, `in a week`, and where a sign announced a date also `3j` and `2w`. */
export function readSpan(words: readonly Word[], index: number, context: DateContext): DateReading | undefined {
  const lead = IN.has(words[index]?.folded ?? '') ? 1 : 0;
  if (lead === 0 && context.careful) return undefined;
  const word = words[index + lead]?.folded ?? '';
  const joined = /^(\d{1,4})(\p{L}+)$/u.exec(word);
  if (joined !== null) {
    const unit = UNITS.get(joined[2] ?? '');
    return unit === undefined ? undefined : { date: ahead(context.today, Number(joined[1]), unit), count: lead + 1 };
  }
  const count = readNumber(word);
  const unit = UNITS.get(words[index + lead + 1]?.folded ?? '');
  if (count === undefined || unit === undefined) return undefined;
  return { date: ahead(context.today, unit === 'day' ? saidDays(word, count) : count, unit), count: lead + 2 };
}

/** In French, "huit jours" is a week and "quinze jours" a fortnight; figures mean what they say. */
function saidDays(word: string, count: number): number {
  if (word === 'huit') return 7;
  return word === 'quinze' ? 14 : count;
}

function ahead(today: CivilDate, count: number, unit: Unit): CivilDate {
  if (unit === 'day') return addDays(today, count);
  if (unit === 'week') return addDays(today, count * 7);
  return addMonths(today, unit === 'month' ? count : count * 12);
}

/** `fin septembre`, `end of september`: its last day, this year or next. */
function readEndOfMonth(words: readonly Word[], index: number, today: CivilDate): DateReading | undefined {
  if (!END_OF.has(words[index]?.folded ?? '')) return undefined;
  const of = ['of', 'de'].includes(words[index + 1]?.folded ?? '') ? 1 : 0;
  const month = MONTHS.get(words[index + 1 + of]?.folded ?? '');
  const { year } = partsOf(today);
  if (month === undefined) return undefined;
  for (const candidate of [civilDate(year, month, 1), civilDate(year + 1, month, 1)]) {
    if (candidate !== undefined && endOfMonth(candidate) >= today) return { date: endOfMonth(candidate), count: 2 + of };
  }
  return undefined;
}

function friday(today: CivilDate): CivilDate {
  const monday = startOfWeek(today);
  return addDays(monday, weekdayOf(today) > 5 ? 11 : 4);
}

function endOfYear(today: CivilDate): CivilDate {
  return `${today.slice(0, 4)}-12-31`;
}

function phrases(date: (today: CivilDate) => CivilDate, said: readonly string[]): (readonly [string, (today: CivilDate) => CivilDate])[] {
  return said.map((phrase) => [phrase, date] as const);
}
