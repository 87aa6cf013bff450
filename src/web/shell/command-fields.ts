/** From a command's arguments to the fields of a form: the same table makes the command line's flags and the API's schema. */
import type { Field } from '../../replica/schema.ts';
import type { Command } from '../../rooms/room.ts';
import { fieldWords, hintWords, nounOf, valueWords } from '../../rooms/words.ts';
import type { FieldSpec, Translate } from '../../ui/index.ts';

/** `given` are arguments that are known already and not asked for. */
export function fieldsOf(command: Command, given: ReadonlySet<string>, t: Translate): readonly FieldSpec[] {
  return Object.entries(command.input)
    .filter(([name]) => !given.has(name))
    .map(([name, field]) => fieldSpec(command, name, field, t));
}

function fieldSpec(command: Command, name: string, field: Field, t: Translate): FieldSpec {
  const table = field.table ?? field.of?.table;
  const at = { noun: nounOf(command.name), name, field };
  const hint = hintWords(t, at);
  return {
    name,
    kind: field.kind,
    label: fieldWords(t, at),
    required: !field.optional,
    ...(hint === undefined ? {} : { hint }),
    ...(field.values === undefined ? {} : { values: field.values.map((value) => ({ value, label: valueWords(t, at, value) })) }),
    ...(table === undefined ? {} : { table }),
    ...(field.max === undefined || field.kind === 'list' ? {} : { max: field.max }),
  };
}

/** The first argument that points to a row of `table`: what a selected row fills. */
export const subjectOf = (command: Command, table: string): string | undefined =>
  Object.entries(command.input).find(([, field]) => field.kind === 'ref' && field.table === table)?.[0];

/** Whether nothing has to be asked before running it, once `given` is filled. */
export const isReady = (command: Command, given: ReadonlySet<string>): boolean =>
  Object.entries(command.input).every(([name, field]) => field.optional || given.has(name));
