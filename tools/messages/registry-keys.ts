/** The keys that generated screens, commands and API texts ask for, from the registry of rooms. */
import type { Fields } from '../../src/replica/schema.ts';
import type { Room } from '../../src/rooms/room.ts';

/** `command.<name>` and `.help`, `query.<name>`, `field.<argument>`, `table.<table>`, `column.<table>.<column>`, `value.<table>.<column>.<value>`. */
export function registryKeys(rooms: readonly Pick<Room, 'name' | 'tables' | 'commands' | 'queries'>[]): Set<string> {
  const keys = new Set<string>();
  for (const room of rooms) {
    for (const { name, input } of room.commands) addCall(keys, `command.${name}`, input);
    for (const { name, input } of room.queries) addCall(keys, `query.${name}`, input);
    for (const { name, columns } of room.tables) {
      keys.add(`table.${name}`);
      for (const [column, field] of Object.entries(columns)) {
        if (column === 'deleted') continue;
        keys.add(`column.${name}.${column}`);
        for (const value of field.values ?? []) keys.add(`value.${name}.${column}.${value}`);
      }
    }
  }
  return keys;
}

function addCall(keys: Set<string>, key: string, input: Fields): void {
  keys.add(key).add(`${key}.help`);
  for (const argument of Object.keys(input)) keys.add(`field.${argument}`);
}
