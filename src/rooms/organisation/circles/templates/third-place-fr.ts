/** Un tiers-lieu. */

import type { Template } from './template.ts';

export const thirdPlace: Template = {
  name: 'Tiers-lieu',
  fits: 'Un lieu partagé entre indépendants, habitants et associations, tenu par ses usagers avec une personne qui fait le lien.',
  purpose: 'Un lieu ouvert où l’on travaille, se rencontre et fait ensemble, et qui appartient à celles et ceux qui s’en servent.',
  domain: 'La charte du lieu, les tarifs et le choix des projets accueillis : ce que décide l’assemblée des usagers.',
  roles: [
    {
      name: 'Médiation du lieu',
      purpose: 'Que les personnes se rencontrent et que le lieu reste vivant.',
      accountabilities: [
        'Accueillir, faire visiter, présenter les gens les uns aux autres',
        'Repérer les envies et aider à les transformer en projets',
        'Faire vivre la charte au quotidien',
        'Raconter à l’assemblée ce qui bouge et ce qui coince',
      ],
    },
    {
      name: 'Gouvernance',
      purpose: 'Que les usagers décident vraiment.',
      accountabilities: [
        'Préparer l’assemblée des usagers chaque trimestre',
        'Écrire les décisions et leurs raisons, les afficher dans le lieu',
        'Rappeler les mandats qui finissent',
      ],
    },
  ],
  circles: [
    {
      name: 'Le lieu',
      purpose: 'Un bâtiment sûr, propre et agréable, ouvert aux heures dites.',
      domain: 'Les clés, le matériel commun et les travaux courants.',
      roles: [
        {
          name: 'Ouverture et clés',
          purpose: 'Que l’on ne trouve jamais porte close aux heures annoncées.',
          accountabilities: [
            'Tenir le planning d’ouverture et les remplaçants',
            'Tenir le registre des clés et des badges',
            'Afficher tout changement d’horaire à temps',
          ],
        },
        {
          name: 'Entretien et sécurité',
          purpose: 'Que l’on soit bien dans les murs.',
          accountabilities: [
            'Organiser le ménage et les petites réparations',
            'Suivre les contrôles obligatoires et l’assurance',
            'Surveiller l’énergie et proposer des économies',
          ],
        },
        {
          name: 'Réseau et machines',
          purpose: 'Que la connexion et les postes communs marchent.',
          accountabilities: [
            'Tenir le réseau et l’imprimante',
            'Prêter et réparer les postes de récupération',
            'Aider celles et ceux que l’informatique arrête',
          ],
        },
      ],
    },
    {
      name: 'Usagers',
      purpose: 'Que chacun·e trouve ici de quoi travailler et avec qui.',
      roles: [
        {
          name: 'Accueil des indépendants',
          purpose: 'Que l’on cesse d’être isolé en passant la porte.',
          accountabilities: [
            'Expliquer les formules et la charte',
            'Tenir l’annuaire des compétences avec l’accord de chacun·e',
            'Proposer une équipe quand une mission dépasse une personne',
          ],
        },
        {
          name: 'Réservations',
          purpose: 'Que les salles servent au plus grand nombre.',
          accountabilities: [
            'Tenir le calendrier des salles',
            'Arbitrer avec bon sens, l’usage commun d’abord',
            'Envoyer les factures au trésor',
          ],
        },
      ],
    },
    {
      name: 'Programmation',
      purpose: 'Qu’il se passe ici des choses qui donnent envie de revenir.',
      roles: [
        {
          name: 'Ateliers et événements',
          purpose: 'Des rendez-vous réguliers, portés par celles et ceux qui les proposent.',
          accountabilities: [
            'Tenir le programme du mois',
            'Aider chaque porteur·se à préparer son atelier',
            'Faire le bilan en trois lignes, affichées',
          ],
        },
        {
          name: 'Lettre et affiches',
          purpose: 'Que le pays alentour sache ce qui se passe.',
          accountabilities: [
            'Écrire la lettre mensuelle',
            'Mettre à jour la fiche du lieu dans les annuaires ouverts',
            'Faire relire à voix haute',
          ],
        },
      ],
    },
    {
      name: 'Moyens',
      purpose: 'Que le lieu dure sans se renier.',
      roles: [
        {
          name: 'Trésor',
          purpose: 'Des comptes simples, ouverts à tous les usagers.',
          domain: 'Les comptes bancaires, dans la limite du budget voté.',
          accountabilities: [
            'Montrer chaque trimestre recettes, charges et réserve',
            'Facturer et encaisser sans tarder',
            'Proposer les tarifs de l’année à l’assemblée',
          ],
        },
        {
          name: 'Partenaires',
          purpose: 'Que la commune et les réseaux nous aident à rester libres.',
          accountabilities: [
            'Tenir la convention avec la commune',
            'Suivre les aides et leurs bilans',
            'Participer au réseau des tiers-lieux de la région',
          ],
        },
      ],
    },
  ],
};
