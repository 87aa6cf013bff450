/** The fields of a command or query as flags and arguments of the command line, and what was given back as JSON. */

import { failed, ok, type Result } from '../kernel/result.ts';
import type { Field, Fields } from '../replica/schema.ts';
import type { Flags, Given } from './command-line.ts';

/** `nextStep` is `--next-step`. */
export const flagOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function flagsOf(fields: Fields): Flags {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      flagOf(name),
      field.kind === 'list' ? 'many' : field.kind === 'boolean' ? 'switch' : 'value',
    ]),
  );
}

/** Turns what a person wrote for a `ref` into an id: a whole id, the beginning of one, or a name. */
export type FindRow = (table: string, written: string) => Promise<Result<string>>;

/**
 * Arguments for `parseArguments`. A list flag may be given again or take several values with commas; the last positional
 * argument, when it is a list, takes all that is left.
 */
export async function argumentsOf(
  fields: Fields,
  positional: readonly string[],
  given: Given,
  find: FindRow,
): Promise<Result<Record<string, unknown>>> {
  const input: Record<string, unknown> = {};
  const rest = [...given.rest];
  for (const [i, name] of positional.entries()) {
    const field = fields[name];
    if (field === undefined || rest.length === 0) break;
    const isLast = i === positional.length - 1;
    const read = await readField(name, field, field.kind === 'list' && isLast ? rest.splice(0) : [rest.shift() as string], find);
    if (!read.ok) return read;
    input[name] = read.value;
  }
  if (rest.length > 0) return failed('argument-extra', { given: (rest[0] as string).slice(0, 80) });
  for (const [name, field] of Object.entries(fields)) {
    const flag = flagOf(name);
    const toggled = given.switches.get(flag);
    const written = field.kind === 'list' ? given.lists.get(flag)?.flatMap(commaSeparated) : listOf(given.values.get(flag));
    if (toggled !== undefined) input[name] = toggled;
    if (written === undefined) continue;
    const read = await readField(name, field, written, find);
    if (!read.ok) return read;
    input[name] = read.value;
  }
  return ok(input);
}

async function readField(name: string, field: Field, written: readonly string[], find: FindRow): Promise<Result<unknown>> {
  if (field.kind === 'list' && field.of !== undefined) {
    const items: unknown[] = [];
    for (const each of written) {
      const item = await readField(name, field.of, [each], find);
      if (!item.ok) return item;
      items.push(item.value);
    }
    return ok(items);
  }
  const text = written[0] ?? '';
  if (text === '' && field.clearable === true) return ok(null);
  switch (field.kind) {
    case 'ref':
      return find(field.table ?? '', text);
    case 'number':
    case 'integer':
      return /^[-+]?[0-9.]+(e[-+]?[0-9]+)?$/i.test(text) ? ok(Number(text)) : ok(text);
    case 'instant':
      return ok(instantOf(text));
    case 'json':
      return readJson(name, text);
    case 'boolean':
      return ok(text === 'true' || text === 'yes' || text === 'oui');
    default:
      return ok(text);
  }
}

/** Milliseconds, or an ISO 8601 date with a time and an offset. Anything else stays text, which is then refused. */
function instantOf(text: string): unknown {
  if (/^-?[0-9]+$/.test(text)) return Number(text);
  const parsed = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(parsed) ? text : parsed;
}

function readJson(name: string, text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return failed('argument-json', { field: name });
  }
}

const listOf = (value: string | undefined): readonly string[] | undefined => (value === undefined ? undefined : [value]);

const commaSeparated = (value: string): readonly string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
