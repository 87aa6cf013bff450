/** Texts of the today room. */

import type { Messages } from '../room.ts';

export const messages: Messages = {
  en: {
    'query.today.mine': 'Today',
    'query.today.mine.help': 'What needs me now: my batons, hand-overs offered to me, mentions, what falls to me by a role.',
    'room.today': 'Today',
  },
  fr: {
    'query.today.mine': 'Aujourd’hui',
    'query.today.mine.help':
      'Ce qui a besoin de moi maintenant : mes relais, ceux qu’on me propose, les mentions, ce qui me revient par un rôle.',
    'room.today': 'Aujourd’hui',
  },
};
