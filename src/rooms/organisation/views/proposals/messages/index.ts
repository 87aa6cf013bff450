/** Texts of the views of proposals and decisions. */
import type { Messages } from '../../../../room.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const messages: Messages = { en, fr };
