/** What the demo's people agreed on: a charter signed by many and amended once, arrangements for telework, an understanding with a client. */

import { addDays } from '../../kernel/civil-date.ts';
import { wallClock } from '../../kernel/zones.ts';
import type { Act, Ask } from './act.ts';
import type { Founded } from './founding.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Does something at the next working hour from `at` on. */
export type Plan = (at: number, run: (at: number) => void) => void;

interface Story {
  readonly title: string;
  readonly kind: 'charter' | 'telework' | 'telemaison' | 'service';
  /** Members by number; the first one writes it. */
  readonly parties: readonly number[];
  /** An outside body, which signs on paper. */
  readonly body?: string;
  /** Days. */
  readonly notice: number;
  /** Days after the beginning of the year. */
  readonly begins: number;
  /** What a later version adds, and how many of the parties have signed that by now. */
  readonly amended?: { readonly after: number; readonly title: string; readonly body: string; readonly signed: number };
}

const STORIES: readonly Story[] = [
  {
    title: 'Charte de la coopérative',
    kind: 'charter',
    parties: [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 20, 36],
    notice: 30,
    begins: 2,
    amended: {
      after: 210,
      title: 'Astreintes',
      body: 'L’astreinte tourne chaque semaine entre celles et ceux qui tiennent le rôle Serveurs. Personne ne la tient deux semaines de suite, et la journée qui suit une nuit dérangée est libre.',
      signed: 9,
    },
  },
  { title: 'Télétravail d’Élodie', kind: 'telework', parties: [4, 11], notice: 15, begins: 40 },
  { title: 'Télétravail de Lou, depuis la Réunion', kind: 'telework', parties: [36, 11], notice: 60, begins: 63 },
  { title: 'Télémaison à la Laiterie du Col', kind: 'telemaison', parties: [8, 3], body: 'Laiterie du Col', notice: 30, begins: 90 },
  { title: 'Postes de l’École du Bourg', kind: 'service', parties: [1, 20], body: 'Mairie de Saint-Arbois', notice: 90, begins: 120 },
];

/** What is written where the starting texts leave a place for it, in turn. */
const WRITTEN: readonly (readonly [where: RegExp, words: string])[] = [
  [/- …$/, '- une vallée où l’on travaille sans partir ;\n- des machines qui durent, et personne laissé seul devant la sienne.'],
  [/(Jours\s:) …/, '$1 le mardi et le jeudi'],
  [/tiers-lieu, …/, 'tiers-lieu, famille'],
  [/(À partir du) …/, '$1 premier lundi du mois prochain'],
  [/forfaitaire de … €/, 'forfaitaire de 2,70 €'],
  [/les postes de …/, 'les postes de l’École du Bourg'],
  [/(Lieux\s:) …/, '$1 la salle informatique et la bibliothèque'],
  [/(Postes\s:) …/, '$1 douze'],
  [/^… €/, '120 €'],
];

const written = (body: string): string => WRITTEN.reduce((text, [where, words]) => text.replace(where, words), body);

export function agree(plan: Plan, act: Act, ask: Ask, founded: Founded): void {
  for (const story of STORIES) plan(founded.begin + story.begins * DAY, (at) => begin(plan, act, ask, founded, story, at));
}

function begin(plan: Plan, act: Act, ask: Ask, { members }: Founded, story: Story, at: number): void {
  const [writer = 0, ...others] = story.parties;
  const review = addDays(wallClock(at, 'Europe/Paris').date, 365);
  const agreement = act(at, writer, 'agreement.add', { title: story.title, kind: story.kind, start: 'fr', notice: story.notice, review });
  for (const { id, body } of draftIn(ask('agreement.show', { agreement })))
    if (written(body) !== body) act(at, writer, 'agreement-section.edit', { section: id, body: written(body) });
  for (const who of others) act(at, writer, 'agreement.add-party', { agreement, member: members[who] });
  const body = story.body === undefined ? undefined : act(at, writer, 'agreement-body.add', { agreement, name: story.body });
  plan(at + 6 * DAY, (when) => {
    const version = act(when, writer, 'agreement.publish', { agreement, reviewTitle: `Relire « ${story.title} »` });
    signInTurn(plan, act, story.parties, version, when);
    if (body !== undefined) plan(when + 9 * DAY, (later) => act(later, writer, 'agreement-body.note', { body, version }));
    const { amended } = story;
    if (amended === undefined) return;
    plan(at + amended.after * DAY, (later) => {
      act(later, others[0] ?? writer, 'agreement-section.add', { agreement, title: amended.title, body: amended.body });
      const next = act(later + HOUR, others[0] ?? writer, 'agreement.publish', { agreement, reviewTitle: `Relire « ${story.title} »` });
      signInTurn(plan, act, story.parties.slice(0, amended.signed), next, later + HOUR);
    });
  });
}

const draftIn = (shown: unknown) =>
  (shown as { readonly draft?: readonly { readonly id: string; readonly body: string }[] } | undefined)?.draft ?? [];

/** One after the other, within some days. */
function signInTurn(plan: Plan, act: Act, people: readonly number[], version: string | undefined, from: number): void {
  people.forEach((who, at) => {
    plan(from + (at + 1) * 7 * HOUR, (when) => act(when, who, 'agreement.sign', { version }));
  });
}
