/** Texts of the organisation room: its own, and those of its parts. */

import type { Messages } from '../room.ts';
import { messages as agreementsMessages } from './agreements/messages/index.ts';
import { messages as circlesMessages } from './circles/messages/index.ts';
import { messages as proposalsMessages } from './proposals/messages/index.ts';

export const messages: Messages = {
  en: { 'room.organisation': 'Organisation', ...circlesMessages.en, ...proposalsMessages.en, ...agreementsMessages.en },
  fr: { 'room.organisation': 'Organisation', ...circlesMessages.fr, ...proposalsMessages.fr, ...agreementsMessages.fr },
};
