/** Whether what a command wrote fits its columns. Merging and imports reach every state (R7); our own commands reach only right ones. */

import type { Write } from '../../replica/change.ts';
import { parseArguments } from '../../replica/fields.ts';
import { type Field, kept, optional, ruleOf } from '../../replica/schema.ts';
import type { Value } from '../../replica/value.ts';
import type { Registry } from '../create-registry.ts';

/** What is wrong with a write, as a sentence; undefined when it fits. */
export function misfit(registry: Registry, { table: name, column, rule, value }: Write): string | undefined {
  const at = `${name}.${column}`;
  const field = registry.tables.get(name)?.columns[column];
  if (field === undefined) return `there is no column ${at}`;
  if (rule !== ruleOf(field)) return `${at} merges by the rule ${ruleOf(field)}, not ${rule}`;
  if (value === null || value instanceof Uint8Array) return fitsBytes(field, value) ? undefined : `${at} is no text edited together`;
  const given = field.kind === 'json' ? parsed(value) : value;
  const read = parseArguments({ it: optional(field) }, { it: given });
  if (!read.ok) return `${at} cannot hold ${JSON.stringify(value).slice(0, 80)}: ${read.problem.code}`;
  return kept(field, read.value.it) === value ? undefined : `${at} holds tidied text only, not ${JSON.stringify(value).slice(0, 80)}`;
}

const fitsBytes = (field: Field, value: Value): boolean => value === null || field.kind === 'text';

function parsed(value: Value): unknown {
  try {
    return JSON.parse(String(value)) as unknown;
  } catch {
    // Which is no JSON.
    return Number.NaN;
  }
}
