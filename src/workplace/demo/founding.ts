/** The first days of the demo: people come in, circles, roles and places are named, roles find holders. */

import { addDays } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { wallClock } from '../../kernel/zones.ts';
import type { Act } from './act.ts';
import type { Chance } from './chance.ts';
import { type DemoCircle, type DemoRole, ORGANISATION } from './organisation.ts';
import { PEOPLE, PLACES } from './people.ts';
import { THEMES } from './work.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

const OFFER = 'Je pourrais m’en charger deux jours par mois, si quelqu’un me montre la première fois.';

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
  const demoRoles: DemoRole[] = [];
  const roles = new Map<string, Id>();
  const gather = (circle: Id | undefined, one: DemoCircle): void => {
    for (const role of one.roles) {
      const { name, purpose, domain, expected } = role;
      const made = act(later(), 0, 'role.add', { name, purpose, accountabilities: expected, ...kept({ domain, circle }) });
      if (made !== undefined) roles.set(name, made);
      demoRoles.push(role);
    }
    for (const { name, purpose, domain, ...inner } of one.circles ?? []) {
      const made = act(later(), 0, 'circle.add', { name, purpose, ...kept({ domain, parent: circle }) });
      gather(made, { name, purpose, ...inner });
    }
  };
  act(later(), 0, 'circle.found', { purpose: ORGANISATION.purpose, ...kept({ domain: ORGANISATION.domain }) });
  gather(undefined, ORGANISATION);
  const places = named(PLACES, ({ name, kind, address }) => act(later(), 1, 'place.add', { name, kind, address }));
  const lists = named(
    [...new Set(THEMES.map(({ list }) => list))].map((name) => ({ name })),
    ({ name }) => act(later(), 2, 'list.add', { name }),
  );
  const holders = new Map<string, number[]>();
  const today = wallClock(until, 'Europe/Paris').date;
  for (const { name, holders: wanted, focuses = [] } of demoRoles) {
    const count = wanted ?? 2 + Math.floor(chance.next() * 4);
    const people = new Set(Array.from({ length: count }, () => Math.floor(chance.next() * PEOPLE.length)));
    holders.set(name, [...people]);
    const role = roles.get(name);
    [...people].forEach((who, index) => {
      const until = chance.isTrue(0.3) ? addDays(today, Math.floor(chance.next() * 400) - 20) : undefined;
      act(later(), who, 'role.take', { role, ...kept({ focus: focuses[index], until }) });
    });
    if (count === 1) act(later(), (([...people][0] ?? 0) + 7) % PEOPLE.length, 'role.deputise', { role });
    if (count === 0 && chance.isTrue(0.9)) act(later(), Math.floor(chance.next() * PEOPLE.length), 'role.offer', { role, word: OFFER });
  }
  return { begin, members, roles, holders, places, lists };
}

/** What is there. */
const kept = (cells: object): object => Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined));

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
