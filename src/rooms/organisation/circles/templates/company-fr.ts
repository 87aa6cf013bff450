/** Une petite entreprise. */

import type { Template } from './template.ts';

export const company: Template = {
  name: 'Petite entreprise',
  fits: 'Une entreprise de cinq à vingt-cinq personnes, avec une direction, qui veut que chacun·e sache de quoi elle ou il répond.',
  purpose: 'Rendre à nos clients un service solide, et offrir à celles et ceux qui travaillent ici un métier où grandir.',
  roles: [
    {
      name: 'Direction',
      purpose: 'Donner un cap clair et les moyens de le tenir.',
      domain: 'La stratégie, le budget annuel et l’embauche.',
      accountabilities: [
        'Dire chaque trimestre où l’on va et pourquoi',
        'Arrêter le budget avec celles et ceux qui le dépenseront',
        'Répondre de la santé et de la sécurité au travail',
        'Confier des rôles entiers plutôt que des consignes',
      ],
    },
    {
      name: 'Représentation du personnel',
      purpose: 'Porter la voix des personnes salariées là où l’on décide.',
      accountabilities: [
        'Recueillir les questions et rapporter les réponses',
        'Donner un avis sur ce qui change le travail, avant que ce soit décidé',
        'Veiller au respect des temps de repos et du droit à la déconnexion',
      ],
    },
  ],
  circles: [
    {
      name: 'Clients',
      purpose: 'Que nos clients obtiennent ce dont ils ont besoin, et le disent autour d’eux.',
      roles: [
        {
          name: 'Vente',
          purpose: 'Trouver le travail que nous savons bien faire.',
          domain: 'Les remises, dans la limite fixée avec les finances.',
          accountabilities: [
            'Suivre chaque piste jusqu’à un oui ou un non',
            'Faire valider par la production ce qui est promis et pour quand',
            'Tenir à jour ce que l’on sait de chaque client',
          ],
        },
        {
          name: 'Service après-vente',
          purpose: 'Qu’aucun client ne reste seul avec un problème.',
          accountabilities: [
            'Accuser réception de chaque demande dans la demi-journée',
            'Dire quand la réponse viendra, et tenir cette date',
            'Rapporter à la production les pannes qui reviennent',
          ],
        },
        {
          name: 'Communication',
          purpose: 'Être trouvés par celles et ceux qui nous cherchent.',
          accountabilities: [
            'Tenir le site et les annonces à jour',
            'Préparer les salons et les journées ouvertes',
            'Répondre à la presse locale',
          ],
        },
      ],
    },
    {
      name: 'Production',
      purpose: 'Livrer ce qui a été promis, bien fait, sans s’épuiser.',
      domain: 'L’ordre du travail et les méthodes.',
      roles: [
        {
          name: 'Planification',
          purpose: 'Que la charge et les forces se correspondent.',
          accountabilities: [
            'Publier chaque jeudi le plan des deux semaines suivantes',
            'Annoncer les conflits de dates dès qu’ils se voient',
            'Garder une marge pour l’imprévu',
          ],
        },
        {
          name: 'Qualité et sécurité',
          purpose: 'Que le travail soit bon et que personne ne se blesse.',
          accountabilities: [
            'Vérifier avant livraison selon une liste connue de tous',
            'Analyser chaque incident sans chercher de coupable',
            'Tenir à jour le document unique d’évaluation des risques',
          ],
        },
        {
          name: 'Achats et stocks',
          purpose: 'Que ce qu’il faut soit là, sans argent qui dort.',
          accountabilities: ['Commander à temps', 'Compter les stocks sensibles chaque mois', 'Comparer les fournisseurs une fois par an'],
        },
      ],
    },
    {
      name: 'Appui',
      purpose: 'Que le reste de l’entreprise puisse travailler l’esprit tranquille.',
      roles: [
        {
          name: 'Finances',
          purpose: 'Des comptes justes et une vue claire sur les mois qui viennent.',
          domain: 'Les comptes bancaires.',
          accountabilities: [
            'Montrer la trésorerie à six mois, chaque mois',
            'Facturer dans la semaine de la livraison et relancer les impayés',
            'Préparer les déclarations et le bilan avec le cabinet',
          ],
        },
        {
          name: 'Personnes et paie',
          purpose: 'Que chaque personne soit bien accueillie, bien payée et bien traitée.',
          accountabilities: [
            'Préparer contrats, paies et absences',
            'Organiser l’accueil et l’entretien annuel',
            'Tenir le plan de formation',
            'Suivre les accords de télétravail',
          ],
        },
        {
          name: 'Informatique',
          purpose: 'Que les outils marchent, au bureau et au loin.',
          accountabilities: [
            'Équiper et dépanner chaque poste',
            'Gérer les accès et les sauvegardes, et essayer de les restaurer',
            'Préparer le jour où le bureau ferme',
          ],
        },
      ],
    },
  ],
};
