/**
 * Dates as people write them, French and English alike, read from words and turned into a civil date.
 *
 * | written | means |
 * |---|---|
 * | today, aujourd'hui, ce soir, tomorrow, demain, après-demain | that day |
 * | vendredi, friday, `!ven`, `!fri` | the next one after today |
 * | ce vendredi, this friday | the next one, today included |
 * | vendredi prochain, next friday | the one of next week (weeks begin on Monday) |
 * | vendredi en huit | the next one, a week later |
 * | cette semaine, fin de semaine, end of the week | Friday (next week's from Saturday on) |
 * | la semaine prochaine, next week · le mois prochain, next month | Monday · the first of the month |
 * | fin du mois, end of month · fin septembre · fin d'année | the last day |
 * | dans 3 jours, in 2 weeks, `!3j`, `!2w`; huit jours = 7, quinze jours = 14 as one says in French | counted from today |
 * | 12/09, 12/09/2026, 12.09.26, 2026-09-12 | day before month in both languages; month first only on request (en-US) |
 * | 12 septembre, sept 12, 1er octobre 2027, september 12th, vendredi 12 septembre | the next one, unless a year is written |
 * | le 3, the 3rd | the next third of a month, today included |
 */

import { addDays, type CivilDate, civilDate, partsOf, startOfWeek, type Weekday, weekdayOf } from '../../../kernel/civil-date.ts';
import type { DateContext, DateReading } from './date-reading.ts';
import { MONTHS, readDayOfMonth, SHORT_WEEKDAYS, WEEKDAYS } from './date-words.ts';
import { readPhrase, readSpan } from './relative-dates.ts';
import type { Word } from './words.ts';

const ARTICLES = new Set(['le', 'la', 'the', 'on', 'au', 'du', 'a']);
const NEXT = new Set(['prochain', 'prochaine', 'next']);
const THIS = new Set(['ce', 'cet', 'cette', 'this']);

/** The longest date that begins with the word at `index`; `undefined` when none does. */
export function readDate(words: readonly Word[], index: number, context: DateContext): DateReading | undefined {
  const first = words[index];
  if (first === undefined) return undefined;
  const article = ARTICLES.has(first.folded) ? 1 : 0;
  const readings = [
    readPhrase(words, index, context.today),
    readSpan(words, index, context),
    readNumeric(words, index + article, context),
    readWeekday(words, index + article, context),
    readDayAndMonth(words, index + article, context),
    readDayAlone(words, index + article, context, article === 1),
  ];
  let best: DateReading | undefined;
  readings.forEach((reading, which) => {
    if (reading === undefined) return;
    const counted = which < 2 ? reading : { ...reading, count: reading.count + article };
    if (best === undefined || counted.count > best.count) best = counted;
  });
  return best;
}

function readNumeric(words: readonly Word[], index: number, context: DateContext): DateReading | undefined {
  const text = words[index]?.folded ?? '';
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return reading(civilDate(Number(iso[1]), Number(iso[2]), Number(iso[3])), 1);
  const found = /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (found === null || (found[4] === undefined && (found[2] === '-' || (found[2] === '.' && context.careful)))) return undefined;
  const [one, two] = [Number(found[1]), Number(found[3])];
  const year = found[4] === undefined ? undefined : Number(found[4]) + (found[4].length === 2 ? 2000 : 0);
  const [day, month] = context.monthFirst ? [two, one] : [one, two];
  const expected = dayOf(context.today, day, month, year);
  if (expected !== undefined) return reading(expected, 1);
  return reading(dayOf(context.today, month, day, year), 1, 'capture.date-order');
}

function readWeekday(words: readonly Word[], index: number, context: DateContext): DateReading | undefined {
  const word = words[index]?.folded ?? '';
  if (NEXT.has(word) || THIS.has(word)) {
    const weekday = weekdayNamed(words[index + 1], context);
    if (weekday === undefined) return undefined;
    return reading(NEXT.has(word) ? ofNextWeek(context.today, weekday) : nextWeekday(addDays(context.today, -1), weekday), 2);
  }
  const weekday = weekdayNamed(words[index], context);
  if (weekday === undefined) return undefined;
  const article = ARTICLES.has(words[index + 1]?.folded ?? '') ? 1 : 0;
  const exact = readDayAndMonth(words, index + 1 + article, context) ?? readNumeric(words, index + 1 + article, context);
  if (exact !== undefined) return agreeing(exact, weekday, exact.count + 1 + article);
  const after = words[index + 1]?.folded ?? '';
  if (NEXT.has(after)) return reading(ofNextWeek(context.today, weekday), 2);
  if (after === 'en' && words[index + 2]?.folded === 'huit') return reading(addDays(nextWeekday(context.today, weekday), 7), 3);
  return reading(nextWeekday(context.today, weekday), 1);
}

function agreeing(exact: DateReading, weekday: Weekday, count: number): DateReading | undefined {
  const doubt = weekdayOf(exact.date) === weekday ? exact.doubt : 'capture.weekday-differs';
  return reading(exact.date, count, doubt);
}

function readDayAndMonth(words: readonly Word[], index: number, context: DateContext): DateReading | undefined {
  const first = words[index]?.folded ?? '';
  const dayFirst = readDayOfMonth(first);
  if (dayFirst !== undefined) {
    const of = ['of', 'de'].includes(words[index + 1]?.folded ?? '') ? 1 : 0;
    const month = MONTHS.get(words[index + 1 + of]?.folded ?? '');
    return month === undefined ? undefined : withYear(words, index + 2 + of, index, dayFirst.day, month, context);
  }
  const month = MONTHS.get(first);
  const day = readDayOfMonth(words[index + 1]?.folded ?? '');
  return month === undefined || day === undefined ? undefined : withYear(words, index + 2, index, day.day, month, context);
}

function withYear(
  words: readonly Word[],
  at: number,
  from: number,
  day: number,
  month: number,
  context: DateContext,
): DateReading | undefined {
  const year = words[at]?.folded ?? '';
  const said = /^\d{4}$/.test(year) ? reading(dayOf(context.today, day, month, Number(year)), at - from + 1) : undefined;
  return said ?? reading(dayOf(context.today, day, month, undefined), at - from);
}

function readDayAlone(words: readonly Word[], index: number, context: DateContext, article: boolean): DateReading | undefined {
  const day = readDayOfMonth(words[index]?.folded ?? '');
  if (day === undefined || !(article || day.said)) return undefined;
  const { year, month, day: today } = partsOf(context.today);
  for (let ahead = day.day >= today ? 0 : 1; ahead <= 12; ahead += 1) {
    const index = year * 12 + month - 1 + ahead;
    const date = civilDate(Math.floor(index / 12), (index % 12) + 1, day.day);
    if (date !== undefined) return reading(date, 1);
  }
  return undefined;
}

/** The day in `year`, or the next such day from today on when no year is written (29 February waits for its year). */
function dayOf(today: CivilDate, day: number, month: number, year: number | undefined): CivilDate | undefined {
  if (year !== undefined) return civilDate(year, month, day);
  const from = partsOf(today).year;
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = civilDate(from + ahead, month, day);
    if (date !== undefined && date >= today) return date;
  }
  return undefined;
}

function weekdayNamed(word: Word | undefined, context: DateContext): Weekday | undefined {
  if (word === undefined) return undefined;
  return WEEKDAYS.get(word.folded) ?? (context.careful ? undefined : SHORT_WEEKDAYS.get(word.folded));
}

/** The first such weekday after `date`. */
function nextWeekday(date: CivilDate, weekday: Weekday): CivilDate {
  return addDays(date, ((weekday - weekdayOf(date) + 6) % 7) + 1);
}

function ofNextWeek(today: CivilDate, weekday: Weekday): CivilDate {
  return addDays(startOfWeek(today), 6 + weekday);
}

function reading(date: CivilDate | undefined, count: number, doubt?: string): DateReading | undefined {
  if (date === undefined) return undefined;
  return doubt === undefined ? { date, count } : { date, count, doubt };
}
