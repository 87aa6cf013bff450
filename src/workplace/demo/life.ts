/** The year itself: each task is written down, taken, worked on, handed over, finished or left, in working hours. */

import { addDays, weekdayOf } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { wallClock } from '../../kernel/zones.ts';
import type { Act } from './act.ts';
import type { Plan } from './agreements.ts';
import type { Chance } from './chance.ts';
import type { Founded } from './founding.ts';
import { PEOPLE } from './people.ts';
import { COMMENTS, HAND_OVERS, THEMES, type Theme, WAITING_FOR, WORDS } from './work.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Event {
  readonly at: number;
  run(): void;
}

export interface Living {
  /** ms since 1970. */
  readonly until: number;
  readonly tasks: number;
  /** What happens in between, at its own times. */
  readonly others: readonly Event[];
  /** What else happens in the year. */
  more(plan: Plan): void;
}

export function live(act: Act, chance: Chance, founded: Founded, { until, tasks, others, more }: Living): void {
  const events: Event[] = [...others];
  const begin = founded.begin + DAY;
  const plan = (at: number, run: (at: number) => void): void => {
    const when = inWorkingHours(at, chance);
    if (when < until) events.push({ at: when, run: () => run(when) });
  };
  // Whoever comes to look finds a few batons that anyone may take.
  let forAnyone = 3;
  more(plan);
  const deck = THEMES.flatMap((theme) => Array.from({ length: theme.weight }, () => theme));
  for (let i = 0; i < tasks; i++) plan(begin + ((i + chance.next()) / tasks) * (until - begin), (at) => begins(at, chance.pick(deck)));
  function begins(at: number, theme: Theme): void {
    const crew = founded.holders.get(theme.role) ?? [];
    const someone = (): number => (crew.length > 0 && chance.isTrue(0.8) ? chance.pick(crew) : Math.floor(chance.next() * PEOPLE.length));
    const task = act(at, someone(), 'task.add', describe(chance, theme, founded, at));
    if (task !== undefined) goesOn(at, task, someone);
  }
  function goesOn(at: number, task: Id, someone: () => number): void {
    if (chance.isTrue(0.1)) {
      leaves(at, task, someone);
      return;
    }
    const holder = someone();
    const taken = at + chance.wait(1.5 * DAY);
    const span = chance.wait(7 * DAY) + HOUR;
    plan(taken, (when) => act(when, holder, chance.isTrue(0.6) ? 'task.start' : 'task.take', { task }));
    if (chance.isTrue(0.35))
      plan(taken + span * 0.3, (when) =>
        act(when, chance.isTrue(0.5) ? holder : someone(), 'comment.add', { task, body: chance.pick(COMMENTS) }),
      );
    if (chance.isTrue(0.12))
      plan(taken + span * 0.4, (when) => act(when, holder, 'task.wait', { task, waitingFor: chance.pick(WAITING_FOR) }));
    const last = chance.isTrue(0.2) ? passesOn(task, holder, someone, taken + span * 0.5) : holder;
    const end = taken + span;
    if (end > until && taken < until - 9 * DAY && forAnyone-- > 0)
      plan(until - (4 + forAnyone) * DAY, (when) => act(when, last, 'task.hand-over', { task, anyone: true, ...chance.pick(HAND_OVERS) }));
    if (chance.isTrue(0.9)) plan(end, (when) => act(when, last, 'task.done', { task }));
    else if (chance.isTrue(0.5)) plan(end, (when) => act(when, last, 'task.drop', { task }));
    else {
      plan(end, (when) => act(when, last, 'task.release', { task }));
      leaves(end, task, someone);
    }
  }
  /** What nobody finishes is let go of after a season; a little is forgotten, as everywhere. */
  function leaves(at: number, task: Id, someone: () => number): void {
    if (chance.isTrue(0.9)) plan(at + 20 * DAY + chance.wait(25 * DAY), (when) => act(when, someone(), 'task.drop', { task }));
  }
  function passesOn(task: Id, from: number, someone: () => number, at: number): number {
    const to = someone();
    if (to === from) return from;
    const note = chance.pick(HAND_OVERS);
    plan(at, (when) => act(when, from, 'task.hand-over', { task, to: [founded.members[to]], ...note }));
    const answered = at + chance.wait(0.7 * DAY) + HOUR;
    if (chance.isTrue(0.1)) {
      plan(answered, (when) => act(when, to, 'task.decline', { task, word: 'Pas cette semaine, je pars demain.' }));
      return from;
    }
    plan(answered, (when) => act(when, to, 'task.accept', { task }));
    return to;
  }
  runInOrder(events);
}

/** Events plan later events: a heap keeps the next one on top. */
function runInOrder(events: Event[]): void {
  events.sort((a, b) => a.at - b.at);
  for (let i = 0; i < events.length; i++) {
    const before = events.length;
    (events[i] as Event).run();
    for (let added = before; added < events.length; added++) sink(events, added, i + 1);
  }
}

/** Moves the event at `at` to its place among those after `first`, which are in order. */
function sink(events: Event[], at: number, first: number): void {
  const event = events[at] as Event;
  let low = first;
  let high = at;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle] as Event).at <= event.at) low = middle + 1;
    else high = middle;
  }
  events.copyWithin(low + 1, low, at);
  events[low] = event;
}

function describe(chance: Chance, theme: Theme, founded: Founded, at: number): object {
  const fill = (text: string): string => {
    const filled = text.replace(/\{(\p{L}+)\}/gu, (_, word: string) => chance.pick(WORDS[word] ?? [word]));
    return contracted(filled).charAt(0).toUpperCase() + contracted(filled).slice(1);
  };
  const place = theme.places.length > 0 && chance.isTrue(0.6) ? founded.places.get(chance.pick(theme.places)) : undefined;
  const role = founded.roles.get(theme.role);
  const list = founded.lists.get(theme.list);
  const checklist = theme.checklists.length > 0 && chance.isTrue(0.25) ? chance.pick(theme.checklists) : undefined;
  return {
    title: fill(chance.pick(theme.titles)),
    why: fill(chance.pick(theme.whys)),
    nextStep: fill(chance.pick(theme.steps)),
    tags: theme.tags.filter(() => chance.isTrue(0.5)),
    ...(chance.isTrue(0.55) ? { due: addDays(wallClock(at, 'Europe/Paris').date, 2 + Math.floor(chance.wait(12))) } : {}),
    ...(role === undefined ? {} : { role }),
    ...(place === undefined ? {} : { place }),
    ...(list === undefined ? {} : { list }),
    ...(checklist === undefined ? {} : { checklist }),
  };
}

/** « de le » is « du », « à les » is « aux », « de avril » is « d’avril ». */
const contracted = (text: string): string =>
  elided(text).replace(/(?<=^|\s)(de|à) (le|les) /g, (_, word: string, article: string) =>
    word === 'de' ? (article === 'le' ? 'du ' : 'des ') : article === 'le' ? 'au ' : 'aux ',
  );

const elided = (text: string): string => text.replace(/(?<=^|\s)de (?=[aeiouyâàéèêëîïôûœ])/gi, 'd’');

/** Nights and week-ends move to a working hour of the next working day. */
function inWorkingHours(at: number, chance: Chance): number {
  const { date, time } = wallClock(at, 'Europe/Paris');
  const hour = time / HOUR;
  const day = weekdayOf(date);
  if (hour >= 8 && hour < 18 && day < 6) return at;
  const days = day === 6 ? 2 : day === 7 || hour >= 18 ? 1 : 0;
  return at - hour * HOUR + days * DAY + (8.5 + chance.next() * 9) * HOUR;
}
