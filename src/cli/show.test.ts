/** What people read on the command line, for rooms that it knows nothing of. */
import { expect, test } from 'vitest';
import { ok } from '../kernel/result.ts';
import { date, instant, long, oneOf, ref, string, table } from '../replica/schema.ts';
import { createRegistry } from '../rooms/create-registry.ts';
import { command, query, room, rowAnswer } from '../rooms/room.ts';
import { createTranslator } from '../ui/i18n/index.ts';
import { showAnswer } from './show.ts';

const meal = table('meal', {
  name: string(),
  kind: oneOf(['hot', 'cold']),
  day: date(),
  cook: ref('member'),
  recipe: long(),
  eatenAt: instant(),
});
const menu = table('menu', { kind: oneOf(['week', 'feast']) });
const ANA = 'AAAAAAAAAAAAAAAAAAAAAA';

const words = {
  'cli.empty': 'Nothing here yet.',
  'field.kind': 'Kind',
  'field.meal.kind': 'Warmth',
  'field.day': 'Day',
  'field.name': 'Name',
  'field.eatenAt': 'Eaten',
  'field.cook': 'Cooked by',
  'field.canteen.today': 'Today',
  'field.meal.week': 'This week',
  'field.meal.missed': 'Missed',
  'field.cook.turns': 'Turns',
  'cli.done': 'Done.',
  'value.meal.kind.hot': 'Hot',
  'value.menu.kind.feast': 'Feast',
};
const t = createTranslator('en', { en: words, fr: words });

const canteen = room({
  name: 'canteen',
  tables: [meal, menu],
  commands: [command({ name: 'pot.stir', input: { meal: ref('meal') }, run: (_, { meal: id }) => ok(rowAnswer(meal, id)) })],
  queries: [
    query({ name: 'meal.list', input: {}, run: () => [] }),
    query({ name: 'menu.list', input: {}, shows: ['kind'], run: () => [] }),
    query({ name: 'canteen.now', input: {}, shows: ['today'], run: () => ({}) }),
    query({ name: 'meal.plan', input: {}, shows: ['week', 'missed'], within: { week: ['kind', 'day'] }, run: () => ({}) }),
    query({ name: 'cook.list', input: {}, shows: ['name', 'turns'], within: { turns: ['day', 'cook'] }, run: () => [] }),
  ],
  messages: { en: {}, fr: {} },
});
const registry = createRegistry([canteen]);
const show = (name: string, answer: unknown) =>
  showAnswer(t, { name, registry, names: new Map([[ANA, 'Ana']]), zone: 'Europe/Paris' }, answer).split('\n');

const soup = { id: ANA, name: 'Soup', kind: 'hot', day: '2027-01-05', cook: ANA, recipe: 'Very long.', eatenAt: 0, deleted: null };

test('a list has the short columns of its table, with names for ids and words for choices', () => {
  const [head, , line] = show('meal.list', [soup]);
  expect(head?.split(/\s{2,}/)).toEqual(['id', 'Name', 'Warmth', 'Day', 'Cooked by', 'Eaten']);
  expect(line?.split(/\s{2,}/)).toEqual(['AAAAAAAA', 'Soup', 'Hot', '2027-01-05', 'Ana', '1970-01-01 01:00']);
});

test('the same column of another table has its own words, and a query says which it shows', () => {
  const [head, , line] = show('menu.list', [{ id: ANA, kind: 'feast', day: '2027-01-05' }]);
  expect([head, line]).toEqual(['id        Kind', 'AAAAAAAA  Feast']);
});

test('the row a command answers is told with the words of the table it is about', () => {
  expect(show('pot.stir', soup)).toContain('Warmth     Hot');
});

test('an answer of several lists shows each that holds something, under its name', () => {
  const told = show('canteen.now', { later: [], today: [soup], tomorrow: [] });
  expect(told[0]).toBe('Today');
  expect(told).toHaveLength(4);
  expect(show('canteen.now', { later: [], today: [] })).toEqual(['Nothing here yet.']);
});

test('what a newer version wrote is shown as it is', () => {
  expect(show('menu.list', [{ id: ANA, kind: 'banquet' }])[2]).toBe('AAAAAAAA  banquet');
});

test('what stands under one key in several values is told under its name', () => {
  const week = { kind: 'hot', day: '2027-01-05', secret: 1 };
  expect(show('meal.plan', { week, missed: [] })).toEqual(['This week', '  Warmth  Hot', '  Day     2027-01-05']);
});

test('an answer that holds nothing says so, and never is an empty line', () => {
  expect(show('meal.plan', { missed: [] })).toEqual(['Nothing here yet.']);
  expect(show('meal.plan', { missed: [{}] })).toEqual(['Missed', 'Nothing here yet.']);
  expect(show('pot.stir', {})).toEqual(['Nothing here yet.']);
});

test('rows inside a row of a list are told by what the query says of them', () => {
  const turns = [
    { day: '2027-01-05', cook: ANA, sick: false },
    { day: '2027-01-06', cook: { id: ANA, name: 'Ana' } },
  ];
  expect(show('cook.list', [{ id: ANA, name: 'Lunch', turns }])[2]).toBe('AAAAAAAA  Lunch  2027-01-05 Ana, 2027-01-06 Ana');
});

test('what is as large as an instant is told as one, whatever column it stands in', () => {
  expect(show('menu.list', [{ id: ANA, kind: 1_800_000_000_000 }])[2]).toBe('AAAAAAAA  2027-01-15 09:00');
});

test('a command that wrote several rows says that it is done', () => {
  expect(show('pot.stir', [ANA, ANA])).toEqual(['Done.']);
});
