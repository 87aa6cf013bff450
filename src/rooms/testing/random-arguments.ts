/** Arguments for any command or query, made from its fields: right ones, and wrong ones with the reason. */

import { addDays } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { deriveId } from '../../replica/ids.ts';
import type { Field, Fields, Json } from '../../replica/schema.ts';
import type { Chance } from './chance.ts';
import { START } from './device.ts';

/** Rows to point to, by table. */
export type Pool = (table: string) => readonly Id[];

const TEXTS = [
  'Réparer le poste 12',
  'été',
  'a',
  'Œuvre — « citée »',
  'FREQ=WEEKLY;BYDAY=TU',
  '@ana voir #école !demain because x',
  '👩‍🏫 élève',
  '=1+1',
];

/** Arguments that the fields allow; some optional ones left out. */
export function someArguments(fields: Fields, chance: Chance, pool: Pool): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.optional && chance.once(2)) continue;
    const value = field.clearable === true && chance.once(4) ? null : someValue(field, chance, pool);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function someValue(field: Field, chance: Chance, pool: Pool): unknown {
  switch (field.kind) {
    case 'string':
    case 'long':
    case 'text':
      return chance.pick(TEXTS)?.slice(0, field.max ?? 100);
    case 'enum':
      return chance.pick(field.values ?? []);
    case 'ref':
      return chance.pick(pool(field.table ?? ''));
    case 'date':
      return addDays('2026-03-02', chance.int(60) - 20);
    case 'instant':
      return START + (chance.int(1000) - 500) * 3_600_000;
    case 'number':
    case 'integer':
      return (field.min ?? 0) + chance.int(Math.min(100, (field.max ?? 1000) - (field.min ?? 0) + 1));
    case 'boolean':
      return chance.once(2);
    case 'json':
      return someJson(chance, 2);
    case 'list': {
      const of = field.of;
      if (of === undefined) return [];
      const items = Array.from({ length: chance.int(4) }, () => someValue(of, chance, pool));
      return items.filter((item) => item !== undefined);
    }
  }
}

function someJson(chance: Chance, depth: number): Json {
  const plain: readonly Json[] = [null, true, 7, 'é', [], {}];
  if (depth === 0 || chance.once(2)) return chance.pick(plain) ?? null;
  const inner = someJson(chance, depth - 1);
  return chance.once(2) ? [inner, 'x'] : { name: inner, mine: true };
}

export interface WrongArguments {
  /** What is wrong, for the test's title. */
  readonly what: string;
  readonly field: string;
  readonly input: unknown;
}

/** Each way in which arguments can be wrong, one at a time, on top of right ones. */
export function wrongArguments(fields: Fields, right: Readonly<Record<string, unknown>>): readonly WrongArguments[] {
  const polluted: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
  const all: WrongArguments[] = [
    { what: 'an unknown key', field: 'nobody-knows', input: { ...right, 'nobody-knows': 1 } },
    { what: '[A28] __proto__ as a key', field: '__proto__', input: polluted },
    { what: '[A28] constructor as a key', field: 'constructor', input: { ...right, constructor: 'x' } },
  ];
  for (const [name, field] of Object.entries(fields)) {
    if (!field.optional) all.push({ what: `${name} missing`, field: name, input: without(right, name) });
    for (const [what, value] of wrongValues(field)) all.push({ what: `${name} ${what}`, field: name, input: { ...right, [name]: value } });
  }
  return all;
}

function wrongValues(field: Field): readonly (readonly [string, unknown])[] {
  switch (field.kind) {
    case 'string':
    case 'long':
    case 'text':
      return [
        ['as a number', 7],
        ['as an object', { toString: 'x' }],
        ['too long', 'x'.repeat((field.max ?? 1_000_000) + 1)],
        ...(field.optional ? [] : [['blank', ' \n'] as const]),
      ];
    case 'enum':
      return [
        ['as an unknown choice', 'no such choice'],
        ['as a name every object has', 'constructor'],
      ];
    case 'ref':
      return [
        ['as a word', 'somebody'],
        ['as a number', 5],
        ['of a row that nobody wrote', deriveId('nobody wrote this')],
      ];
    case 'date':
      return [
        ['that no calendar has', '2026-02-30'],
        ['with a time', '2026-02-03T10:00'],
      ];
    case 'instant':
    case 'integer':
      return [
        ['as text', '12'],
        ['with a fraction', 1.5],
        ['that is no number', Number.NaN],
        ...(field.min === undefined ? [] : [['too small', field.min - 1] as const]),
        ...(field.max === undefined ? [] : [['too large', field.max + 1] as const]),
      ];
    case 'number':
      return [
        ['as text', '12'],
        ['without end', Number.POSITIVE_INFINITY],
      ];
    case 'boolean':
      return [['as text', 'yes']];
    case 'json':
      return [
        ['with a function in it', { a: () => 1 }],
        ['[A28] with __proto__ in it', JSON.parse('{"a":{"__proto__":1}}') as unknown],
        ['nested too deep', nested(60)],
      ];
    case 'list':
      return [
        ['as text', 'a,b'],
        ['with a wrong entry', [{ wrong: true }, Number.NaN]],
      ];
  }
}

const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);

function without(right: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(right).filter(([key]) => key !== name));
}
