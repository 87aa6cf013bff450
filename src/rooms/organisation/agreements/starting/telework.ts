/** A telework arrangement to start from, with what article L1222-9 of the French labour code asks an agreement to say. */

import type { StartingText } from './section.ts';

export const telework: StartingText = {
  fr: [
    {
      title: 'Ce qui est convenu',
      hint: 'scope',
      body: 'Une partie du travail qui pourrait se faire sur place se fait ailleurs, volontairement, à l’aide d’outils numériques.\n\n- Forme : régulière / occasionnelle / à temps plein\n- Jours : …\n- Lieux possibles : domicile, tiers-lieu, …\n- À partir du …',
    },
    {
      title: 'Passer au télétravail et en revenir',
      hint: 'return',
      body: 'Le passage au télétravail est volontaire des deux côtés. Pendant une période d’adaptation de deux mois, chacun peut y mettre fin d’un mot, avec une semaine de délai ; ensuite, avec le préavis indiqué ici. Le retour sur place se fait au même poste, avec les mêmes droits, et la personne est prioritaire pour un poste sans télétravail si elle le souhaite.\n\nEn cas de circonstances exceptionnelles (menace d’épidémie, force majeure), le télétravail peut être décidé pour le temps qu’elles durent.',
    },
    {
      title: 'Comment une demande est acceptée',
      hint: 'acceptance',
      body: 'La demande se fait par écrit, quelques jours suffisent pour un jour isolé. Un refus est écrit et motivé. Refuser de télétravailler n’est jamais un motif de rupture.',
    },
    {
      title: 'Charge de travail',
      hint: 'load',
      body: 'La charge et les délais sont les mêmes que sur place. On ne contrôle ni écran, ni clavier, ni présence : on se parle. Un point sur la charge se tient chaque mois, et un entretien chaque année porte sur les conditions de travail. Qui se sent débordé le dit tôt ; des tâches sont alors passées à d’autres ou reportées.',
    },
    {
      title: 'Plages où l’on peut être joint',
      hint: 'contact-hours',
      body: 'On peut être joint du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h, par la messagerie du collectif ou par téléphone. Dans ces plages, on répond dans la demi-journée. Les jours fériés et les congés n’en font pas partie.',
    },
    {
      title: 'Déconnexion',
      hint: 'disconnect',
      body: 'Hors de ces plages, aucune réponse n’est attendue et aucune notification n’est envoyée. Personne n’a à justifier de ne pas avoir lu un message le soir, le week-end ou en congé.',
    },
    {
      title: 'Situations particulières',
      hint: 'carers',
      body: 'Les personnes en situation de handicap, les femmes enceintes et les proches aidants accèdent au télétravail en priorité et peuvent demander d’autres rythmes et le matériel adapté. Leurs raisons restent entre elles et la personne qui tient ce rôle.',
    },
    {
      title: 'Matériel, connexion et frais',
      hint: 'equipment',
      body: 'Le collectif fournit un ordinateur portable, un casque et, si besoin, un écran et un siège. L’essai de connexion et l’attestation d’assurance habitation sont faits avant de commencer. Les frais sont remboursés par une indemnité forfaitaire de … € par jour télétravaillé.',
    },
    {
      title: 'Données et confidentialité',
      hint: 'data',
      body: 'Les disques sont chiffrés, l’écran se verrouille, les papiers ne restent pas à la vue. Ce qui concerne les clients ne quitte pas les outils du collectif. Les restrictions d’usage du matériel sont dites ici et nulle part ailleurs.',
    },
    {
      title: 'Santé et accident',
      hint: 'accident',
      body: 'Un accident survenu sur le lieu du télétravail pendant les heures convenues est présumé être un accident du travail ; il se déclare dans les mêmes délais. Contre l’isolement : un jour commun par mois, et un tiers-lieu à moins d’une demi-heure quand c’est possible.',
    },
  ],
  en: [
    {
      title: 'What is agreed',
      hint: 'scope',
      body: 'A part of the work that could be done on site is done elsewhere, by choice, with digital tools.\n\n- Form: regular / occasional / full\n- Days: …\n- Possible places: home, third place, …\n- From …',
    },
    {
      title: 'Moving to telework, and back',
      hint: 'return',
      body: 'Moving to telework is voluntary on both sides. During two months of adaptation either may end it with one word and a week’s delay; after that, with the notice given here. The return is to the same post with the same rights, and with priority for a post without telework if that is wished.\n\nIn exceptional circumstances (an epidemic, force majeure) telework may be decided for as long as they last.',
    },
    {
      title: 'How a request is accepted',
      hint: 'acceptance',
      body: 'A request is made in writing; a few days are enough for a single day. A refusal is written and gives its reason. To decline telework is never a ground for ending a contract.',
    },
    {
      title: 'Workload',
      hint: 'load',
      body: 'Load and deadlines are those of work on site. Neither screen nor keyboard nor presence is controlled: we talk. The load is looked at together every month, and once a year a conversation is about working conditions. Who feels overwhelmed says so early; tasks are then handed over or put off.',
    },
    {
      title: 'Hours of contact',
      hint: 'contact-hours',
      body: 'One can be reached from Monday to Friday, 9:00–12:00 and 14:00–17:00, by the collective’s chat or by telephone. Within these hours one answers within the half-day. Public holidays and leave are no part of them.',
    },
    {
      title: 'Disconnecting',
      hint: 'disconnect',
      body: 'Outside these hours no answer is expected and no notification is sent. Nobody has to explain why a message was not read in the evening, at the week-end or on leave.',
    },
    {
      title: 'Particular situations',
      hint: 'carers',
      body: 'Disabled people, pregnant women and carers have telework first, and may ask for other rhythms and for fitting equipment. Their reasons stay between them and whoever holds this role.',
    },
    {
      title: 'Equipment, connection, costs',
      hint: 'equipment',
      body: 'The collective provides a portable computer, a headset and, where needed, a screen and a chair. The connection is tried and the home insurance’s certificate given before it begins. Costs are covered by a flat allowance of … € per day of telework.',
    },
    {
      title: 'Data and confidentiality',
      hint: 'data',
      body: 'Disks are encrypted, the screen locks, papers are not left in view. What concerns clients stays in the collective’s tools. Restrictions on using the equipment are said here and nowhere else.',
    },
    {
      title: 'Health and accidents',
      hint: 'accident',
      body: 'An accident at the place of telework during the hours agreed is presumed to be an accident at work and is declared in the same time. Against isolation: one day together each month, and a third place within half an hour where there is one.',
    },
  ],
};
