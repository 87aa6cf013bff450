/** What comes back in the demo's year: done each time by those who know how, and one thing that a single person ever did. */

import { addDays, weekdayOf } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { wallClock } from '../../kernel/zones.ts';
import { deriveId } from '../../replica/ids.ts';
import { occurrences, parseRule, series, task } from '../../rooms/tasks/index.ts';
import type { Act } from './act.ts';
import type { Founded } from './founding.ts';
import type { Event } from './life.ts';

const HOUR = 3_600_000;

interface Rhythm {
  readonly title: string;
  readonly why: string;
  readonly nextStep: string;
  readonly list: string;
  readonly role?: string;
  readonly place?: string;
  readonly rule: string;
  /** Days after the beginning of the year. */
  readonly begins: number;
  /** Members by number, in turn; those who hold the role where nobody is named. */
  readonly people?: readonly number[];
}

const RHYTHMS: readonly Rhythm[] = [
  {
    title: 'Relever la chaudière du Moulin',
    why: 'Elle s’arrête sans prévenir quand la pression baisse, et les salles mettent un jour à se réchauffer.',
    nextStep: 'Lire les deux cadrans et purger si l’aiguille est sous 1,2',
    list: 'Tiers-lieu',
    place: 'Le Moulin',
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    begins: 12,
    people: [14],
  },
  {
    title: 'Restaurer une sauvegarde au hasard',
    why: 'Une sauvegarde n’existe que si quelqu’un l’a relue.',
    nextStep: 'Tirer un dossier au sort et le comparer à l’original',
    list: 'Informatique',
    role: 'Serveurs',
    rule: 'FREQ=MONTHLY;BYDAY=1TH',
    begins: 20,
  },
  {
    title: 'Déclarer la TVA',
    why: 'La date limite est la même tous les mois, et la pénalité aussi.',
    nextStep: 'Sortir le journal des ventes',
    list: 'Bureau',
    role: 'Comptabilité',
    rule: 'FREQ=MONTHLY;BYMONTHDAY=18',
    begins: 8,
  },
  {
    title: 'Envoyer la lettre du mois',
    why: 'La mairie la distribue avec le bulletin, le premier lundi.',
    nextStep: 'Demander trois lignes à chaque rôle',
    list: 'Tiers-lieu',
    role: 'Lettre et affiches',
    rule: 'FREQ=MONTHLY;BYDAY=-1WE',
    begins: 30,
  },
];

/** What happens with them until the end of the year; the next one of each is open then. */
export function comingBack(act: Act, founded: Founded, until: number): readonly Event[] {
  return RHYTHMS.flatMap((rhythm) => {
    const people = rhythm.people ?? founded.holders.get(rhythm.role ?? '') ?? [];
    const [first = 0] = people;
    const rule = parseRule(rhythm.rule);
    const begun = addDays(wallClock(founded.begin, 'Europe/Paris').date, rhythm.begins);
    const [start = begun] = rule.ok ? occurrences(rule.value, begun, { from: begun, limit: 1 }) : [];
    const dates = rule.ok ? occurrences(rule.value, start, { from: start, to: wallClock(until, 'Europe/Paris').date }) : [];
    let made: Id | undefined;
    const writes: Event = {
      at: workingDay(begun) + 8 * HOUR,
      run: () => {
        const { title, why, nextStep } = rhythm;
        made = act(writes.at, first, 'task.add', { title, why, nextStep, ...where(rhythm, founded) });
        act(writes.at, first, 'task.recur', { task: made, rule: rhythm.rule, start });
        act(writes.at, first, 'task.take', { task: made });
      },
    };
    const done = dates.map((date, turn): Event => {
      const at = workingDay(date) + 13 * HOUR;
      return {
        at,
        run: () => {
          if (made === undefined) return;
          const one = turn === 0 ? made : deriveId(task.name, deriveId(series.name, made), date);
          act(at, people[turn % people.length] ?? first, 'task.done', { task: one });
        },
      };
    });
    return [writes, ...done].filter(({ at }) => at < until);
  });
}

function where({ list, role, place }: Rhythm, founded: Founded): object {
  const named = { list: founded.lists.get(list), role: founded.roles.get(role ?? ''), place: founded.places.get(place ?? '') };
  return Object.fromEntries(Object.entries(named).filter(([, id]) => id !== undefined));
}

/** The beginning of the day in ms, or of the Monday after it. */
const workingDay = (date: string): number => Date.parse(weekdayOf(date) > 5 ? addDays(date, 8 - weekdayOf(date)) : date);
