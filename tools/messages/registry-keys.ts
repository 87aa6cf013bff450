/** The keys that generated screens, commands and API texts ask for, from the registry of rooms. */
import type { Room } from '../../src/rooms/room.ts';
import { wantedTexts } from '../../src/rooms/wanted-texts.ts';

export interface RegistryKeys {
  /** Of each line, one key must be there; the first is the one to add. */
  readonly required: readonly (readonly string[])[];
  /** Asked for where they are there. */
  readonly optional: ReadonlySet<string>;
}

export function registryKeys(rooms: readonly Pick<Room, 'name' | 'tables' | 'commands' | 'queries'>[]): RegistryKeys {
  const wanted = rooms.map(wantedTexts);
  const required = new Map(wanted.flatMap((room) => room.required).map((any) => [any.join(' or '), any]));
  return { required: [...required.values()], optional: new Set(wanted.flatMap((room) => room.optional)) };
}
