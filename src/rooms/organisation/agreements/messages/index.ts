/** Texts of agreements: what is offered, and what a document says of itself. */

import type { Messages } from '../../../room.ts';
import { document } from './document.ts';
import { offered } from './offered.ts';

export const messages: Messages = { en: { ...offered.en, ...document.en }, fr: { ...offered.fr, ...document.fr } };
