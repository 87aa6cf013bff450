/** The first days of the demo: people come in, roles and places are named, roles find holders. */

import type { Id } from '../../kernel/ids.ts';
import type { Act } from './act.ts';
import type { Chance } from './chance.ts';
import { PEOPLE, PLACES, ROLES } from './people.ts';
import { THEMES } from './work.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

export interface Founded {
  readonly begin: number;
  readonly members: readonly Id[];
  /** By name. */
  readonly roles: ReadonlyMap<string, Id>;
  /** Members by number who hold the role. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  readonly places: ReadonlyMap<string, Id>;
  readonly lists: ReadonlyMap<string, Id>;
}

/** One role stays vacant, one has a single holder, so that there is something to see. */
const VACANT = 'Tournées';
const SINGLE = 'Serveurs';

export function found(act: Act, chance: Chance, members: readonly Id[], until: number): Founded {
  const begin = until - 366 * DAY;
  let at = begin;
  const later = (): number => {
    at += MINUTE;
    return at;
  };
  PEOPLE.forEach(({ name, zone }, who) => {
    act(later(), who, 'member.join', { id: members[who], name, zone });
    if (who % 3 === 0) act(later(), who, 'member.edit', { hours: hoursOf(chance) });
  });
  const roles = named(ROLES, ({ name, purpose }) => act(later(), 0, 'role.add', { name, purpose }));
  const places = named(PLACES, ({ name, kind, address }) => act(later(), 1, 'place.add', { name, kind, address }));
  const lists = named(
    [...new Set(THEMES.map(({ list }) => list))].map((name) => ({ name })),
    ({ name }) => act(later(), 2, 'list.add', { name }),
  );
  const holders = new Map<string, number[]>();
  for (const { name } of ROLES) {
    const count = name === VACANT ? 0 : name === SINGLE ? 1 : 2 + Math.floor(chance.next() * 4);
    const people = Array.from({ length: count }, () => Math.floor(chance.next() * PEOPLE.length));
    holders.set(name, [...new Set(people)]);
    for (const who of holders.get(name) ?? []) act(later(), who, 'role.take', { role: roles.get(name) });
  }
  return { begin, members, roles, holders, places, lists };
}

function named<T extends { readonly name: string }>(items: readonly T[], make: (item: T) => Id | undefined): ReadonlyMap<string, Id> {
  return new Map(
    items.flatMap((item) => {
      const id = make(item);
      return id === undefined ? [] : [[item.name, id] as const];
    }),
  );
}

/** Monday to Friday, some without Wednesday. */
function hoursOf(chance: Chance): readonly (readonly (readonly string[])[])[] {
  const day = chance.isTrue(0.5)
    ? [
        ['08:30', '12:00'],
        ['13:30', '17:30'],
      ]
    : [
        ['09:00', '12:30'],
        ['14:00', '18:00'],
      ];
  const wednesday = chance.isTrue(0.3) ? [] : day;
  return [day, day, wednesday, day, day, [], []];
}
