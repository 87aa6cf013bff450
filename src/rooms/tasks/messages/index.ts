/** Texts of the tasks room. */

import type { Messages } from '../../room.ts';
import { captureMessages } from '../capture/messages.ts';
import { exportMessages } from '../export/messages.ts';
import { importMessages } from '../import/messages.ts';
import { recurrenceMessages } from '../recurrence/messages.ts';
import { commandMessages } from './commands.ts';
import { fieldMessages } from './fields.ts';
import { queryMessages } from './queries.ts';
import { valueMessages } from './values.ts';

export const messages: Messages = {
  en: {
    ...commandMessages.en,
    ...queryMessages.en,
    ...fieldMessages.en,
    ...valueMessages.en,
    ...captureMessages.en,
    ...recurrenceMessages.en,
    ...importMessages.en,
    ...exportMessages.en,
  },
  fr: {
    ...commandMessages.fr,
    ...queryMessages.fr,
    ...fieldMessages.fr,
    ...valueMessages.fr,
    ...captureMessages.fr,
    ...recurrenceMessages.fr,
    ...importMessages.fr,
    ...exportMessages.fr,
  },
};
