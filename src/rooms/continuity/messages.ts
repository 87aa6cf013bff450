/** Texts of the continuity room. */

import type { Messages } from '../room.ts';

export const messages: Messages = {
  en: {
    'field.continuity.count': 'How many',
    'field.continuity.kind': 'What is in danger',
    'field.continuity.kinds': 'Kinds',
    'field.continuity.mine': 'What I answer for',
    'field.continuity.signals': 'Tasks and roles',
    'query.continuity.signals': 'What would stop',
    'query.continuity.signals.help': 'Tasks and roles in danger, with the reason and what mends each.',
    'room.continuity': 'Continuity',
  },
  fr: {
    'field.continuity.count': 'Combien',
    'field.continuity.kind': 'Ce qui est menacé',
    'field.continuity.kinds': 'Genres',
    'field.continuity.mine': 'Ce dont je réponds',
    'field.continuity.signals': 'Tâches et rôles',
    'query.continuity.signals': 'Ce qui s’arrêterait',
    'query.continuity.signals.help': 'Les tâches et rôles menacés, avec la raison et ce qui y remédie.',
    'room.continuity': 'Continuité',
  },
};
