/** The people, roles and places of the demo workplace. All invented: first names only. */

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

export const ROLES: readonly { readonly name: string; readonly purpose: string }[] = [
  { name: 'Accueil du tiers-lieu', purpose: 'Que chaque personne qui pousse la porte trouve sa place.' },
  { name: 'Parc des écoles', purpose: 'Que les postes des écoles marchent le jour où la classe en a besoin.' },
  { name: 'Support clients', purpose: 'Que toute demande reçoive une réponse utile dans la journée.' },
  { name: 'Comptabilité', purpose: 'Que l’argent soit compté juste et que chacun soit payé à l’heure.' },
  { name: 'Devis et contrats', purpose: 'Que nos engagements soient clairs, écrits et tenables.' },
  { name: 'Serveurs', purpose: 'Que nos outils répondent, même la nuit, même en panne.' },
  { name: 'Logiciel', purpose: 'Que ce que nous écrivons dure et se laisse reprendre.' },
  { name: 'Lettre et affiches', purpose: 'Que la vallée sache ce qui se passe ici.' },
  { name: 'Formation', purpose: 'Que personne ne reste seul devant un écran.' },
  { name: 'Achats de récupération', purpose: 'Que le matériel vive deux fois avant d’être démonté.' },
  { name: 'Tournées', purpose: 'Que l’on roule peu et que l’on voie tout le monde.' },
  { name: 'Vie du collectif', purpose: 'Que les désaccords se disent tôt et se règlent bien.' },
];

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
