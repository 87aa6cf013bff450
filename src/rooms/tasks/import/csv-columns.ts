/** Which column of a CSV file says what: headers of many programs, French and English, as the fields of a task. */

import { nameKey } from '../../fold.ts';

/** Fields whose first known header wins; the others of the kind are kept as text. */
const SINGLE = {
  title: [
    'title',
    'titre',
    'summary',
    'resume',
    'task-name',
    'nom-de-tache',
    'nom-de-la-tache',
    'card-name',
    'card-title',
    'subject',
    'sujet',
    'objet',
    'intitule',
    'libelle',
    'name',
    'nom',
    'task',
    'tache',
    'issue',
    'content',
    'todo',
    'to-do',
    'a-faire',
    'quoi',
    'what',
  ],
  why: ['why', 'pourquoi', 'reason', 'raison', 'motif'],
  nextStep: ['next-step', 'prochaine-etape', 'next-action', 'prochaine-action'],
  body: [
    'description',
    'descriptif',
    'details',
    'detail',
    'card-description',
    'notes',
    'note',
    'body',
    'corps',
    'content',
    'contenu',
    'remarque',
    'remarques',
  ],
  state: ['state', 'etat', 'status', 'statut', 'progress', 'progression', 'avancement'],
  done: ['done', 'fait', 'faite', 'completed', 'complete', 'termine', 'terminee', 'fini', 'is-completed', 'checked', 'checkbox'],
  percent: ['percent-complete', 'percent-done', '-done', 'percent', 'pourcentage', 'realise'],
  archived: ['archived', 'archive', 'archivee', 'closed-card'],
  doneAt: [
    'completed-at',
    'completed-date',
    'completed-time',
    'date-completed',
    'done-at',
    'closed-at',
    'closed-at-utc',
    'resolved',
    'resolution-date',
    'terminee-le',
    'termine-le',
    'date-d-achevement',
    'date-de-fin-reelle',
    'ferme-le',
    'completion-date',
    'end-date',
    'cloture',
  ],
  due: [
    'due',
    'due-date',
    'echeance',
    'date-d-echeance',
    'date-echeance',
    'date-limite',
    'deadline',
    'due-on',
    'duedate',
    'a-faire-pour',
    'pour-le',
    'date',
  ],
  createdAt: [
    'created',
    'created-at',
    'created-at-utc',
    'created-date',
    'created-time',
    'date-created',
    'creation-date',
    'creee-le',
    'cree-le',
    'date-de-creation',
    'creation',
    'ajoute-le',
    'date-added',
  ],
  list: [
    'list',
    'liste',
    'list-name',
    'nom-de-la-liste',
    'bucket-name',
    'bucket',
    'nom-du-compartiment',
    'compartiment',
    'section-column',
    'section',
    'column',
    'column-name',
    'colonne',
    'project',
    'project-name',
    'projet',
    'projects',
    'board',
    'tableau',
    'folder-name',
    'dossier',
    'category',
    'categorie',
  ],
  role: ['role'],
  place: ['place', 'lieu', 'location', 'site', 'endroit', 'salle'],
  key: [
    'issue-key',
    'key',
    'cle',
    'task-id',
    'id-de-tache',
    'id-de-la-tache',
    'card-id',
    'issue-id',
    'id',
    'identifiant',
    'uuid',
    'taskid',
    'gid',
    'numero',
    'number',
    'n',
    'no',
  ],
  parent: [
    'parent',
    'parent-key',
    'parent-task',
    'parentid',
    'parent-id',
    'tache-parente',
    'parent-issue',
    'part-of',
    'fait-partie-de',
    'sous-tache-de',
  ],
  recurrence: ['recurrence', 'repeat', 'rrule', 'repetition', 'recurring', 'rythme'],
  position: ['position', 'order', 'ordre', 'rang'],
  timeZone: ['timezone', 'time-zone', 'fuseau', 'fuseau-horaire'],
} as const;

/** Fields that several columns may feed. */
const MANY = {
  tags: ['tags', 'tag', 'labels', 'label', 'etiquettes', 'etiquette', 'mots-cles', 'libelles', 'keywords'],
  holders: [
    'holders',
    'holder',
    'assignee',
    'assignees',
    'assigned-to',
    'assigne-a',
    'assigned',
    'responsable',
    'responsables',
    'porteur',
    'porteurs',
    'porteuse',
    'porteuses',
    'porteur-se',
    'porteur-ses',
    'porteurs-es',
    'owner',
    'affecte-a',
    'attribue-a',
    'members',
    'membres',
    'card-members',
    'qui',
    'who',
    'responsible',
    'resource-names',
    'noms-ressources',
  ],
  checklist: [
    'checklist',
    'checklist-items',
    'elements-de-la-liste-de-controle',
    'elements-de-liste-de-verification',
    'liste-de-controle',
    'subtasks',
    'sous-taches',
  ],
  comments: ['comment', 'comments', 'commentaire', 'commentaires'],
  waitsOn: [
    'waits-on',
    'attend',
    'blocked-by',
    'blocked-by-dependencies',
    'depends-on',
    'depends',
    'depend-de',
    'dependances',
    'predecessors',
    'predecesseurs',
    'inward-issue-link-blocks',
  ],
  link: ['url', 'link', 'lien', 'card-url', 'links'],
} as const;

export type SingleField = keyof typeof SINGLE;
export type ManyField = keyof typeof MANY;
export type CsvField = SingleField | ManyField;

export interface Columns {
  /** Column numbers of each field, in the order in which they are to be looked at. */
  readonly of: ReadonlyMap<CsvField, readonly number[]>;
  /** Columns that feed no field, with their headers. */
  readonly extra: readonly (readonly [column: number, header: string])[];
  /** Columns of numbers the row also goes by. */
  readonly numbers: readonly number[];
  /** Columns that name one person. */
  readonly onePerson: ReadonlySet<number>;
  readonly headers: readonly string[];
}

/** Headers that name one person, who may be written "Dupont, Marie". */
const ONE_PERSON = new Set(['assignee', 'owner', 'responsable', 'holder', 'porteur', 'porteuse']);
const NUMBERS = new Set(['issue-id', 'id', 'task-id', 'number', 'uuid']);

/** Reads a header row; `chosen` says by header what a column is where its name does not. */
export function columnsOf(headers: readonly string[], chosen: Readonly<Record<string, string>> = {}): Columns {
  const keys = headers.map(headerKey);
  const of = new Map<CsvField, readonly number[]>();
  const used = new Set<number>();
  const take = (field: CsvField, columns: readonly number[]) => {
    if (columns.length === 0) return;
    of.set(field, [...(of.get(field) ?? []), ...columns]);
    for (const column of columns) used.add(column);
  };
  headers.forEach((header, column) => {
    const field = Object.hasOwn(chosen, header) ? chosen[header] : undefined;
    if (field !== undefined && isField(field)) take(field, [column]);
  });
  for (const field of SINGLE_FIELDS) {
    if (of.has(field)) continue;
    const names: readonly string[] = SINGLE[field];
    const column = names.map((name) => keys.findIndex((key, index) => key === name && !used.has(index))).find((index) => index >= 0);
    if (column !== undefined) take(field, [column]);
  }
  for (const field of MANY_FIELDS) {
    const names: readonly string[] = MANY[field];
    take(
      field,
      keys.flatMap((key, index) => (names.includes(key) && !used.has(index) ? [index] : [])),
    );
  }
  return {
    of,
    headers,
    extra: headers.flatMap((header, column) => (used.has(column) ? [] : [[column, header] as const])),
    numbers: keys.flatMap((key, column) => (!used.has(column) && NUMBERS.has(key) ? [column] : [])),
    onePerson: new Set(keys.flatMap((key, column) => (ONE_PERSON.has(key) ? [column] : []))),
  };
}

/** How many fields a row of headers names: the row that names most is the header. */
export function headersKnown(cells: readonly string[]): number {
  const known = new Set(cells.map(headerKey).filter((key) => KNOWN.has(key)));
  return known.size;
}

function headerKey(header: string): string {
  const key = nameKey(header);
  if (key === '' && header.trim() === '#') return 'number';
  return /^\s*%\s*\S/.test(header) ? `-${key}` : key;
}

function isField(field: string): field is CsvField {
  return Object.hasOwn(SINGLE, field) || Object.hasOwn(MANY, field);
}

const SINGLE_FIELDS = Object.keys(SINGLE).filter((field): field is SingleField => Object.hasOwn(SINGLE, field));
const MANY_FIELDS = Object.keys(MANY).filter((field): field is ManyField => Object.hasOwn(MANY, field));
const KNOWN: ReadonlySet<string> = new Set([...Object.values(SINGLE), ...Object.values(MANY)].flat());
