/** Who answers for what in the demo workplace: its circles, and their roles with what one can expect of each. */

export interface DemoRole {
  readonly name: string;
  readonly purpose: string;
  readonly domain?: string;
  readonly expected: readonly string[];
  /** How many hold it; a few unless told. */
  readonly holders?: number;
  /** The parts of it that holders share out among themselves. */
  readonly focuses?: readonly string[];
}

export interface DemoCircle {
  readonly name: string;
  readonly purpose: string;
  readonly domain?: string;
  readonly roles: readonly DemoRole[];
  readonly circles?: readonly DemoCircle[];
}

/** The whole, whose name is the workplace's own. */
export const ORGANISATION: DemoCircle = {
  name: 'La Coopérative du Vallon',
  purpose: 'Faire vivre une vallée connectée : du travail près de chez soi, des machines qui durent, et personne laissé seul.',
  domain: 'Les statuts, le budget de l’année, l’arrivée et le départ des associé·es.',
  roles: [
    {
      name: 'Vie du collectif',
      purpose: 'Que les désaccords se disent tôt et se règlent bien.',
      expected: [
        'Préparer et animer la réunion mensuelle',
        'Entendre qui le demande, sans rien répéter',
        'Accueillir chaque nouvelle personne pendant six mois',
        'Faire relire la charte une fois par an',
      ],
      focuses: ['les réunions', 'l’accueil des nouveaux', 'l’écoute'],
    },
    {
      name: 'Mémoire des décisions',
      purpose: 'Que l’on sache ce qui a été décidé, et pourquoi.',
      domain: 'Le registre des décisions.',
      expected: [
        'Écrire chaque décision le jour même',
        'Rappeler les mandats qui finissent et les décisions à revoir',
        'Convoquer l’assemblée dans les délais',
      ],
      holders: 2,
    },
    {
      name: 'Gérance',
      purpose: 'Engager la coopérative au-dehors, comme il a été décidé dedans.',
      domain: 'La signature de la coopérative.',
      expected: ['Signer les contrats décidés', 'Répondre aux administrations', 'Dire chaque mois ce qui a été engagé'],
      holders: 2,
    },
  ],
  circles: [
    {
      name: 'Écoles et mairies',
      purpose: 'Que les écoles de la vallée aient des postes qui marchent, au juste prix.',
      domain: 'Le parc des machines et les visites.',
      roles: [
        {
          name: 'Parc des écoles',
          purpose: 'Que les postes des écoles marchent le jour où la classe en a besoin.',
          expected: ['Répondre à chaque école dans la journée', 'Tenir l’inventaire à jour', 'Montrer aux enseignants ce qui a changé'],
          focuses: ['Saint-Arbois', 'Veyrac et Orzens'],
        },
        {
          name: 'Tournées',
          purpose: 'Que l’on roule peu et que l’on voie tout le monde.',
          expected: ['Grouper les visites dues en tournées', 'Prévenir les secrétariats une semaine avant', 'Compter les kilomètres'],
          holders: 0,
        },
        {
          name: 'Achats de récupération',
          purpose: 'Que le matériel vive deux fois avant d’être démonté.',
          expected: ['Trier les lots donnés', 'Effacer les disques et en garder la preuve', 'Peser et déclarer les déchets'],
        },
      ],
    },
    {
      name: 'Atelier numérique',
      purpose: 'Que nos outils et ceux de nos clients tiennent, et se laissent reprendre par d’autres.',
      roles: [
        {
          name: 'Support clients',
          purpose: 'Que toute demande reçoive une réponse utile dans la journée.',
          expected: [
            'Tenir la permanence de 9 h à 18 h',
            'Reproduire avant de répondre',
            'Noter dans le carnet du client ce qui servira encore',
          ],
          focuses: ['la laiterie', 'l’imprimerie'],
        },
        {
          name: 'Logiciel',
          purpose: 'Que ce que nous écrivons dure et se laisse reprendre.',
          domain: 'Le choix des bibliothèques et des formats.',
          expected: ['Faire relire chaque changement', 'Écrire l’essai avant la correction', 'Publier une note à chaque version'],
        },
      ],
      circles: [
        {
          name: 'Nuit et secours',
          purpose: 'Que l’on dorme, et que quelqu’un réponde quand même.',
          roles: [
            {
              name: 'Serveurs',
              purpose: 'Que nos outils répondent, même la nuit, même en panne.',
              domain: 'Les mots de passe d’administration.',
              expected: [
                'Mettre à jour chaque mois, une nuit calme',
                'Restaurer une sauvegarde à blanc chaque trimestre',
                'Écrire la marche à suivre de chaque panne',
              ],
              holders: 1,
            },
            {
              name: 'Astreinte',
              purpose: 'Qu’une panne grave ait quelqu’un, et que ce ne soit pas toujours le même.',
              expected: ['Tenir le tour des semaines', 'Rendre le repos pris sur la nuit', 'Raconter chaque panne au matin'],
            },
          ],
        },
      ],
    },
    {
      name: 'Le Moulin',
      purpose: 'Un lieu ouvert où la vallée travaille, apprend et se rencontre.',
      domain: 'Les salles, les clés et le programme.',
      roles: [
        {
          name: 'Accueil du tiers-lieu',
          purpose: 'Que chaque personne qui pousse la porte trouve sa place.',
          expected: ['Tenir les heures d’ouverture', 'Présenter les gens les uns aux autres', 'Tenir le registre des clés'],
          focuses: ['le matin', 'l’après-midi', 'le samedi'],
        },
        {
          name: 'Formation',
          purpose: 'Que personne ne reste seul devant un écran.',
          expected: [
            'Tenir deux ateliers par mois',
            'Essayer chaque exercice sur un vieux portable',
            'Demander à chacun ce qu’il veut savoir faire en sortant',
          ],
        },
        {
          name: 'Lettre et affiches',
          purpose: 'Que la vallée sache ce qui se passe ici.',
          expected: ['Envoyer la lettre avant le 25', 'Faire relire à voix haute', 'Afficher dans les trois bourgs'],
        },
      ],
    },
    {
      name: 'Ressources',
      purpose: 'Que l’argent et les engagements soient clairs pour tout le monde.',
      roles: [
        {
          name: 'Comptabilité',
          purpose: 'Que l’argent soit compté juste et que chacun soit payé à l’heure.',
          domain: 'Les comptes bancaires, dans la limite du budget.',
          expected: ['Montrer la trésorerie à six mois, chaque mois', 'Payer les salaires le 28', 'Préparer la TVA avant la date limite'],
          focuses: ['les paies', 'les factures'],
        },
        {
          name: 'Devis et contrats',
          purpose: 'Que nos engagements soient clairs, écrits et tenables.',
          expected: ['Chiffrer avec ceux qui feront le travail', 'Faire relire chaque devis', 'Suivre les contrats qui finissent'],
        },
        {
          name: 'Partenaires et subventions',
          purpose: 'Des moyens à la hauteur du projet, sans en dépendre.',
          expected: [
            'Tenir le calendrier des dossiers',
            'Donner des nouvelles, aussi quand on ne demande rien',
            'Rendre compte de chaque euro reçu',
          ],
          holders: 0,
        },
      ],
    },
  ],
};
