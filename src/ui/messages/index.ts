/** The catalogue of the design system itself. */
import type { Catalogue } from '../i18n/index.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const uiCatalogue: Catalogue = { en, fr };
