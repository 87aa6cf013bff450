/** What testRoom says of commands that write what their columns cannot hold. */
import { expect, test } from 'vitest';
import { date, integer, json, oneOf, string, table, text } from '../../replica/schema.ts';
import type { Value } from '../../replica/value.ts';
import { createRegistry } from '../create-registry.ts';
import { room } from '../room.ts';
import { misfit } from './fitting.ts';

const meal = table('meal', {
  name: string({ max: 10 }),
  kind: oneOf(['hot', 'cold']),
  day: date(),
  portions: integer({ min: 1, max: 500 }),
  menu: json(),
  recipe: text(),
});
const registry = createRegistry([room({ name: 'canteen', tables: [meal], commands: [], queries: [], messages: { en: {}, fr: {} } })]);

const writing = (column: string, value: Value, rule: 'last' | 'text' = 'last') =>
  misfit(registry, { table: 'meal', row: 'AAAAAAAAAAAAAAAAAAAAAA', column, rule, value });

test.each<[string, Value]>([
  ['name', 'Soup'],
  ['kind', 'hot'],
  ['day', '2027-01-05'],
  ['portions', 12],
  ['menu', '["soup"]'],
  ['name', null],
  ['deleted', 1_800_000_000_000],
])('%s holds %s', (column, value) => {
  expect(writing(column, value)).toBeUndefined();
});

test.each<[string, Value, string]>([
  ['kind', 'lukewarm', 'argument-choice'],
  ['name', 'A very long name', 'argument-too-long'],
  ['name', ' Soup\n', 'tidied'],
  ['day', '2027-02-30', 'argument-date'],
  ['portions', 0, 'argument-too-small'],
  ['portions', '12', 'argument-kind'],
  ['menu', '{"broken', 'argument-kind'],
  ['colour', 'red', 'no column'],
  ['name', new Uint8Array(1), 'edited together'],
  ['recipe', 'plain', 'merges by the rule text'],
])('%s does not hold %s', (column, value, why) => {
  expect(writing(column, value)).toContain(why);
});
