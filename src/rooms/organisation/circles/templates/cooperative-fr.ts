/** Une coopérative de sept personnes. */

import type { Template } from './template.ts';

export const cooperative: Template = {
  name: 'Coopérative de sept',
  fits: 'Une petite équipe qui possède son outil de travail et décide à égalité ; sept personnes suffisent à tenir tous les rôles.',
  purpose: 'Vivre dignement de notre travail, ensemble et à égalité, en rendant un service utile autour de nous.',
  domain: 'Les statuts, la répartition des excédents, l’arrivée et le départ des associé·es : ce qui se décide en assemblée.',
  roles: [
    {
      name: 'Facilitation',
      purpose: 'Que chaque réunion aboutisse et que chaque voix compte.',
      accountabilities: [
        'Composer l’ordre du jour avec les points de chaque cercle, l’envoyer deux jours avant',
        'Tenir le cadre et le temps, donner la parole à qui ne la prend pas',
        'Conduire les décisions par consentement jusqu’au bout, objections comprises',
        'Finir par un tour de table sur la réunion elle-même',
      ],
    },
    {
      name: 'Mémoire',
      purpose: 'Que ce qui a été décidé se retrouve, se comprenne et s’applique.',
      domain: 'Le registre des décisions et le registre des associé·es.',
      accountabilities: [
        'Écrire chaque décision et sa raison le jour même',
        'Tenir à jour les cercles, les rôles et les mandats',
        'Convoquer l’assemblée générale dans les formes et les délais',
        'Rappeler les mandats qui finissent et les décisions à revoir',
      ],
    },
    {
      name: 'Gérance',
      purpose: 'Engager la coopérative au-dehors, dans le respect de ce qui a été décidé dedans.',
      domain: 'La signature de la coopérative.',
      accountabilities: [
        'Signer les contrats et les actes décidés',
        'Répondre aux administrations et préparer la révision coopérative',
        'Dire à chaque réunion ce qui a été engagé depuis la précédente',
      ],
    },
  ],
  circles: [
    {
      name: 'Production',
      purpose: 'Faire un travail dont on soit fiers, livré comme convenu.',
      domain: 'La manière de produire, les méthodes et les outils du métier.',
      roles: [
        {
          name: 'Coordination des commandes',
          purpose: 'Que chaque commande ait quelqu’un, et un délai qui tient.',
          accountabilities: [
            'Répartir les commandes selon les disponibilités que chacun·e a déclarées',
            'Dire tôt au client quand un délai ne tiendra pas',
            'Garder une semaine d’avance sur ce qui vient',
          ],
        },
        {
          name: 'Qualité',
          purpose: 'Que les erreurs nous apprennent quelque chose et ne reviennent pas.',
          accountabilities: [
            'Organiser la relecture par une autre personne avant chaque livraison',
            'Recueillir les retours des clients un mois après',
            'Proposer un changement de méthode quand le même défaut revient',
          ],
        },
        {
          name: 'Transmission',
          purpose: 'Que personne ne soit seul·e à savoir faire.',
          accountabilities: [
            'Tenir la liste de ce qu’une seule personne sait faire',
            'Former un binôme sur chacun de ces points',
            'Faire écrire les marches à suivre par celles et ceux qui les suivent',
          ],
        },
      ],
    },
    {
      name: 'Relations',
      purpose: 'Que celles et ceux à qui nous sommes utiles nous connaissent et nous fassent confiance.',
      roles: [
        {
          name: 'Accueil des demandes',
          purpose: 'Que toute personne qui nous écrit reçoive une réponse claire.',
          accountabilities: [
            'Répondre à toute demande sous deux jours ouvrés, même pour dire non',
            'Comprendre le besoin avant de parler de prix',
            'Passer le relais à la coordination des commandes avec ce qui a été promis',
          ],
        },
        {
          name: 'Devis et contrats',
          purpose: 'Que nos engagements soient justes, écrits et tenables.',
          domain: 'Les tarifs et les modèles de contrat.',
          accountabilities: [
            'Chiffrer avec les personnes qui feront le travail',
            'Faire relire chaque devis par quelqu’un d’autre',
            'Revoir les tarifs une fois par an avec la trésorerie',
          ],
        },
        {
          name: 'Voix publique',
          purpose: 'Dire simplement ce que nous faisons et pourquoi.',
          accountabilities: [
            'Tenir à jour le site et les documents qui nous présentent',
            'Raconter un travail achevé par trimestre, avec l’accord du client',
            'Entretenir les liens avec les autres coopératives et les réseaux du territoire',
          ],
        },
      ],
    },
    {
      name: 'Ressources',
      purpose: 'Que l’argent, les outils et les papiers soient là quand le travail en a besoin.',
      roles: [
        {
          name: 'Trésorerie',
          purpose: 'Que tout le monde sache où nous en sommes et qu’on voie venir.',
          domain: 'Les comptes bancaires, dans la limite du budget voté.',
          accountabilities: [
            'Montrer chaque mois la trésorerie à six mois, en une page lisible par toutes et tous',
            'Payer à l’heure salaires, cotisations et fournisseurs',
            'Relancer les factures impayées',
            'Prévenir dès que trois mois d’avance ne sont plus couverts',
          ],
        },
        {
          name: 'Comptabilité et paie',
          purpose: 'Des comptes justes, tenus au fil de l’eau.',
          accountabilities: [
            'Saisir et classer les pièces chaque semaine',
            'Préparer les paies et les déclarations avec le cabinet',
            'Tenir prêts les comptes annuels pour l’assemblée',
          ],
        },
        {
          name: 'Outils et données',
          purpose: 'Que chacun·e puisse travailler de partout, sans crainte de perdre.',
          accountabilities: [
            'Ouvrir et fermer les accès quand quelqu’un arrive ou part',
            'Vérifier chaque trimestre qu’une sauvegarde se restaure',
            'Aider à choisir des outils libres, sobres et qui durent',
          ],
        },
      ],
    },
    {
      name: 'Vie coopérative',
      purpose: 'Que l’on ait envie de rester, et que d’autres aient envie de venir.',
      roles: [
        {
          name: 'Accueil des nouveaux',
          purpose: 'Qu’une personne qui arrive trouve sa place et comprenne comment on décide.',
          accountabilities: [
            'Préparer les deux premières semaines avec la personne',
            'Être son point d’appui pendant six mois',
            'Présenter la charte, les comptes et le chemin vers le sociétariat',
          ],
        },
        {
          name: 'Écoute',
          purpose: 'Qu’une tension soit dite avant de devenir un conflit.',
          accountabilities: [
            'Entendre qui le demande, sans rien répéter sans accord',
            'Proposer une médiation, au besoin avec quelqu’un de l’extérieur',
            'Faire le point une fois par an avec chaque personne sur sa charge et ses envies',
          ],
        },
      ],
    },
  ],
};
