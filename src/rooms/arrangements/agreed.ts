/** An arrangement and the agreement it is signed in: whether that is in force, and a draft made from what was arranged. */

import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { agreement, partiesOf, versionsOf } from '../organisation/index.ts';
import { WEEKDAYS } from '../people/index.ts';
import type { QueryContext } from '../room.ts';
import { type Arrangement, fixedDays } from './standing.ts';

/** `in-force`: everybody whom it concerns signed what was published last. */
export const AGREED = ['plain', 'draft', 'to-sign', 'in-force', 'gone'] as const;

export interface Agreed {
  readonly state: (typeof AGREED)[number];
  readonly title: string | null;
  readonly review: CivilDate | null;
}

export function agreedIn(read: QueryContext, id: Id | null): Agreed {
  if (id === null) return { state: 'plain', title: null, review: null };
  const row = read.row(agreement, id);
  if (row === undefined || row.deleted !== null) return { state: 'gone', title: row?.title ?? null, review: null };
  const versions = versionsOf(read, id);
  const standing = partiesOf(read, id, versions).filter(({ state }) => state !== 'departed' && state !== 'left');
  const signed = standing.length > 0 && standing.every(({ state }) => state === 'signed' || state === 'leaving');
  return { state: versions.length === 0 ? 'draft' : signed ? 'in-force' : 'to-sign', title: row.title, review: row.review };
}

interface Words {
  readonly title: (name: string) => string;
  readonly form: Readonly<Record<string, string>>;
  readonly spot: Readonly<Record<string, string>>;
  readonly weekdays: readonly string[];
  readonly scope: string;
  readonly line: Readonly<Record<'form' | 'days' | 'spot' | 'from' | 'adaptation', string>>;
  readonly aWeek: string;
  readonly aMonth: string;
  readonly to: string;
  readonly contact: (hours: string) => string;
}

/** In the languages in which an agreement can begin. */
const WORDS: Readonly<Record<'en' | 'fr', Words>> = {
  en: {
    title: (name) => `Telework of ${name}`,
    form: { occasional: 'occasional', regular: 'regular', full: 'full' },
    spot: { home: 'home', 'third-place': 'third place' },
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    scope: 'A part of the work that could be done on site is done elsewhere, by choice, with digital tools.',
    line: { form: 'Form: ', days: 'Days: ', spot: 'Places: ', from: 'From ', adaptation: 'Adaptation until ' },
    aWeek: ' a week',
    aMonth: ' a month',
    to: ' to ',
    contact: (hours) => `One can be reached: ${hours}. Public holidays and leave are no part of it.`,
  },
  fr: {
    title: (name) => `Télétravail de ${name}`,
    form: { occasional: 'occasionnelle', regular: 'régulière', full: 'à temps plein' },
    spot: { home: 'domicile', 'third-place': 'tiers-lieu' },
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    scope: 'Une partie du travail qui pourrait se faire sur place se fait ailleurs, volontairement, à l’aide d’outils numériques.',
    line: { form: 'Forme : ', days: 'Jours : ', spot: 'Lieux : ', from: 'À partir du ', adaptation: 'Période d’adaptation jusqu’au ' },
    aWeek: ' par semaine',
    aMonth: ' par mois',
    to: ' au ',
    contact: (hours) => `On peut être joint : ${hours}. Les jours fériés et les congés n’en font pas partie.`,
  },
};

/** The title of the agreement, and the bodies of the sections that an arrangement fills, by their hint. */
export function draftOf(arranged: Arrangement, name: string, language: 'en' | 'fr') {
  const words = WORDS[language];
  const { kind, days, spot, from, to, adaptation, contactHours } = arranged;
  const fixed = fixedDays(arranged);
  const figure = days === null ? '' : language === 'fr' ? String(days).replace('.', ',') : String(days);
  const names = fixed.map((day) => words.weekdays[WEEKDAYS.indexOf(day)] ?? day).join(', ');
  const floating = figure === '' ? '' : `${figure}${kind === 'occasional' ? words.aMonth : words.aWeek}`;
  const lines = [
    kind === null ? '' : words.line.form + (words.form[kind] ?? kind),
    names === '' && floating === '' ? '' : words.line.days + (names === '' ? floating : names),
    words.line.spot + (spot === null ? Object.values(words.spot).join(', ') : words.spot[spot]),
    from === null ? '' : words.line.from + from + (to === null ? '' : words.to + to),
    adaptation === null ? '' : words.line.adaptation + adaptation,
  ].filter((line) => line !== '');
  return {
    title: words.title(name),
    bodies: {
      scope: `${words.scope}\n\n${lines.map((line) => `- ${line}`).join('\n')}`,
      ...(contactHours === null ? {} : { 'contact-hours': words.contact(contactHours) }),
    } as Readonly<Record<string, string>>,
  };
}
