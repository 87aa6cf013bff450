/** Rules said in words, and told back in words. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCatalogue, createTranslator } from '../../../ui/i18n/index.ts';
import { describeRule } from './describe-rule.ts';
import { recurrenceMessages } from './messages.ts';
import { parseRule } from './parse-rule.ts';
import { readRule } from './read-rule.ts';
import { formatRule } from './rule.ts';

const today = '2026-11-24';
const read = (text: string) => {
  const found = readRule(text, today);
  return found === undefined ? undefined : formatRule(found);
};

const SAID: readonly (readonly [string, string])[] = [
  ['tous les jours', 'FREQ=DAILY'],
  ['every day', 'FREQ=DAILY'],
  ['quotidien', 'FREQ=DAILY'],
  ['tous les 3 jours', 'FREQ=DAILY;INTERVAL=3'],
  ['every three days', 'FREQ=DAILY;INTERVAL=3'],
  ['un jour sur deux', 'FREQ=DAILY;INTERVAL=2'],
  ['every other day', 'FREQ=DAILY;INTERVAL=2'],
  ['tous les mardis', 'FREQ=WEEKLY;BYDAY=TU'],
  ['Chaque mardi et jeudi', 'FREQ=WEEKLY;BYDAY=TU,TH'],
  ['every tuesday, thursday and friday', 'FREQ=WEEKLY;BYDAY=TU,TH,FR'],
  ['every other tuesday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['un mardi sur deux', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['every 2 weeks', 'FREQ=WEEKLY;INTERVAL=2'],
  ['every second week', 'FREQ=WEEKLY;INTERVAL=2'],
  ['toutes les 2 semaines le mardi', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['une semaine sur trois', 'FREQ=WEEKLY;INTERVAL=3'],
  ['weekly on monday', 'FREQ=WEEKLY;BYDAY=MO'],
  ['every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['tous les jours ouvrés', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['du lundi au vendredi', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['tous les week-ends', 'FREQ=WEEKLY;BYDAY=SA,SU'],
  ['chaque mois', 'FREQ=MONTHLY'],
  ['chaque mois le 1er', 'FREQ=MONTHLY;BYMONTHDAY=1'],
  ['le 15 de chaque mois', 'FREQ=MONTHLY;BYMONTHDAY=15'],
  ['the 15th of every month', 'FREQ=MONTHLY;BYMONTHDAY=15'],
  ['the 1st and 3rd tuesday of the month', 'FREQ=MONTHLY;BYDAY=1TU,3TU'],
  ['monthly on the 1st and 15th', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
  ['every last friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['le dernier vendredi du mois', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['chaque premier lundi', 'FREQ=MONTHLY;BYDAY=1MO'],
  ['tous les premiers et troisièmes mardis du mois', 'FREQ=MONTHLY;BYDAY=1TU,3TU'],
  ['the second tuesday of every month', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['le dernier jour du mois', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['chaque fin de mois', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['tous les trimestres', 'FREQ=MONTHLY;INTERVAL=3'],
  ['every quarter', 'FREQ=MONTHLY;INTERVAL=3'],
  ['tous les ans', 'FREQ=YEARLY'],
  ['tous les ans le 12 septembre', 'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=12'],
  ['every year on september 12th', 'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=12'],
  ['every first monday of march', 'FREQ=YEARLY;BYMONTH=3;BYDAY=1MO'],
  ['tous les mardis jusqu’au 30 juin 2027', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630'],
  ['every week 10 times', 'FREQ=WEEKLY;COUNT=10'],
];

describe('a rule said in words', () => {
  it.each(SAID)('"%s" is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is not heard in other words', () => {
    for (const text of [
      '',
      'demain',
      'tous',
      'every',
      'chaque chaise',
      'the',
      'le 45',
      'every 0 days',
      'tous les mardis à 14h',
      'sur',
      'every week on the last friday',
      'constructor',
      'vendredi',
      '12 septembre',
      'le dernier vendredi',
      '12',
    ]) {
      expect(read(text), text).toBeUndefined();
    }
  });

  it('is always one that can be written and read, whatever is said', () => {
    const vocabulary = SAID.flatMap(([text]) => text.split(' '));
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...vocabulary) }, { weight: 1, arbitrary: fc.string() }), {
          maxLength: 7,
        }),
        (said) => {
          const written = read(said.join(' '));
          if (written !== undefined) expect(parseRule(written).ok, `${said.join(' ')} → ${written}`).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a rule told', () => {
  const en = createTranslator('en', recurrenceMessages);
  const fr = createTranslator('fr', recurrenceMessages);
  const told: readonly (readonly [string, string, string])[] = [
    ['FREQ=DAILY', 'every day', 'chaque jour'],
    ['FREQ=DAILY;INTERVAL=3', 'every 3 days', 'tous les 3 jours'],
    ['FREQ=WEEKLY', 'every week', 'chaque semaine'],
    ['FREQ=WEEKLY;BYDAY=TU,TH', 'every Tuesday and Thursday', 'chaque mardi et jeudi'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'every 2 weeks on Tuesday', 'toutes les 2 semaines, mardi'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday', 'du lundi au vendredi'],
    ['FREQ=MONTHLY;BYMONTHDAY=1', 'the 1st of every month', 'le 1er de chaque mois'],
    ['FREQ=MONTHLY;BYMONTHDAY=15,22', 'the 15th and the 22nd of every month', 'le 15 et le 22 de chaque mois'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'the last Friday of every month', 'le dernier vendredi de chaque mois'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'the last day of every month', 'le dernier jour de chaque mois'],
    ['FREQ=MONTHLY;INTERVAL=3', 'every 3 months', 'tous les 3 mois'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'the last working day of every month', 'le dernier jour ouvré de chaque mois'],
    ['FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=12', 'every year on the 12th of September', 'chaque année le 12 septembre'],
    ['FREQ=YEARLY;INTERVAL=2', 'every 2 years', 'tous les 2 ans'],
    ['FREQ=DAILY;COUNT=3', 'every day, 3 times', 'chaque jour, 3 fois'],
    ['FREQ=WEEKLY;UNTIL=20270630', 'every week, until 30 Jun 2027', 'chaque semaine, jusqu’au 30 juin 2027'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'the 13th if it is a Friday of every month', 'le 13 si c’est un vendredi de chaque mois'],
  ];

  it.each(told)('%s', (text, english, french) => {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(parsed.problem.code);
    expect(describeRule(parsed.value, en)).toBe(english);
    expect(describeRule(parsed.value, fr)).toBe(french);
  });

  it('has both languages, with the same parameters', () => {
    expect(checkCatalogue(recurrenceMessages)).toEqual([]);
  });
});
