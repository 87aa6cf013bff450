/** An example of each command and query of the rooms, made from its schema: what it needs, with words somebody might use. */

import type { Field, Fields } from '../replica/schema.ts';
import { flagOf } from './field-flags.ts';

/** What rows of a table might be called; of other tables one gives an id's beginning. */
const ROWS: Readonly<Record<string, string>> = {
  agreement: "'Working from home'",
  circle: 'Workshop',
  filter: "'Late at school'",
  list: 'Workshop',
  member: 'Dominique',
  place: "'School of the bourg'",
  proposal: "'A second key'",
  role: 'Treasury',
  rota: 'Telephone',
  task: "'Repair seat 12'",
  template: "'New seat'",
};
const ROW_ID = 'Zq6SFW3H';

/** What might be said in a field, by its name. */
const WORDS: Readonly<Record<string, string>> = {
  body: "'The fan has come'",
  line: "'Repair seat 12 @dominique #school !friday'",
  name: 'Workshop',
  purpose: "'Seats that work for every pupil'",
  rule: "'every Tuesday'",
  tension: "'Nobody can get in on Mondays'",
  text: 'backup',
  title: "'Repair seat 12'",
  waitingFor: "'the fan'",
  why: "'Twelve pupils share eleven computers'",
};

interface Item {
  readonly name: string;
  readonly input: Fields;
  readonly positional?: readonly string[] | undefined;
}

export function exampleOf({ name, input, positional = [] }: Item): string {
  const needed = Object.entries(input).filter(([field, { optional }]) => !optional || positional.includes(field));
  const said = needed.toSorted(([a], [b]) => placed(positional, a) - placed(positional, b));
  const parts = said.map(([field, shape]) => (positional.includes(field) ? written(field, shape) : flagged(field, shape)));
  return ['relais', ...name.split('.'), ...parts].join(' ');
}

const placed = (positional: readonly string[], field: string): number =>
  positional.includes(field) ? positional.indexOf(field) : positional.length;

const flagged = (field: string, shape: Field): string =>
  shape.kind === 'boolean' ? `--${flagOf(field)}` : `--${flagOf(field)} ${written(field, shape)}`;

function written(field: string, shape: Field): string {
  switch (shape.kind) {
    case 'ref':
      return ROWS[shape.table ?? ''] ?? ROW_ID;
    case 'list':
      return shape.of === undefined ? '' : written(field, shape.of);
    case 'enum':
      return shape.values?.[0] ?? '';
    case 'date':
      return '2027-01-31';
    case 'instant':
      return '2027-01-31T09:00:00Z';
    case 'integer':
    case 'number':
      return String(Math.max(shape.min ?? 1, 1));
    case 'boolean':
      return 'yes';
    case 'json':
      return "'{}'";
    default:
      return WORDS[field] ?? "'…'";
  }
}
