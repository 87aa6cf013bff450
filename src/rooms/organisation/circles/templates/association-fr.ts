/** Une association de bénévoles. */

import type { Template } from './template.ts';

export const association: Template = {
  name: 'Association',
  fits: 'Une association loi 1901, surtout bénévole : un bureau léger, des groupes qui font, des mandats courts qui tournent.',
  purpose: 'Faire vivre notre objet, à la portée de toutes et tous, et ne jamais reposer sur une seule personne.',
  domain: 'Les statuts, le budget et l’élection des mandats : ce que décide l’assemblée générale.',
  roles: [
    {
      name: 'Présidence',
      purpose: 'Que l’association tienne sa parole, au-dedans comme au-dehors.',
      domain: 'La signature de l’association.',
      accountabilities: [
        'Représenter l’association auprès des élus et des partenaires',
        'Préparer l’assemblée générale et le rapport moral avec le bureau',
        'Veiller à ce que chaque mandat ait une relève en vue',
      ],
    },
    {
      name: 'Secrétariat',
      purpose: 'Que chacun·e sache ce qui a été décidé et ce qui vient.',
      domain: 'Le registre de l’association et la liste des adhérents.',
      accountabilities: [
        'Convoquer les réunions et en écrire le compte rendu sous une semaine',
        'Déclarer les changements en préfecture dans les trois mois',
        'Tenir la liste des adhérents dans le respect de leurs données',
      ],
    },
    {
      name: 'Trésorerie',
      purpose: 'Que chaque euro se suive et que l’on sache ce qui reste.',
      domain: 'Les comptes bancaires, dans la limite du budget voté.',
      accountabilities: [
        'Encaisser les cotisations et rembourser les frais sous quinze jours',
        'Présenter les comptes à chaque bureau et à l’assemblée générale',
        'Justifier l’emploi des subventions',
      ],
    },
  ],
  circles: [
    {
      name: 'Activités',
      purpose: 'Que l’objet de l’association se voie, toute l’année.',
      roles: [
        {
          name: 'Programme',
          purpose: 'Un calendrier qui donne envie et que l’on peut tenir.',
          accountabilities: [
            'Proposer le programme de la saison au bureau',
            'Réserver les salles et prévenir les intervenants',
            'Renoncer à temps quand les forces manquent',
          ],
        },
        {
          name: 'Logistique',
          purpose: 'Que tout soit prêt quand le public arrive.',
          accountabilities: [
            'Tenir l’inventaire et les clés',
            'Monter et ranger avec l’équipe du jour',
            'Déclarer les événements à l’assurance et à la mairie',
          ],
        },
        {
          name: 'Accueil du public',
          purpose: 'Que toute personne qui pousse la porte se sente attendue.',
          accountabilities: ['Être là un quart d’heure avant', 'Recueillir les remarques', 'Proposer l’adhésion sans insister'],
        },
      ],
    },
    {
      name: 'Bénévoles',
      purpose: 'Que l’on vienne avec plaisir et que l’on puisse repartir sans remords.',
      roles: [
        {
          name: 'Accueil des bénévoles',
          purpose: 'Que chacun·e trouve une place à sa mesure.',
          accountabilities: [
            'Rencontrer chaque nouvelle personne dans le mois',
            'Dire ce qui est à faire, combien de temps cela prend et avec qui',
            'Remercier, et demander pourquoi quand quelqu’un s’en va',
          ],
        },
        {
          name: 'Formation',
          purpose: 'Que les savoirs circulent.',
          accountabilities: [
            'Repérer ce qu’une seule personne sait faire',
            'Monter deux temps de formation par an',
            'Chercher les financements pour la formation des bénévoles',
          ],
        },
      ],
    },
    {
      name: 'Liens',
      purpose: 'Que l’on nous connaisse et que d’autres fassent avec nous.',
      roles: [
        {
          name: 'Communication',
          purpose: 'Que l’information arrive à celles et ceux qu’elle concerne.',
          accountabilities: [
            'Écrire la lettre du mois',
            'Afficher chez les commerçants et à la mairie',
            'Tenir à jour le site et l’agenda local',
          ],
        },
        {
          name: 'Partenaires et subventions',
          purpose: 'Des moyens à la hauteur du projet, sans en dépendre.',
          accountabilities: [
            'Tenir le calendrier des demandes de subvention',
            'Écrire les dossiers avec la trésorerie et le programme',
            'Donner des nouvelles aux partenaires, aussi quand on ne demande rien',
          ],
        },
      ],
    },
  ],
};
