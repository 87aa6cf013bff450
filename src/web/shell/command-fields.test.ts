/** Which arguments a form asks for, what it begins with, and what it sends. */
import { expect, test } from 'vitest';
import { ok } from '../../kernel/result.ts';
import { boolean, clearable, date, optional, ref, string, table } from '../../replica/schema.ts';
import { type Command, command, rowAnswer } from '../../rooms/room.ts';
import { createTranslator } from '../../ui/i18n/index.ts';
import { changed, fieldsOf } from './command-fields.ts';
import { aboutOf, cellArguments, isReady } from './command-subject.ts';

const meal = table('meal', { name: string(), day: date(), vegan: boolean() });
const { name, day, vegan } = meal.columns;
const t = createTranslator('en', { en: {}, fr: {} });

const run: Command['run'] = () => ok(rowAnswer(meal, ''));
const edit = command({
  name: 'meal.edit',
  input: { meal: ref('meal'), called: optional(name), day: clearable(day), vegan: optional(vegan) },
  run,
});
const cook = command({ name: 'meal.cook', input: { meal: ref('meal'), member: optional(ref('member')) }, run });
const plan = command({ name: 'meal.plan', input: { name, place: optional(ref('place')) }, run });

const given = new Set(['meal']);
const row = { id: 'x', name: 'Soup', day: '2027-01-05', vegan: null };

test('a command is about the row it cannot do without', () => {
  expect([edit, cook, plan].map(aboutOf)).toEqual([{ argument: 'meal', table: 'meal' }, { argument: 'meal', table: 'meal' }, undefined]);
});

test('what changes a row shows it first; what does something with it is done at once', () => {
  expect([isReady(edit, given), isReady(cook, given), isReady(plan, new Set())]).toEqual([false, true, false]);
  expect([...cellArguments(edit, given)]).toEqual([
    ['called', 'name'],
    ['day', 'day'],
    ['vegan', 'vegan'],
  ]);
});

test('what the row has and the command cannot empty is asked for', () => {
  const required = (before: object) => fieldsOf(edit, given, t, { ...before }).map((field) => [field.name, field.required]);
  expect(required(row)).toEqual([
    ['called', true],
    ['day', false],
    ['vegan', false],
  ]);
  expect(required({ ...row, name: null })[0]).toEqual(['called', false]);
});

test('only what was changed is sent, and null for what was emptied', () => {
  const send = (values: object) => changed(edit, given, row, { ...values });
  expect(send({ called: 'Soup', day: '2027-01-05', vegan: false })).toEqual({});
  expect(send({ called: 'Stew', day: '2027-01-05' })).toEqual({ called: 'Stew' });
  expect(send({ called: 'Soup', vegan: true })).toEqual({ day: null, vegan: true });
});

test('what is no cell of the row is sent as it was given', () => {
  expect(changed(plan, new Set(), {}, { name: 'Soup' })).toEqual({ name: 'Soup' });
});
