/** What people of the demo workplace do: themes of work with their words. `{…}` takes one of the words named so. */

export interface Theme {
  readonly list: string;
  readonly role: string;
  readonly tags: readonly string[];
  readonly places: readonly string[];
  readonly titles: readonly string[];
  readonly whys: readonly string[];
  readonly steps: readonly string[];
  readonly checklists: readonly (readonly string[])[];
  /** How often the theme comes, beside the others. */
  readonly weight: number;
}

export const WORDS: Readonly<Record<string, readonly string[]>> = {
  poste: [
    'le poste 3',
    'le poste 7',
    'le poste 12',
    'le portable du maître',
    'le poste de la bibliothèque',
    'les postes de la salle 2',
    'le portable bleu',
  ],
  mal: [
    'ne démarre plus',
    'chauffe et s’éteint',
    'perd le réseau',
    'n’imprime plus',
    'rame depuis la mise à jour',
    'affiche un écran noir',
  ],
  piece: ['un ventilateur', 'deux barrettes de mémoire', 'un disque', 'une alimentation', 'un clavier', 'une pile de carte mère'],
  client: ['la laiterie', 'la mairie d’Orzens', 'l’imprimerie', 'le cabinet vétérinaire', 'la maison médicale', 'le camping'],
  mois: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'septembre', 'octobre', 'novembre', 'décembre'],
  module: ['l’agenda', 'la facturation', 'l’inventaire', 'la carte', 'les relances', 'l’export comptable', 'les droits'],
  sujet: ['le tableur', 'la messagerie', 'les mots de passe', 'la retouche de photos', 'les démarches en ligne', 'le traitement de texte'],
  outil: ['le serveur de fichiers', 'la sauvegarde de nuit', 'le pare-feu', 'le wiki', 'la messagerie', 'le serveur de visioconférence'],
  evenement: [
    'la bourse aux vélos',
    'la soirée jeux',
    'le repas de printemps',
    'la fête du Moulin',
    'le café réparation',
    'la visite des élus',
  ],
};

export const THEMES: readonly Theme[] = [
  {
    list: 'Écoles',
    role: 'Parc des écoles',
    tags: ['école', 'matériel'],
    places: ['École du Bourg', 'École des Tilleuls', 'École de la Combe'],
    weight: 5,
    titles: [
      'Réparer {poste}',
      '{poste} {mal}',
      'Installer {piece} dans {poste}',
      'Préparer {poste} pour la classe de CM2',
      'Mettre à jour {poste}',
      'Étiqueter {poste}',
    ],
    whys: [
      'La classe partage un poste pour deux et la séance de mardi en demande un par élève.',
      'La maîtresse prépare l’exposition sur la rivière et ne peut plus ouvrir ses photos.',
      'Le contrat prévoit un poste en état à chaque rentrée.',
      'Les enfants ont commencé un journal et veulent le finir avant les vacances.',
    ],
    steps: [
      'Appeler l’école pour convenir d’un passage',
      'Commander {piece}',
      'Tester la mémoire une nuit entière',
      'Rapporter le poste à l’atelier',
      'Montrer à la maîtresse ce qui a changé',
    ],
    checklists: [
      [
        'Sauvegarder les dossiers',
        'Démonter et dépoussiérer',
        'Remplacer la pièce',
        'Relancer une mise à jour',
        'Faire essayer à la maîtresse',
      ],
      ['Relever le numéro de série', 'Photographier l’écran', 'Noter la panne'],
    ],
  },
  {
    list: 'Clients',
    role: 'Support clients',
    tags: ['client', 'urgent'],
    places: ['Mairie d’Orzens', 'Laiterie du Col', 'Imprimerie Sépia'],
    weight: 5,
    titles: [
      'Répondre à {client} sur {module}',
      'Corriger {module} chez {client}',
      'Reprendre les données de {client}',
      'Rappeler {client}',
      'Former l’équipe de {client} à {module}',
    ],
    whys: [
      'Ils ne peuvent plus envoyer leurs factures et la fin du mois approche.',
      'La personne qui connaissait l’outil est partie, une autre commence lundi.',
      'Un chiffre faux a été vu en conseil municipal et il faut dire pourquoi.',
      'Ils hésitent à renouveler : une réponse claire compte plus qu’une remise.',
    ],
    steps: [
      'Reproduire le défaut sur la copie',
      'Demander une capture d’écran',
      'Écrire ce qui a été compris et le faire relire',
      'Prévoir vingt minutes au téléphone',
    ],
    checklists: [['Reproduire', 'Corriger', 'Faire essayer', 'Noter dans le carnet du client']],
  },
  {
    list: 'Bureau',
    role: 'Comptabilité',
    tags: ['compta'],
    places: [],
    weight: 3,
    titles: [
      'Rapprocher les comptes de {mois}',
      'Relancer {client}',
      'Déclarer la TVA de {mois}',
      'Payer les fournisseurs de {mois}',
      'Préparer les paies de {mois}',
    ],
    whys: [
      'La trésorerie se décide vendredi et il manque un tiers des écritures.',
      'Une facture a plus de soixante jours.',
      'La date limite tombe un jour férié cette fois.',
    ],
    steps: ['Demander le relevé manquant à la banque', 'Vérifier les notes de frais', 'Écrire à la mairie avec le numéro d’engagement'],
    checklists: [['Relevés', 'Notes de frais', 'Écritures', 'Relecture par une autre personne']],
  },
  {
    list: 'Bureau',
    role: 'Devis et contrats',
    tags: ['devis'],
    places: ['Mairie d’Orzens'],
    weight: 2,
    titles: [
      'Écrire le devis de {client}',
      'Relire le contrat de {client}',
      'Renouveler le contrat de {client}',
      'Comparer deux offres pour {client}',
    ],
    whys: [
      'Le conseil vote le mois prochain.',
      'Le contrat actuel finit sans tacite reconduction.',
      'Ils demandent un prix par poste, comme l’an dernier.',
    ],
    steps: [
      'Compter les postes sur place',
      'Demander à Tournées le nombre de visites',
      'Faire relire par une personne qui ne connaît pas le client',
    ],
    checklists: [],
  },
  {
    list: 'Informatique',
    role: 'Serveurs',
    tags: ['serveur'],
    places: ['Le Moulin'],
    weight: 3,
    titles: [
      'Mettre à jour {outil}',
      'Vérifier {outil}',
      'Remplacer le disque de {outil}',
      'Écrire la marche à suivre pour {outil}',
      'Restaurer {outil} à blanc',
    ],
    whys: [
      'Une restauration jamais essayée n’est pas une sauvegarde.',
      'Une seule personne sait faire, et elle part en août.',
      'Le disque a donné deux alertes cette semaine.',
    ],
    steps: ['Choisir une nuit calme', 'Prévenir les équipes la veille', 'Lire les notes de version', 'Compter l’espace libre'],
    checklists: [['Sauvegarder', 'Prévenir', 'Mettre à jour', 'Essayer depuis l’extérieur', 'Écrire ce qui a changé']],
  },
  {
    list: 'Informatique',
    role: 'Logiciel',
    tags: ['code'],
    places: [],
    weight: 4,
    titles: [
      'Corriger {module}',
      'Simplifier {module}',
      'Écrire les essais de {module}',
      'Traduire {module}',
      'Accélérer {module} sur un vieux portable',
    ],
    whys: [
      'Trois clients ont buté au même endroit.',
      'Le code ne se laisse plus changer sans casser autre chose.',
      'Une personne sur quatre s’en sert au clavier seulement.',
    ],
    steps: ['Écrire un essai qui échoue', 'Demander un avis sur la maquette', 'Mesurer avant de changer', 'Couper en deux changements'],
    checklists: [['Essai', 'Correction', 'Relecture', 'Note de version']],
  },
  {
    list: 'Tiers-lieu',
    role: 'Accueil du tiers-lieu',
    tags: ['moulin'],
    places: ['Le Moulin'],
    weight: 3,
    titles: [
      'Préparer {evenement}',
      'Accueillir un nouvel usager',
      'Ranger l’atelier bois',
      'Réparer le radiateur de la grande salle',
      'Refaire le planning des clés',
    ],
    whys: [
      'On est venu trois fois trouver porte close.',
      'Les indépendants de la vallée se croisent trop peu.',
      'L’assurance demande un registre à jour.',
    ],
    steps: ['Demander la salle à la mairie', 'Faire la liste de ce qui manque', 'Trouver deux personnes pour le samedi matin'],
    checklists: [['Affiche', 'Clés', 'Café', 'Mot d’accueil']],
  },
  {
    list: 'Tiers-lieu',
    role: 'Lettre et affiches',
    tags: ['lettre'],
    places: [],
    weight: 2,
    titles: [
      'Écrire la lettre de {mois}',
      'Dessiner l’affiche pour {evenement}',
      'Corriger la page d’accueil',
      'Photographier {evenement}',
    ],
    whys: ['La mairie distribue la lettre avec le bulletin, une fois par mois.', 'Les gens découvrent les dates après coup.'],
    steps: ['Demander trois lignes à chaque rôle', 'Envoyer à l’imprimerie avant jeudi', 'Faire relire à voix haute'],
    checklists: [],
  },
  {
    list: 'Tiers-lieu',
    role: 'Formation',
    tags: ['formation'],
    places: ['Le Moulin', 'Bureau de la gare'],
    weight: 2,
    titles: ['Préparer l’atelier sur {sujet}', 'Imprimer les fiches sur {sujet}', 'Appeler les inscrits de l’atelier sur {sujet}'],
    whys: [
      'Huit personnes sont venues la dernière fois et quatre sont restées sur leur faim.',
      'La médiathèque envoie du monde et compte sur nous.',
    ],
    steps: ['Essayer l’exercice sur un vieux portable', 'Réserver la salle', 'Demander ce que chacun veut savoir faire en sortant'],
    checklists: [['Salle', 'Fiches', 'Portables chargés']],
  },
  {
    list: 'Collectif',
    role: 'Vie du collectif',
    tags: ['collectif'],
    places: ['Le Moulin'],
    weight: 2,
    titles: [
      'Préparer la réunion de {mois}',
      'Relire la charte avec les nouveaux',
      'Proposer une règle pour les astreintes',
      'Écrire le bilan de {mois}',
    ],
    whys: [
      'Deux objections de la dernière réunion attendent encore une réponse.',
      'Les astreintes tombent toujours sur les mêmes.',
      'Quatre personnes sont arrivées depuis la dernière charte.',
    ],
    steps: ['Écrire à chacun une question simple', 'Chercher une date où tous les fuseaux se croisent', 'Résumer en une page'],
    checklists: [],
  },
  {
    list: 'Écoles',
    role: 'Tournées',
    tags: ['route'],
    places: ['École du Bourg', 'École de la Combe'],
    weight: 2,
    titles: ['Préparer la tournée de {mois}', 'Livrer {poste}', 'Passer voir {client} sur le chemin'],
    whys: ['Trois visites sont dues avant les vacances et la route du col ferme.', 'On peut rendre deux services en un seul trajet.'],
    steps: ['Vérifier les horaires des écoles', 'Charger la voiture la veille', 'Prévenir les secrétariats'],
    checklists: [['Pièces de rechange', 'Fiches de visite', 'Clés']],
  },
  {
    list: 'Écoles',
    role: 'Achats de récupération',
    tags: ['matériel', 'récup'],
    places: ['Bureau de la gare'],
    weight: 2,
    titles: ['Trier le lot de {client}', 'Démonter {poste}', 'Chercher {piece}', 'Peser et déclarer les déchets de {mois}'],
    whys: ['Douze portables donnés dorment dans l’entrée.', 'Une pièce neuve coûte plus que le poste entier.'],
    steps: ['Effacer les disques avant tout', 'Demander à l’imprimerie si elle donne son ancien écran'],
    checklists: [['Effacer', 'Tester', 'Étiqueter', 'Ranger']],
  },
];

export const COMMENTS: readonly string[] = [
  'J’ai appelé, ils rappellent demain matin.',
  'Fait à moitié : il manque la clé de la salle.',
  'Attention, le mot de passe est sur l’étiquette sous le clavier.',
  'Je préfère qu’on le fasse à deux la première fois.',
  'C’est plus simple que prévu, je vous montre jeudi.',
  'Rien de neuf, la pièce n’est pas arrivée.',
  'Bien vu. J’ai ajouté ce qu’il faut à la marche à suivre.',
  'La secrétaire est là seulement le matin.',
];

export const HAND_OVERS: readonly { readonly state: string; readonly traps: string }[] = [
  { state: 'Le diagnostic est fait, la pièce est commandée.', traps: 'Le carton est au nom de l’école, pas au nôtre.' },
  { state: 'La moitié est écrite, le plan est dans le fil.', traps: 'Ne pas envoyer avant d’avoir relu les chiffres de mai.' },
  { state: 'Tout est prêt, il reste à convenir d’une heure.', traps: 'La route du col est fermée le lundi.' },
  { state: 'J’ai essayé deux pistes, la seconde est la bonne.', traps: 'La sauvegarde de nuit commence à deux heures : finir avant.' },
];

export const WAITING_FOR: readonly string[] = [
  'la livraison de la pièce',
  'la réponse de la mairie',
  'les vacances scolaires',
  'un avis du comptable',
];
