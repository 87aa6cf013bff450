/** Carries out commands: arguments in, one change's writes and an answer out. Pure: the caller commits. */

import { sameBytes } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import type { Random } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Write } from '../replica/change.ts';
import { parseArguments } from '../replica/fields.ts';
import type { Field, Fields } from '../replica/schema.ts';
import type { Texts } from '../replica/text-port.ts';
import { type Asking, queryContext } from './ask.ts';
import type { Registry } from './create-registry.ts';
import type { Answer, Command, Signed } from './room.ts';
import { type Carry, Draft } from './transaction.ts';

/** A change that puts this many rows in the trash, and this share of a table, waits for a word of confirmation (F33). */
const MASS = 20;
const MASS_SHARE = 0.5;

export interface Running extends Asking {
  readonly random: Random;
  /** Needed by commands that write text columns; without it they are refused with `text-not-loaded`. */
  readonly text?: Texts;
}

export interface RunOptions {
  /** The person was told that most of a table goes to the trash, and means it. */
  readonly confirmed?: boolean;
  /** The signature of the person's own device, with what it was shown to sign (`messageToSign`). */
  readonly signed?: Signed & { readonly message: Uint8Array };
}

export interface Outcome {
  readonly command: string;
  /** Empty when everything stood already as asked: then there is no change to make. */
  readonly writes: readonly Write[];
  readonly answer: Answer;
}

/** Runs the command `name`. Fails with `signature-missing` where it wants one over something else than what was signed. */
export function runCommand(running: Running, name: string, input: unknown, options: RunOptions = {}): Result<Outcome> {
  const { registry, reader, circumstances, random, text } = running;
  const { signed } = options;
  // Inside another command nothing is signed.
  const carry: Carry = (inner, name, input) => carryOut(registry, inner, name, input, (command) => unsigned(command));
  const draft = new Draft({ reader, circumstances, random, carry, ...(text === undefined ? {} : { text }) }, signed);
  const answer = carryOut(registry, draft, name, input, (command, given) => {
    const wanted = command.signs?.(queryContext(reader, circumstances), given);
    if (wanted?.ok === false) return wanted;
    const isSigned = wanted === undefined || (signed !== undefined && sameBytes(wanted.value, signed.message));
    return isSigned ? undefined : failed('signature-missing');
  });
  // Whatever was carried out inside it is refused with it.
  const told = draft.refusal ?? answer;
  if (!told.ok) return told;
  if (draft.textMissing) return failed('text-not-loaded');
  const mass = options.confirmed === true ? undefined : massDeletion(running, draft);
  return mass ?? ok({ command: name, writes: draft.writes(), answer: told.value });
}

type Given = Parameters<Command['run']>[1];

const unsigned = ({ signs }: Command): Result<never> | undefined => (signs === undefined ? undefined : failed('signature-missing'));

/** `allowed` says why it may not be run after all. */
function carryOut(
  registry: Registry,
  draft: Draft,
  name: string,
  input: unknown,
  allowed: (command: Command, given: Given) => Result<never> | undefined,
): Result<Answer> {
  const command = registry.commands.get(name);
  if (command === undefined) return failed('command-unknown', { name: name.slice(0, 80) });
  const parsed = parseArguments(command.input, input);
  if (!parsed.ok) return parsed;
  const refused = findDangling(registry, draft, command.input, parsed.value) ?? allowed(command, parsed.value);
  return refused ?? command.run(draft, parsed.value);
}

/** What the command `name` wants signed with these arguments; `undefined` where it wants nothing signed, or is refused anyway. */
export function messageToSign({ reader, registry, circumstances }: Asking, name: string, input: unknown): Uint8Array | undefined {
  const command = registry.commands.get(name);
  const parsed = command?.signs === undefined ? undefined : parseArguments(command.input, input);
  if (parsed?.ok !== true) return undefined;
  const wanted = command?.signs?.(queryContext(reader, circumstances), parsed.value);
  return wanted?.ok === true ? wanted.value : undefined;
}

/** The first argument that points to a row nobody wrote: a slip of the pen, or a row that has not arrived yet. */
function findDangling(
  registry: Registry,
  draft: Draft,
  fields: Fields,
  input: Readonly<Record<string, unknown>>,
): Result<never> | undefined {
  for (const [name, field] of Object.entries(fields)) {
    for (const id of idsIn(field, input[name])) {
      const table = registry.tables.get(field.table ?? field.of?.table ?? '');
      if (table !== undefined && draft.row(table, id) === undefined) return failed('row-unknown', { field: name, table: table.name, id });
    }
  }
  return undefined;
}

function idsIn(field: Field, value: unknown): readonly Id[] {
  if (field.kind === 'ref') return typeof value === 'string' ? [value] : [];
  if (field.kind !== 'list' || field.of?.kind !== 'ref' || !Array.isArray(value)) return [];
  return value.filter((item): item is Id => typeof item === 'string');
}

function massDeletion(running: Running, draft: Draft): Result<never> | undefined {
  for (const [table, count] of draft.removals()) {
    if (count < MASS) continue;
    const total = running.reader.where(table).count;
    if (count >= total * MASS_SHARE) return failed('mass-deletion', { table: table.name, count, total });
  }
  return undefined;
}
