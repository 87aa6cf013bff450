/** From a command's arguments to the fields of a form: the same table makes the command line's flags and the API's schema. */
import type { Field } from '../../replica/schema.ts';
import type { Command } from '../../rooms/room.ts';
import { fieldWords, hintWords, nounOf, valueWords } from '../../rooms/words.ts';
import type { FieldSpec, Translate } from '../../ui/index.ts';
import { cellArguments } from './command-subject.ts';

/** A row as it is, by the names of its columns. */
export type Cells = Readonly<Record<string, unknown>>;

/** `given` are arguments that are known already and not asked for; `before` is the row they point to, where the form changes it. */
export function fieldsOf(command: Command, given: ReadonlySet<string>, t: Translate, before: Cells = {}): readonly FieldSpec[] {
  const cells = cellArguments(command, given);
  return Object.entries(command.input)
    .filter(([name]) => !given.has(name))
    .map(([name, field]) => {
      const spec = fieldSpec(command, name, field, t);
      // What the row has and the command cannot empty stays filled.
      const kept = field.clearable !== true && (before[cells.get(name) ?? ''] ?? null) !== null;
      return kept ? { ...spec, required: true } : spec;
    });
}

function fieldSpec(command: Command, name: string, field: Field, t: Translate): FieldSpec {
  const table = field.table ?? field.of?.table;
  const at = { noun: nounOf(command.name), name, field };
  const hint = hintWords(t, at);
  const values = field.values ?? field.of?.values;
  return {
    name,
    kind: field.kind,
    label: fieldWords(t, at),
    required: !field.optional,
    ...(hint === undefined ? {} : { hint }),
    ...(values === undefined ? {} : { values: values.map((value) => ({ value, label: valueWords(t, at, value) })) }),
    ...(table === undefined ? {} : { table }),
    ...(field.max === undefined || field.kind === 'list' ? {} : { max: field.max }),
  };
}

/** What a form that began with the cells of a row asks for: only what was changed, null for what was emptied. */
export function changed(command: Command, given: ReadonlySet<string>, before: Cells, values: Cells): Cells {
  const cells = cellArguments(command, given);
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(command.input)) {
    const [column, value] = [cells.get(name), values[name]];
    const was = column === undefined ? null : (before[column] ?? null);
    if (value === undefined) {
      if (was !== null && command.input[name]?.clearable === true) found[name] = null;
    } else if (column === undefined || !isSame(value, was)) found[name] = value;
  }
  return found;
}

/** A box that was never ticked is one that is not. */
const isSame = (value: unknown, was: unknown): boolean =>
  JSON.stringify(value) === JSON.stringify(was) || (value === false && was === null);
