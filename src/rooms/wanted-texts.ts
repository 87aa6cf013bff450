/** Which texts the generated screens, flags and API descriptions ask of a room: the suite of rooms and `verify messages` look for them. */

import type { Field } from '../replica/schema.ts';
import { DELETED } from '../replica/schema.ts';
import type { Room } from './room.ts';
import { type FieldAt, fieldKeys, nounOf, valueKeys } from './words.ts';

export interface WantedTexts {
  /** Of each line, one key must be there; the first is the one to add. */
  readonly required: readonly (readonly string[])[];
  /** Shown where they are there. */
  readonly optional: readonly string[];
}

/**
 * Required: `room.<room>`, `command.<name>` and `query.<name>` with their `.help`, `table.<table>`, and for every argument,
 * column and thing shown the words of `words.ts`, those of its choices too. Optional: `.hint` beside the words of an argument, and the words of
 * what stands inside an answer.
 */
export function wantedTexts({ name, tables, commands, queries }: Pick<Room, 'name' | 'tables' | 'commands' | 'queries'>): WantedTexts {
  const named = [...commands.map((each) => ['command', each] as const), ...queries.map((each) => ['query', each] as const)];
  const given = commands.flatMap(argumentsOf);
  const asked = queries.flatMap(argumentsOf);
  const kept = tables.flatMap((table) => fieldsAt(table.name, table.columns)).filter((at) => at.name !== DELETED);
  return {
    required: [
      [`room.${name}`],
      ...named.flatMap(([kind, { name }]) => [[`${kind}.${name}`], [`${kind}.${name}.help`]]),
      ...tables.map((table) => [`table.${table.name}`]),
      ...[...given, ...asked, ...kept, ...queries.flatMap((query) => shownBy(query, tables))].map(fieldKeys),
      // Nobody fills in a form to ask.
      ...[...given, ...kept].flatMap((at) => valuesOf(at.field).map((value) => valueKeys(at, value))),
      ...queries.flatMap(saidBy),
    ],
    optional: [
      ...given.flatMap(fieldKeys).map((key) => `${key}.hint`),
      ...queries.flatMap(withinIt).flatMap(fieldKeys),
      ...asked.flatMap((at) => valuesOf(at.field).flatMap((value) => valueKeys(at, value))),
    ],
  };
}

type Described = FieldAt & { readonly field: Field };

const argumentsOf = ({ name, input }: Room['commands'][number] | Room['queries'][number]) => fieldsAt(nounOf(name), input);

/** What a list shows, columns or not. */
const shownBy = ({ name, shows = [] }: Room['queries'][number], tables: Room['tables']): readonly FieldAt[] =>
  shows.map((key) => ({ noun: nounOf(name), name: key, field: tables.find((table) => table.name === nounOf(name))?.columns[key] }));

/** What is told of what stands inside an answer: several values under one key have their words beside them. */
const withinIt = ({ name, within = {} }: Room['queries'][number]): readonly FieldAt[] =>
  Object.values(within).flatMap((keys) => keys.map((key) => ({ noun: nounOf(name), name: key })));

const saidBy = ({ name, says = {} }: Room['queries'][number]): readonly (readonly string[])[] =>
  Object.entries(says).flatMap(([key, words]) => words.map((word) => valueKeys({ noun: nounOf(name), name: key }, word)));

const fieldsAt = (noun: string, fields: Readonly<Record<string, Field>>): readonly Described[] =>
  Object.entries(fields).map(([name, field]) => ({ noun, name, field }));

const valuesOf = (field: Field): readonly string[] => field.values ?? field.of?.values ?? [];
