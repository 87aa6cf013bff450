/** What the demo workplace decides about, and who says what. People by their number in `people.ts`; all invented. */

import type { proposalStages } from '../../rooms/organisation/index.ts';

type Stage = (typeof proposalStages)[number];

export interface Said {
  readonly who: number;
  readonly position?: string;
  readonly reason?: string;
  readonly alternative?: string;
  /** Answers the voice of this person in the same round, with `reason`. */
  readonly meets?: number;
  /** Whom an election is told. */
  readonly names?: number;
  /** Options by their place. */
  readonly order?: readonly number[];
}

export interface Matter {
  /** For `replaces`. */
  readonly name?: string;
  readonly day: number;
  readonly title: string;
  readonly tension: string;
  readonly body?: string;
  readonly way: string;
  /** Those asked; the first leads. */
  readonly people: readonly number[];
  /** All members are asked, `people` or not. */
  readonly everybody?: true;
  readonly days?: number;
  readonly silence?: boolean;
  readonly role?: string;
  readonly options?: readonly string[];
  readonly effects?: readonly (readonly [command: string, input: object])[];
  readonly reviewAfter?: number;
  readonly replaces?: string;
  readonly rounds: readonly {
    readonly stage: Stage;
    readonly said?: readonly Said[];
    readonly candidate?: number;
    readonly amends?: string;
  }[];
  readonly statement?: string;
  readonly ends?: 'adopted' | 'not-adopted';
}

const consents = (...people: readonly number[]): readonly Said[] => people.map((who) => ({ who, position: 'consent' }));
const clear = (...people: readonly number[]): readonly Said[] => people.map((who) => ({ who, position: 'clear' }));

export const ENDED: readonly Matter[] = [
  {
    name: 'mercredi',
    day: 20,
    title: 'Fermer l’atelier le mercredi après-midi',
    tension: 'Le mercredi, deux d’entre nous gardent l’atelier pour presque personne, pendant que les réparations s’entassent.',
    body: 'L’atelier ferme le mercredi à midi. Ce temps va aux réparations en retard.\n\nUn mot sur la porte donne le numéro de permanence.',
    way: 'consent',
    people: [0, 3, 7, 12, 18],
    effects: [
      ['task.add', { title: 'Mettre un mot sur la porte de l’atelier', why: 'Que personne ne se heurte à une porte fermée.' }],
      ['role.add', { name: 'Permanence du mercredi', purpose: 'Qu’une urgence du mercredi trouve quelqu’un au bout du fil.' }],
    ],
    reviewAfter: 365,
    rounds: [
      {
        stage: 'clarify',
        said: [
          ...clear(0, 3, 12, 18),
          { who: 7, position: 'question', reason: 'Aussi pendant les vacances ?' },
          { who: 0, meets: 7, reason: 'Oui, toute l’année.' },
        ],
      },
      {
        stage: 'react',
        said: [
          { who: 3, position: 'reaction', reason: 'Soulagé : je rentrais tard tous les mercredis.' },
          { who: 7, position: 'reaction', reason: 'Un peu inquiète pour les écoles.' },
          ...[0, 12, 18].map((who) => ({ who, position: 'pass' })),
        ],
      },
      { stage: 'amend' },
      {
        stage: 'object',
        said: [
          ...consents(0, 3, 12, 18),
          {
            who: 7,
            position: 'object',
            reason: 'Les écoles nous appellent surtout le mercredi : sans personne, les postes restent en panne jusqu’au lundi.',
            alternative: 'Une permanence par téléphone, tenue par un rôle.',
          },
          { who: 0, meets: 7, reason: 'Ajouté : un rôle « Permanence du mercredi », et son numéro sur la porte.' },
        ],
      },
    ],
    ends: 'adopted',
  },
  {
    day: 55,
    title: 'Changer d’hébergeur pour la messagerie',
    tension: 'Trois pannes en un mois, et personne au téléphone : des clients ont cru que nous avions fermé.',
    body: 'Passer la messagerie chez un hébergeur coopératif, avec un mois de recouvrement.',
    way: 'advice',
    people: [5, 0, 9, 14, 21],
    rounds: [
      {
        stage: 'advise',
        said: [
          { who: 9, position: 'advice', reason: 'Gardez l’ancien deux mois : les factures arrivent encore là.' },
          { who: 14, position: 'advice', reason: 'Prévenez les écoles avant la rentrée.' },
          { who: 0, position: 'pass' },
          { who: 5, position: 'pass' },
          { who: 21, position: 'advice', reason: 'Testez d’abord avec une seule adresse.' },
        ],
      },
    ],
    effects: [
      [
        'task.add',
        { title: 'Préparer le changement de messagerie', why: 'Trois pannes en un mois.', nextStep: 'Tester avec une seule adresse' },
      ],
    ],
    statement: 'Deux mois de recouvrement, un essai sur une adresse, et un courrier aux écoles en août.',
    ends: 'adopted',
  },
  {
    day: 96,
    title: 'Qui tient la comptabilité',
    tension: 'Le mandat arrive à son terme et deux personnes ont dit vouloir passer la main.',
    way: 'election',
    role: 'Comptabilité',
    people: [12, 0, 3, 16, 24],
    rounds: [
      {
        stage: 'nominate',
        said: [
          { who: 12, position: 'nominee', names: 16, reason: 'Patient, et il explique sans faire honte.' },
          { who: 0, position: 'nominee', names: 24, reason: 'Elle a remis de l’ordre dans les devis.' },
          { who: 3, position: 'nominee', names: 16, reason: 'Il a le temps et l’envie.' },
          { who: 16, position: 'nominee', names: 24, reason: 'Elle voit les erreurs avant tout le monde.' },
          { who: 24, position: 'nominee', names: 16, reason: 'Je préfère rester aux devis cette année.' },
        ],
      },
      {
        stage: 'change',
        said: [
          { who: 0, position: 'nominee', names: 16, reason: 'Puisque Zoé veut rester aux devis.' },
          { who: 12, position: 'nominee', names: 16, reason: 'Je garde.' },
          { who: 3, position: 'nominee', names: 16, reason: 'Je garde.' },
          { who: 16, position: 'nominee', names: 16, reason: 'D’accord, si quelqu’un relit les bilans.' },
          { who: 24, position: 'nominee', names: 16, reason: 'Je garde, et je relirai.' },
        ],
      },
      { stage: 'object', candidate: 16, said: consents(12, 0, 3, 16, 24) },
    ],
    ends: 'adopted',
  },
  {
    day: 140,
    title: 'Acheter une camionnette',
    tension: 'Les postes voyagent dans nos coffres, un écran s’est brisé.',
    body: 'Une camionnette d’occasion, 9 000 € au plus, achetée avant l’été.',
    way: 'majority',
    people: [7, 0, 2, 11, 19, 27],
    rounds: [
      {
        stage: 'vote',
        said: [
          { who: 7, position: 'for', reason: 'Un écran brisé coûte déjà cher.' },
          { who: 0, position: 'against', reason: 'Elle roulerait deux jours par mois.' },
          { who: 2, position: 'for' },
          { who: 11, position: 'against', reason: 'La mairie nous prête la sienne.' },
          { who: 19, position: 'against' },
          { who: 27, position: 'abstain' },
        ],
      },
    ],
    statement: 'Le vote ne l’adopte pas ; on emprunte celle que la mairie propose et l’on compte les jours.',
    ends: 'not-adopted',
  },
  {
    day: 190,
    title: 'Le nom de la lettre mensuelle',
    tension: 'La lettre paraît depuis un an sous « Infos », et personne ne sait la nommer.',
    way: 'ranked',
    options: ['Le Relais du Vallon', 'La Gazette du Moulin', 'Entre deux postes'],
    people: [13, 0, 4, 8, 20],
    rounds: [
      {
        stage: 'vote',
        said: [
          { who: 13, position: 'choice', order: [0, 2, 1] },
          { who: 0, position: 'choice', order: [2, 0, 1] },
          { who: 4, position: 'choice', order: [1, 0] },
          { who: 8, position: 'choice', order: [0, 1, 2] },
          { who: 20, position: 'choice', order: [2, 0] },
        ],
      },
    ],
    ends: 'adopted',
  },
  {
    day: 235,
    title: 'Ce que nous installons est libre',
    tension: 'Deux écoles nous demandent un logiciel fermé, et nous répondons chacun à notre façon.',
    body: 'Nous n’installons que des logiciels libres. Quand un besoin n’a pas de réponse libre, nous le disons et nous cherchons avec la personne.',
    way: 'rough-consensus',
    people: [4, 0, 5, 10, 15, 22],
    reviewAfter: 365,
    rounds: [
      {
        stage: 'react',
        said: [0, 4, 5, 10, 15, 22].map((who) =>
          who === 15
            ? { who, position: 'reaction', reason: 'D’accord sur le fond, inquiet pour les tableaux blancs.' }
            : { who, position: 'pass' },
        ),
      },
      {
        stage: 'object',
        said: [
          ...consents(0, 4, 5, 10, 22),
          {
            who: 15,
            position: 'object',
            reason: 'Le pilote du tableau de la Combe n’existe qu’en fermé : la classe ne pourra plus s’en servir.',
          },
        ],
      },
    ],
    statement: 'Le consensus tient : le tableau de la Combe reste comme il est, ce qui est déjà là n’est pas concerné.',
    ends: 'adopted',
  },
  {
    day: 300,
    replaces: 'mercredi',
    title: 'Rouvrir l’atelier le mercredi, une semaine sur deux',
    tension: 'Depuis le marché du mercredi, du monde frappe à une porte fermée.',
    body: 'L’atelier ouvre un mercredi après-midi sur deux, tenu à tour de rôle. La permanence par téléphone reste.',
    way: 'consent',
    people: [3, 0, 7, 12, 18],
    silence: true,
    days: 3,
    reviewAfter: 180,
    rounds: [{ stage: 'object', said: consents(3, 0, 7) }],
    ends: 'adopted',
  },
];

export const OPEN: readonly Matter[] = [
  {
    day: 13,
    title: 'Un jour par mois au Moulin, tout le monde ensemble',
    tension: 'Certains d’entre nous ne se sont pas vus depuis le printemps, et les malentendus durent.',
    body: 'Le premier jeudi du mois, celles et ceux qui le peuvent travaillent au Moulin. Repas partagé, train remboursé.',
    way: 'consent',
    people: [7, 0, 3, 12, 18, 24],
    effects: [
      [
        'task.add',
        { title: 'Réserver la grande salle du Moulin le premier jeudi du mois', why: 'Que l’on se voie au moins une fois par mois.' },
      ],
    ],
    reviewAfter: 180,
    rounds: [
      {
        stage: 'object',
        said: [
          ...consents(7, 3, 18),
          {
            who: 12,
            position: 'object',
            reason: 'Le train du matin n’existe pas le jeudi : trois personnes ne viendront jamais.',
            alternative: 'Le premier mardi : le car de 8 h 10 circule.',
          },
        ],
      },
    ],
  },
  {
    day: 9,
    title: 'Répondre aux écoles avant midi',
    tension: 'Une classe a attendu une journée entière pour une imprimante.',
    body: 'Toute demande d’une école reçoit un premier mot avant midi, ou avant le soir si elle arrive l’après-midi.',
    way: 'consent',
    people: [0, 2, 5, 8, 19],
    rounds: [{ stage: 'clarify', said: [...clear(2, 5), { who: 8, position: 'question', reason: 'Même quand je suis en tournée ?' }] }],
  },
  {
    day: 8,
    title: 'Quel jour pour la réunion du collectif',
    tension: 'Le lundi, un tiers d’entre nous est en tournée.',
    way: 'approval',
    options: ['Mardi à 9 h', 'Jeudi à 14 h', 'Vendredi à 11 h'],
    people: [16, 0, 4, 9, 13],
    everybody: true,
    rounds: [
      {
        stage: 'vote',
        said: [
          { who: 16, position: 'choice', order: [0, 1] },
          { who: 4, position: 'choice', order: [1] },
        ],
      },
    ],
  },
  {
    day: 4,
    title: 'Prendre un second accès internet pour les serveurs',
    tension: 'Une pelle a coupé la fibre : rien ne répondait pendant neuf heures.',
    way: 'advice',
    people: [0, 5, 14],
    rounds: [],
  },
];
