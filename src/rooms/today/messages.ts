/** Texts of the today room. */

import type { Messages } from '../room.ts';

export const messages: Messages = {
  en: {
    'field.today.agreements': 'To sign',
    'field.today.batons': 'Your batons',
    'field.today.deciding': 'Something is being decided',
    'field.today.byRole': 'Falls to you by a role',
    'field.today.mentions': 'You are spoken to',
    'field.today.offers': 'Offered to you',
    'query.today.mine': 'Today',
    'query.today.mine.help': 'What needs me now: my batons, hand-overs offered to me, mentions, what falls to me by a role.',
    'query.today.waiting': 'How much is offered to me',
    'query.today.waiting.help': 'How many hand-overs wait for my answer.',
    'room.today': 'Today',
  },
  fr: {
    'field.today.agreements': 'À signer',
    'field.today.batons': 'Vos relais',
    'field.today.deciding': 'Quelque chose se décide',
    'field.today.byRole': 'Vous revient par un rôle',
    'field.today.mentions': 'On vous parle',
    'field.today.offers': 'On vous propose',
    'query.today.mine': 'Aujourd’hui',
    'query.today.mine.help':
      'Ce qui a besoin de moi maintenant : mes relais, ceux qu’on me propose, les mentions, ce qui me revient par un rôle.',
    'query.today.waiting': 'Combien on me propose',
    'query.today.waiting.help': 'Le nombre de relais proposés qui attendent ma réponse.',
    'room.today': 'Aujourd’hui',
  },
};
