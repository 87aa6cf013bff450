/** Texts of circles and roles. */

import type { Messages } from '../../../room.ts';
import { commandMessages } from './commands.ts';
import { fieldMessages } from './fields.ts';
import { outlineMessages } from './outline.ts';
import { queryMessages } from './queries.ts';

export const messages: Messages = {
  en: { ...commandMessages.en, ...queryMessages.en, ...fieldMessages.en, ...outlineMessages.en },
  fr: { ...commandMessages.fr, ...queryMessages.fr, ...fieldMessages.fr, ...outlineMessages.fr },
};
