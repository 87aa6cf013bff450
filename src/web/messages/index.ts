/** Texts of the web application's own frame: coming in, the shell, this device and account. */
import type { Catalogue } from '../../ui/index.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const messages: Catalogue = { en, fr };
