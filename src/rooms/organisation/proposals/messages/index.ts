/** Texts of proposals and decisions. */

import type { Messages } from '../../../room.ts';
import { commandMessages } from './commands.ts';
import { fieldMessages } from './fields.ts';
import { problemMessages } from './problems.ts';
import { valueMessages } from './values.ts';

export const messages: Messages = {
  en: { ...commandMessages.en, ...fieldMessages.en, ...problemMessages.en, ...valueMessages.en },
  fr: { ...commandMessages.fr, ...fieldMessages.fr, ...problemMessages.fr, ...valueMessages.fr },
};
