/** Which row a command is about, and whether it can be carried out at once: known from the first view on. */
import type { Command } from '../../rooms/room.ts';

/** The first argument that points to a row of `table`: what a selected row fills. */
export const subjectOf = (command: Command, table: string): string | undefined =>
  Object.entries(command.input).find(([, field]) => field.kind === 'ref' && field.table === table)?.[0];

/** The row that a command is about: its first argument that must be there and points to one. */
export const aboutOf = (command: Command): { readonly argument: string; readonly table: string } | undefined =>
  Object.entries(command.input).flatMap(([argument, { kind, optional, table }]) =>
    kind === 'ref' && !optional && table !== undefined ? [{ argument, table }] : [],
  )[0];

/**
 * The arguments that are cells of a row which another argument, given already, points to: by name, with their columns.
 * Changing a task is such a command; taking a role is not.
 */
export function cellArguments({ input }: Command, given: ReadonlySet<string>): ReadonlyMap<string, string> {
  const tables = new Set([...given].map((name) => input[name]?.table));
  const cells = new Map<string, string>();
  for (const [name, { column }] of Object.entries(input)) {
    const [table, ofTable] = column?.split('.') ?? [];
    if (!given.has(name) && ofTable !== undefined && tables.has(table)) cells.set(name, ofTable);
  }
  return cells;
}

/** Whether nothing has to be asked before running it, once `given` is filled. What changes a row shows it first. */
export const isReady = (command: Command, given: ReadonlySet<string>): boolean =>
  Object.entries(command.input).every(([name, field]) => field.optional || given.has(name)) && cellArguments(command, given).size === 0;
