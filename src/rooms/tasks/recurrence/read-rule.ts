/**
 * Rules as people say them, French and English alike.
 *
 * every day · tous les 3 jours · un jour sur deux · every weekday · du lundi au vendredi · tous les mardis et jeudis ·
 * every other Tuesday · toutes les 2 semaines le mardi · chaque mois le 1er · the 15th of every month · every last Friday of the
 * month · le dernier jour du mois · every quarter · tous les ans le 12 septembre · … until 2027-06-30 · … 10 fois
 */

import type { CivilDate, Weekday } from '../../../kernel/civil-date.ts';
import { MONTHS, readDate, readDayOfMonth, readNumber, WEEKDAYS, type Word, wordsOf } from '../capture/index.ts';
import { parseRule } from './parse-rule.ts';
import { type Frequency, formatRule, type Rule, type RuleDay, rule } from './rule.ts';

/** What was heard so far. */
interface Heard {
  frequency?: Frequency;
  /** Months in one "unit": 3 for a quarter. */
  units: number;
  interval: number;
  nths: number[];
  days: RuleDay[];
  monthDays: number[];
  months: number[];
  ofMonth: boolean;
  /** A word of repetition was said: without one, "12 September" is a date and not a rule. */
  repeats: boolean;
  count?: number;
  until?: CivilDate;
}

const FILLERS = new Set([
  'tous',
  'toutes',
  'tout',
  'chaque',
  'every',
  'each',
  'les',
  'le',
  'la',
  'l',
  'the',
  'on',
  'de',
  'du',
  'des',
  "d'",
  'of',
  'in',
  'en',
  'and',
  'et',
  'a',
  'au',
  'aux',
  '&',
  'puis',
]);
const ADVERBS: ReadonlyMap<string, readonly [Frequency, number]> = new Map<string, readonly [Frequency, number]>([
  ...words<readonly [Frequency, number]>(['daily', 'quotidien', 'quotidienne', 'quotidiennement'], ['daily', 1]),
  ...words<readonly [Frequency, number]>(['weekly', 'hebdomadaire', 'hebdo', 'hebdomadairement'], ['weekly', 1]),
  ...words<readonly [Frequency, number]>(['biweekly', 'fortnightly', 'fortnight', 'bimensuel'], ['weekly', 2]),
  ...words<readonly [Frequency, number]>(['monthly', 'mensuel', 'mensuelle', 'mensuellement'], ['monthly', 1]),
  ...words<readonly [Frequency, number]>(
    ['quarterly', 'quarter', 'quarters', 'trimestre', 'trimestres', 'trimestriel', 'trimestrielle'],
    ['monthly', 3],
  ),
  ...words<readonly [Frequency, number]>(['semester', 'semestre', 'semestres', 'semestriel', 'semestrielle'], ['monthly', 6]),
  ...words<readonly [Frequency, number]>(['yearly', 'annually', 'annual', 'annuel', 'annuelle', 'annuellement'], ['yearly', 1]),
  ...words<readonly [Frequency, number]>(['jour', 'jours', 'day', 'days'], ['daily', 1]),
  ...words<readonly [Frequency, number]>(['semaine', 'semaines', 'week', 'weeks'], ['weekly', 1]),
  ...words<readonly [Frequency, number]>(['mois', 'month', 'months'], ['monthly', 1]),
  ...words<readonly [Frequency, number]>(['an', 'ans', 'annee', 'annees', 'year', 'years'], ['yearly', 1]),
]);
const NTHS: ReadonlyMap<string, number> = new Map([
  ...words(['premier', 'premiers', 'premiere', 'first', '1er', '1st'], 1),
  ...words(['deuxieme', 'deuxiemes', 'second', 'seconde', '2e', '2nd'], 2),
  ...words(['troisieme', 'troisiemes', 'third', '3e', '3rd'], 3),
  ...words(['quatrieme', 'quatriemes', 'fourth', '4e', '4th'], 4),
  ...words(['cinquieme', 'fifth', '5e', '5th'], 5),
  ...words(['dernier', 'derniers', 'derniere', 'last', 'fin', 'end'], -1),
  ...words(['avant-dernier', 'penultimate'], -2),
]);
const GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ...words<readonly Weekday[]>(
    [
      'weekday',
      'weekdays',
      'jour ouvre',
      'jours ouvres',
      'jour ouvrable',
      'jours ouvrables',
      'working day',
      'working days',
      'business day',
      'business days',
      'du lundi au vendredi',
      'monday to friday',
      'en semaine',
    ],
    [1, 2, 3, 4, 5],
  ),
  ...words<readonly Weekday[]>(['weekend', 'weekends', 'week-end', 'week-ends'], [6, 7]),
]);
/** Words that say it comes again. */
const AGAIN = new Set(['tous', 'toutes', 'chaque', 'every', 'each', 'sur']);
const OTHER = new Set(['other', 'autre']);
const TIMES = new Set(['fois', 'times', 'time', 'occurrences']);
const UNTIL = new Set(['until', 'till', "jusqu'au", "jusqu'a", 'jusque']);

/** The rule the words say; `undefined` when they say none, or more than that. */
export function readRule(text: string, today: CivilDate): Rule | undefined {
  const said = wordsOf(text.replace(/(\b[ld])['’](?=\p{L})/giu, '$1 '));
  const heard: Heard = { units: 1, interval: 1, nths: [], days: [], monthDays: [], months: [], ofMonth: false, repeats: false };
  if (said.length === 0 || said.length > 20) return undefined;
  for (let index = 0; index < said.length; ) {
    const taken = hear(heard, said, index, today);
    if (taken === 0) return undefined;
    index += taken;
  }
  return ruleOf(heard);
}

/** Understands the words from `index` on; how many it took, 0 when none. */
function hear(heard: Heard, said: readonly Word[], index: number, today: CivilDate): number {
  const word = said[index]?.folded ?? '';
  const next = said[index + 1]?.folded ?? '';
  if (AGAIN.has(word)) heard.repeats = true;
  for (const length of [4, 3, 2, 1]) {
    const group = GROUPS.get(
      said
        .slice(index, index + length)
        .map(({ folded }) => folded)
        .join(' '),
    );
    if (group !== undefined) heard.repeats = true;
    if (group !== undefined) return hearDays(heard, group, Math.min(length, said.length - index));
  }
  if (UNTIL.has(word)) {
    const date = readDate(said, index + 1, { today });
    if (date === undefined || heard.until !== undefined) return 0;
    heard.until = date.date;
    return 1 + date.count;
  }
  if (word === 'sur') {
    heard.interval = readNumber(next) ?? 0;
    return 2;
  }
  if (OTHER.has(word) || (word === 'second' && ADVERBS.has(next))) {
    heard.interval = 2;
    return 1;
  }
  const number = readNumber(word);
  if (number !== undefined && TIMES.has(next) && heard.count === undefined) {
    heard.count = number;
    return 2;
  }
  if (number !== undefined && ADVERBS.has(next) && !NTHS.has(word) && heard.frequency === undefined) {
    heard.interval = number;
    return 1;
  }
  const weekday = WEEKDAYS.get(word) ?? WEEKDAYS.get(word.replace(/s$/, ''));
  if (weekday !== undefined && word.endsWith('s')) heard.repeats = true;
  if (weekday !== undefined) return hearDays(heard, [weekday], 1);
  return hearOfMonth(heard, said, index) || hearUnit(heard, word) || (FILLERS.has(word) || ['un', 'une'].includes(word) ? 1 : 0);
}

function hearDays(heard: Heard, weekdays: readonly Weekday[], taken: number): number {
  const nths = heard.nths.splice(0);
  for (const weekday of weekdays)
    for (const nth of nths.length === 0 ? [undefined] : nths) heard.days.push(nth === undefined ? { weekday } : { weekday, nth });
  return taken;
}

/** Ordinals, days of the month and months by name. */
function hearOfMonth(heard: Heard, said: readonly Word[], index: number): number {
  const word = said[index]?.folded ?? '';
  const next = said[index + 1]?.folded ?? '';
  const nth = NTHS.get(word);
  const atEnd = word === 'fin' || word === 'end';
  if (nth !== undefined && (atEnd || isDayWord(next))) {
    heard.monthDays.push(nth);
    return atEnd ? 1 : 2;
  }
  if (nth !== undefined && (!/^\d/.test(word) || leadsToWeekday(said, index + 1))) {
    heard.nths.push(nth);
    return 1;
  }
  const day = readDayOfMonth(word);
  if (day !== undefined) {
    heard.monthDays.push(day.day);
    return 1;
  }
  const month = MONTHS.get(word);
  if (month === undefined) return 0;
  heard.months.push(month);
  return 1;
}

/** "1st and 3rd Tuesday" are ordinals, "1st and 15th" are days of the month. */
function leadsToWeekday(said: readonly Word[], index: number): boolean {
  const word = said[index]?.folded ?? '';
  if (WEEKDAYS.has(word) || WEEKDAYS.has(word.replace(/s$/, ''))) return true;
  return (word === 'et' || word === 'and' || NTHS.has(word)) && leadsToWeekday(said, index + 1);
}

function isDayWord(word: string): boolean {
  return word === 'jour' || word === 'day';
}

function hearUnit(heard: Heard, word: string): number {
  const unit = ADVERBS.get(word);
  if (unit === undefined) return 0;
  const [frequency, units] = unit;
  heard.repeats = true;
  if (frequency === 'monthly') heard.ofMonth = true;
  if (heard.frequency === undefined) {
    heard.frequency = frequency;
    heard.units = units;
  }
  return 1;
}

function ruleOf(heard: Heard): Rule | undefined {
  const { days, monthDays, months, nths, count, until } = heard;
  const numbered = days.some(({ nth }) => nth !== undefined);
  const onDays = numbered || monthDays.length > 0;
  const frequency = frequencyOf(heard, onDays);
  if (frequency === undefined || !heard.repeats || nths.length > 0 || heard.interval < 1) return undefined;
  const made = rule(frequency, {
    interval: heard.interval * (frequency === heard.frequency ? heard.units : 1),
    byDay: days,
    byMonthDay: monthDays,
    byMonth: months,
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
  });
  const read = parseRule(formatRule(made));
  return read.ok ? read.value : undefined;
}

/** The unit that was said, or the one the days imply. */
function frequencyOf(heard: Heard, onDays: boolean): Frequency | undefined {
  const { frequency, days, months } = heard;
  if (months.length > 0) return frequency === undefined || frequency === 'yearly' || heard.ofMonth ? 'yearly' : undefined;
  if (onDays)
    return frequency === 'weekly' || frequency === 'daily' ? undefined : heard.ofMonth || frequency === undefined ? 'monthly' : frequency;
  if (days.length > 0 && (frequency === undefined || frequency === 'daily')) return 'weekly';
  return frequency;
}

function words<T>(said: readonly string[], value: T): (readonly [string, T])[] {
  return said.map((word) => [word, value] as const);
}
