/** Where the demo's people usually are, who is away soon, what places ask for, and who is on duty. */

import { addDays, type CivilDate, startOfWeek } from '../../kernel/civil-date.ts';
import { civilDateAt } from '../../kernel/zones.ts';
import type { Act } from './act.ts';
import type { Founded } from './founding.ts';
import { PEOPLE } from './people.ts';

const HOUR = 3_600_000;
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

interface Habit {
  readonly weekday: readonly string[];
  readonly where?: string;
  readonly place?: string;
  readonly every?: number;
}

/** Taken in turn. */
const HABITS: readonly (readonly Habit[])[] = [
  [
    { weekday: ['monday', 'tuesday'], place: 'Bureau de la gare' },
    { weekday: ['wednesday', 'thursday', 'friday'], where: 'home' },
  ],
  [
    { weekday: ['monday', 'wednesday', 'friday'], where: 'home' },
    { weekday: ['tuesday', 'thursday'], place: 'Le Moulin' },
  ],
  [
    { weekday: ['monday', 'tuesday', 'wednesday'], place: 'Laiterie du Col' },
    { weekday: ['thursday', 'friday'], where: 'home' },
  ],
  [{ weekday: WORKDAYS, where: 'home' }],
  [],
  [
    { weekday: ['friday'], place: 'Le Moulin' },
    { weekday: ['thursday'], place: 'Laiterie du Col', every: 2 },
  ],
];

/** Who is away, from how many days after this week's Monday, for how many. */
const AWAY: readonly (readonly [who: number, from: number, days: number])[] = [
  [5, 7, 19],
  [12, 2, 1],
  [17, 10, 5],
  [2, 9, 2],
];

/** Whose telework is agreed: the habits above keep to some of these and not to others. */
const ARRANGED: readonly (readonly [who: number, kind: string, more: object])[] = [
  [0, 'regular', { days: 3 }],
  [1, 'regular', { weekday: ['monday', 'wednesday', 'friday'] }],
  [2, 'regular', { weekday: ['thursday', 'friday'] }],
  [3, 'full', {}],
  [5, 'occasional', { days: 2 }],
];

export function sayPresence(act: Act, founded: Founded, until: number): void {
  const at = until - HOUR;
  const monday: CivilDate = startOfWeek(civilDateAt(until, 'Europe/Paris'));
  const since = addDays(monday, -84);
  const place = (name: string | undefined) => (name === undefined ? {} : { place: founded.places.get(name) });
  PEOPLE.forEach((_, who) => {
    for (const { place: name, ...habit } of HABITS[who % HABITS.length] ?? [])
      act(at, who, 'usual-presence.set', { ...habit, ...place(name), since });
  });
  for (const [who, from, days] of AWAY) {
    act(at, who, 'presence.declare', { from: addDays(monday, from), to: addDays(monday, from + days - 1), reach: 'off' });
  }
  for (const [who, kind, more] of ARRANGED)
    act(at, who, 'arrangement.state', {
      kind,
      ...more,
      from: since,
      spot: 'home',
      scheme: 'flat',
      notice: 15,
      contactHours: '9–12 h, 14–17 h',
    });
  act(at, 8, 'presence.declare', { from: addDays(monday, 3), where: 'travelling', until: '16:30' });
  act(at, 1, 'coverage.add', { ...place('Laiterie du Col') });
  act(at, 1, 'coverage.add', { ...place('Le Moulin'), weekday: [...WORKDAYS, 'saturday'], from: '09:00', to: '12:30' });
  const support = (founded.holders.get('Support clients') ?? []).map((who) => founded.members[who]);
  act(at, 2, 'rota.add', { name: 'Support clients', member: support, start: since });
}
