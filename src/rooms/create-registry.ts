/** What all rooms offer together, by name: the one list that web, command line and HTTP API are made from. */

import { assert } from '../kernel/assert.ts';
import { jsonSchema } from '../replica/fields.ts';
import type { Fields, Json, Table } from '../replica/schema.ts';
import { sharedMessages } from './messages.ts';
import type { Command, Messages, Query, Room } from './room.ts';

export interface Registry {
  readonly rooms: readonly Room[];
  readonly tables: ReadonlyMap<string, Table>;
  readonly commands: ReadonlyMap<string, Command>;
  readonly queries: ReadonlyMap<string, Query>;
  /** Every room's texts and those they share. */
  readonly messages: Messages;
}

/** A command or query as programs see it. */
export interface Description {
  readonly name: string;
  readonly room: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly help: { readonly en: string; readonly fr: string };
  readonly positional: readonly string[];
  /** JSON Schema of its arguments. */
  readonly input: Json;
}

/** Names stand once: two rooms with the same table, command or query are a bug. */
export function createRegistry(rooms: readonly Room[]): Registry {
  const tables = byName(rooms.flatMap((room) => room.tables));
  const commands = byName(rooms.flatMap((room) => room.commands));
  const queries = byName(rooms.flatMap((room) => room.queries));
  for (const name of commands.keys()) assert(!queries.has(name), `${name} is a command or a query, not both`);
  const catalogues = [sharedMessages, ...rooms.map((room) => room.messages)];
  const messages = { en: merged(catalogues.map(({ en }) => en)), fr: merged(catalogues.map(({ fr }) => fr)) };
  return { rooms, tables, commands, queries, messages };
}

export const describeCommands = (registry: Registry): readonly Description[] =>
  registry.rooms.flatMap((room) => room.commands.map((command) => describe(registry, room, 'command', command)));

export const describeQueries = (registry: Registry): readonly Description[] =>
  registry.rooms.flatMap((room) => room.queries.map((query) => describe(registry, room, 'query', query)));

interface Described {
  readonly name: string;
  readonly input: Fields;
  readonly positional?: readonly string[];
}

function describe(registry: Registry, room: Room, kind: 'command' | 'query', { name, input, positional }: Described): Description {
  const says = (key: string) => ({ en: registry.messages.en[key] ?? key, fr: registry.messages.fr[key] ?? key });
  return {
    name,
    room: room.name,
    title: says(`${kind}.${name}`),
    help: says(`${kind}.${name}.help`),
    positional: positional ?? [],
    input: jsonSchema(input),
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) {
    assert(!map.has(item.name), `${item.name} has one owner`);
    map.set(item.name, item);
  }
  return map;
}

function merged(catalogues: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const catalogue of catalogues) {
    for (const [key, text] of Object.entries(catalogue)) {
      assert(!Object.hasOwn(all, key), `the message ${key} stands in one catalogue`);
      all[key] = text;
    }
  }
  return all;
}
