/** Texts of the tasks room. */

import type { Messages } from '../../room.ts';
import { captureMessages } from '../capture/messages.ts';
import { recurrenceMessages } from '../recurrence/messages.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const messages: Messages = { en: { ...captureMessages.en, ...recurrenceMessages.en, ...en }, fr: { ...captureMessages.fr, ...recurrenceMessages.fr, ...fr } };
