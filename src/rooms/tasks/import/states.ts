/** Which state a word in a status column, or the name of a list, stands for. */

import { nameKey } from '../../fold.ts';
import type { ImportedState } from './types.ts';

const WORDS: Readonly<Record<ImportedState, readonly string[]>> = {
  open: [
    'open',
    'ouvert',
    'ouverte',
    'to-do',
    'todo',
    'a-faire',
    'backlog',
    'new',
    'nouveau',
    'nouvelle',
    'pending',
    'not-started',
    'non-commence',
    'pas-commence',
    'inbox',
    'ready',
    'pret',
    'reopened',
    'rouvert',
    'selected-for-development',
    'needs-action',
    'normal',
    'active',
    '0',
    'false',
    'non',
    'no',
    'faux',
    'en-retard',
    'late',
  ],
  doing: [
    'doing',
    'in-progress',
    'en-cours',
    'started',
    'commence',
    'wip',
    'in-process',
    'in-review',
    'review',
    'en-relecture',
    'en-revue',
    'testing',
    'en-test',
    'in-development',
  ],
  waiting: [
    'waiting',
    'en-attente',
    'attente',
    'blocked',
    'bloque',
    'bloquee',
    'on-hold',
    'paused',
    'en-pause',
    'waiting-for',
    'stuck',
    'deferred',
    'reporte',
    'someday',
  ],
  done: [
    'done',
    'fait',
    'faite',
    'faits',
    'fini',
    'finie',
    'finis',
    'termine',
    'terminee',
    'termines',
    'terminees',
    'completed',
    'complete',
    'closed',
    'ferme',
    'fermee',
    'cloture',
    'resolved',
    'resolu',
    'resolue',
    'finished',
    'achieve',
    'acheve',
    'livre',
    'shipped',
    'x',
    'true',
    'vrai',
    'oui',
    'yes',
    '100',
    '1',
  ],
  dropped: [
    'dropped',
    'abandonne',
    'abandonnee',
    'abandonnes',
    'cancelled',
    'canceled',
    'annule',
    'annulee',
    'annules',
    'archived',
    'archive',
    'archives',
    'archivee',
    'deleted',
    'supprime',
    'supprimee',
    'wont-do',
    'won-t-do',
    'wont-fix',
    'won-t-fix',
    'rejected',
    'rejete',
    'obsolete',
    'duplicate',
    'doublon',
    '2',
  ],
};

const BY_WORD: ReadonlyMap<string, ImportedState> = new Map(
  stateEntries().flatMap(([state, words]) => words.map((word) => [word, state] as const)),
);

/** `undefined` when the word is not known to mean a state. */
export function stateOf(word: string): ImportedState | undefined {
  return BY_WORD.get(nameKey(word));
}

/** What a list's name says about the tasks in it, for boards whose columns are states. Figures and yes or no say nothing. */
export function stateOfList(name: string): ImportedState | undefined {
  const key = nameKey(name);
  if (
    /^\d*$/.test(key) ||
    ['x', 'true', 'false', 'vrai', 'faux', 'oui', 'non', 'yes', 'no', 'normal', 'active', 'review', 'archive', 'archives'].includes(key)
  )
    return undefined;
  return BY_WORD.get(key);
}

function stateEntries(): readonly (readonly [ImportedState, readonly string[]])[] {
  return [
    ['open', WORDS.open],
    ['doing', WORDS.doing],
    ['waiting', WORDS.waiting],
    ['done', WORDS.done],
    ['dropped', WORDS.dropped],
  ];
}
