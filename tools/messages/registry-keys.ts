/** The keys that generated screens, commands and API texts ask for, from the registry of rooms. */
import type { Fields } from '../../src/replica/schema.ts';
import type { Room } from '../../src/rooms/room.ts';

export interface RegistryKeys {
  /** Of each line, one key must be there; the first is the one to add. */
  readonly required: readonly (readonly string[])[];
  /** Asked for where they are there. */
  readonly optional: ReadonlySet<string>;
}

/**
 * Required: `room.<room>`, `command.<name>`, `query.<name>` and their `.help`, `field.<argument>`, `table.<table>`,
 * `value.<table>.<column>.<value>`, and for a column `field.<column>` or, where it means something else there,
 * `column.<table>.<column>`. Optional: `field.<argument>.hint`.
 */
export function registryKeys(rooms: readonly Pick<Room, 'name' | 'tables' | 'commands' | 'queries'>[]): RegistryKeys {
  const fields = rooms.flatMap((room) => [...room.commands, ...room.queries].flatMap(({ input }) => Object.keys(input)));
  const required = rooms.flatMap((room) => [
    [`room.${room.name}`],
    ...room.commands.flatMap(({ name }) => [[`command.${name}`], [`command.${name}.help`]]),
    ...room.queries.flatMap(({ name }) => [[`query.${name}`], [`query.${name}.help`]]),
    ...room.tables.flatMap(({ name, columns }) => [[`table.${name}`], ...columnKeys(name, columns)]),
  ]);
  return {
    required: [...required, ...[...new Set(fields)].map((field) => [`field.${field}`])],
    optional: new Set(fields.map((field) => `field.${field}.hint`)),
  };
}

function columnKeys(table: string, columns: Fields): string[][] {
  return Object.entries(columns)
    .filter(([column]) => column !== 'deleted')
    .flatMap(([column, field]) => [
      [`field.${column}`, `column.${table}.${column}`],
      ...(field.values ?? []).map((value) => [`value.${table}.${column}.${value}`]),
    ]);
}
