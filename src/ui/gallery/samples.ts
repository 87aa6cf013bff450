/** Invented tasks for the gallery, as many as asked. */

export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly next: string;
  readonly holder: string | undefined;
  readonly place: string;
  readonly state: 'open' | 'doing' | 'waiting';
  readonly due: string | undefined;
  readonly number: number;
}

const verbs = [
  'Réparer le poste',
  'Changer le disque du poste',
  'Relancer la mairie pour le poste',
  'Installer la suite libre sur le poste',
  'Préparer la visite du poste',
];
const places = ['École du Bourg', 'Tiers-lieu de la Gare', 'Mairie de Saint-Hilaire', 'Médiathèque'];
export const people = ['Ana Morel', 'Zoé Le Goff', 'Luc Perrin', 'Samia Haddad', 'Jean-Baptiste Roux'];
const steps = [
  'Appeler avant midi',
  'Commander la pièce',
  'Attendre la réponse',
  'Essayer avec une autre alimentation',
  'Montrer à l’enseignante',
];
const states = ['open', 'doing', 'waiting'] as const;
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

export function samples(count: number): readonly Sample[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `task-${at}`,
    title: `${pick(verbs, at * 7)} ${at + 1}`,
    next: pick(steps, at * 3),
    holder: at % 3 === 0 ? undefined : pick(people, at),
    place: pick(places, at * 5),
    state: pick(states, at),
    due: at % 4 === 0 ? undefined : `2026-${at % 2 === 0 ? '11' : '12'}-${String((at % 28) + 1).padStart(2, '0')}`,
    number: at + 1,
  }));
}
