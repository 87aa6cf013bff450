/** The people and places of the demo workplace. All invented: first names only. */

export const WORKPLACE = 'La Coopérative du Vallon';

/** Forty first names, and the zones of those who live far away. */
export const PEOPLE: readonly { readonly name: string; readonly zone: string }[] = [
  ...['Adèle', 'Bastien', 'Camille', 'Damien', 'Élodie', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jules', 'Karima', 'Léo', 'Maëlle'],
  ...['Nadia', 'Octave', 'Pauline', 'Quentin', 'Rose', 'Samir', 'Théa', 'Ulysse', 'Violette', 'Wassim', 'Yann', 'Zoé', 'Agathe'],
  ...['Boris', 'Clémence', 'Diego', 'Estelle', 'Fanny', 'Gaspard', 'Héloïse', 'Ismaël', 'Jeanne', 'Kévin'],
]
  .map((name) => ({ name, zone: 'Europe/Paris' }))
  .concat([
    { name: 'Lou', zone: 'Indian/Reunion' },
    { name: 'Moana', zone: 'Pacific/Tahiti' },
    { name: 'Noé', zone: 'America/Guadeloupe' },
    { name: 'Odile', zone: 'America/Montreal' },
  ]);

export const PLACES: readonly { readonly name: string; readonly kind: string; readonly address: string }[] = [
  { name: 'Le Moulin', kind: 'third-place', address: 'Rue du Bief, Saint-Arbois' },
  { name: 'Bureau de la gare', kind: 'office', address: 'Place de la Gare, Montclair' },
  { name: 'École du Bourg', kind: 'school', address: 'Place de l’Église, Saint-Arbois' },
  { name: 'École des Tilleuls', kind: 'school', address: 'Chemin des Tilleuls, Veyrac' },
  { name: 'École de la Combe', kind: 'school', address: 'La Combe, Orzens' },
  { name: 'Mairie d’Orzens', kind: 'town-hall', address: 'Grande Rue, Orzens' },
  { name: 'Laiterie du Col', kind: 'client-site', address: 'Route du Col, Bressieux' },
  { name: 'Imprimerie Sépia', kind: 'client-site', address: 'Zone des Prés, Montclair' },
];
