/** Texts of the organisation room: its own, and those of its parts. */

import type { Messages } from '../room.ts';
import { messages as agreementsMessages } from './agreements/messages/index.ts';
import { messages as circlesMessages } from './circles/messages.ts';

export const messages: Messages = {
  en: { 'room.organisation': 'Organisation', ...circlesMessages.en, ...agreementsMessages.en },
  fr: { 'room.organisation': 'Organisation', ...circlesMessages.fr, ...agreementsMessages.fr },
};
