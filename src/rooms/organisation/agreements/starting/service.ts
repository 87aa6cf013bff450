/** A service to an outside body to start from: a town hall's school computers, for instance. */

import type { StartingText } from './section.ts';

export const service: StartingText = {
  fr: [
    {
      title: 'Ce que nous faisons, et pourquoi',
      hint: 'purpose',
      body: 'Nous tenons en état les postes de …, avec des logiciels libres, pour que les personnes qui s’en servent puissent compter dessus.\n\n- Lieux : …\n- Postes : … (la liste est tenue à jour ensemble)',
    },
    {
      title: 'Ce qui est compris',
      hint: 'included',
      body: 'La remise en état, les mises à jour, le remplacement des pièces courantes, l’installation des logiciels dont les enseignants disent avoir besoin, et une heure de démonstration par trimestre. Les achats de matériel neuf se décident à part, sur devis.',
    },
    {
      title: 'Visites et réponses',
      hint: 'visits',
      body: 'Une visite par trimestre, hors vacances scolaires, annoncée une semaine avant. Entre les visites, une demande déposée par l’étiquette du poste reçoit une réponse sous deux jours ouvrés ; ce qui peut se faire à distance se fait d’abord à distance.',
    },
    {
      title: 'Prix et paiement',
      hint: 'price',
      body: '… € par poste et par an, payables sur facture déposée sous forme électronique, à trente jours. Un poste ajouté en cours d’année compte au prorata.',
    },
    {
      title: 'Données',
      hint: 'data',
      body: 'L’inventaire ne porte que sur les machines : ni comptes, ni fichiers, ni historique de navigation. Les disques sont effacés avant tout réemploi. Les données restent la propriété de la commune.',
    },
    {
      title: 'Durée, fin et réversibilité',
      hint: 'return',
      body: 'Pour un an, renouvelable par écrit. Chacun peut y mettre fin avec le préavis indiqué ici. Nous remettons alors l’inventaire, les mots de passe et les marches à suivre dans des formats ouverts, pour que d’autres puissent reprendre.',
    },
  ],
  en: [
    {
      title: 'What we do, and why',
      hint: 'purpose',
      body: 'We keep the machines of … working, with free software, so that those who use them can count on them.\n\n- Places: …\n- Machines: … (the list is kept up to date together)',
    },
    {
      title: 'What is included',
      hint: 'included',
      body: 'Repairs, updates, replacing usual parts, installing the software that teachers say they need, and an hour of showing each quarter. Buying new equipment is decided apart, on a quote.',
    },
    {
      title: 'Visits and answers',
      hint: 'visits',
      body: 'One visit a quarter, outside school holidays, announced a week ahead. Between visits, a request made through the machine’s sticker is answered within two working days; what can be done remotely is done remotely first.',
    },
    {
      title: 'Price and payment',
      hint: 'price',
      body: '… € per machine and year, payable within thirty days of an electronic invoice. A machine added during the year counts in proportion.',
    },
    {
      title: 'Data',
      hint: 'data',
      body: 'The inventory is about machines only: no accounts, no files, no browsing history. Disks are erased before anything is used again. The data stays the property of the municipality.',
    },
    {
      title: 'Duration, end, and taking it back',
      hint: 'return',
      body: 'For one year, renewable in writing. Either side may end it with the notice given here. We then hand over the inventory, the passwords and the procedures in open formats, so that others can take over.',
    },
  ],
};
