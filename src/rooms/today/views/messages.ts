/** Texts of the views of the today room. */
import type { Messages } from '../../room.ts';

export const messages: Messages = {
  en: {
    'today.offers': 'Offered to you',
    'today.batons': 'Your batons',
    'today.voices': 'Your voice is awaited',
    'today.roles': 'Falls to you by a role',
    'today.mentions': 'You are spoken to',
    'today.mentions.seen': 'I have read these',
    'today.said': '{name}, about',
    'today.sign': '{title}, version {number}',
    'today.all': 'All my tasks',
    'today.around.others': '{count, number} more',
    'today.around.week': 'The week',
    'today.calm': 'Nothing waits for you',
    'today.calm.words':
      'What is offered to you, what you hold and where you are named comes together here. Note what is on your mind, or look what nobody holds.',
    'today.calm.first': 'Note a task',
    'today.calm.unheld': 'See what nobody holds',
    'today.first': 'Where to begin?',
    'today.first.words':
      'Note what is on your mind, bring your tasks from another tool, ask your colleagues in. What waits for you will come together here.',
    'today.first.import': 'Import tasks',
    'today.first.invite': 'Invite someone',
  },
  fr: {
    'today.offers': 'On vous propose',
    'today.batons': 'Vos relais',
    'today.voices': 'On attend votre voix',
    'today.roles': 'Vous revient par un rôle',
    'today.mentions': 'On vous parle',
    'today.mentions.seen': 'J’ai lu',
    'today.sign': '{title}, version {number}',
    'today.said': '{name}, à propos de',
    'today.all': 'Toutes mes tâches',
    'today.around.others': '{count, number} autres',
    'today.around.week': 'La semaine',
    'today.calm': 'Rien ne vous attend',
    'today.calm.words':
      'Ce qu’on vous propose, ce que vous portez et là où l’on vous nomme se retrouve ici. Notez ce que vous avez en tête, ou regardez ce que personne ne porte.',
    'today.calm.first': 'Noter une tâche',
    'today.calm.unheld': 'Voir ce que personne ne porte',
    'today.first': 'Par où commencer ?',
    'today.first.words':
      'Notez ce que vous avez en tête, apportez vos tâches d’un autre outil, faites venir vos collègues. Ce qui vous attend se retrouvera ici.',
    'today.first.import': 'Importer des tâches',
    'today.first.invite': 'Inviter quelqu’un',
  },
};
