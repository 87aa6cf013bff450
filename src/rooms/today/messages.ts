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
    'room.today': 'Aujourd’hui',
  },
};
