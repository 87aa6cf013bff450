/** What a field is called: the words nearest to it, whoever shows it. */
import { expect, test } from 'vitest';
import { oneOf, optional, ref, string, table } from '../replica/schema.ts';
import { room } from './room.ts';
import { wantedTexts } from './wanted-texts.ts';
import { fieldWords, hintWords, valueText, valueWords } from './words.ts';

const meal = table('meal', { kind: oneOf(['hot', 'cold']), note: string() });

/** A translator of these texts. */
const saying = (texts: Readonly<Record<string, string>>) =>
  Object.assign((key: string) => texts[key] ?? key, { has: (key: string) => Object.hasOwn(texts, key) });

const t = saying({
  'field.note': 'Note',
  'field.note.hint': 'What the holder leaves behind.',
  'field.meal.note': 'For the cook',
  'field.meal.kind': 'Kind of meal',
  'value.meal.kind.hot': 'Hot',
});

test('the words of the noun come before those that all rooms share, with their own hint or none', () => {
  const [here, elsewhere] = [
    { noun: 'meal', name: 'note' },
    { noun: 'holding', name: 'note' },
  ];
  expect([fieldWords(t, here), hintWords(t, here)]).toEqual(['For the cook', undefined]);
  expect([fieldWords(t, elsewhere), hintWords(t, elsewhere)]).toEqual(['Note', 'What the holder leaves behind.']);
});

test('an argument taken from a column has the words of the column and of its choices', () => {
  const at = { noun: 'dinner', name: 'kind', field: optional(meal.columns.kind) };
  expect([fieldWords(t, at), valueWords(t, at, 'hot'), valueWords(t, at, 'lukewarm')]).toEqual(['Kind of meal', 'Hot', 'lukewarm']);
});

test('a room is asked for a text for each thing it shows, in its own words first', () => {
  const cook = { name: 'meal.cook', input: { meal: ref('meal') }, run: () => ({ ok: false, problem: { code: 'x' } }) as const };
  const { required } = wantedTexts(room({ name: 'canteen', tables: [meal], commands: [cook], queries: [], messages: { en: {}, fr: {} } }));
  expect(required.map(([first]) => first)).toEqual([
    'room.canteen',
    'command.meal.cook',
    'command.meal.cook.help',
    'table.meal',
    'field.meal.meal',
    'field.meal.kind',
    'field.meal.note',
    'value.meal.kind.hot',
    'value.meal.kind.cold',
  ]);
});

test('a value with parts is told by what it is called', () => {
  expect([{ title: 'Trust', body: '…' }, 12, 'plain', { a: 1 }].map(valueText)).toEqual(['Trust', '12', 'plain', '{"a":1}']);
});
