/** What imports tell: why a file cannot be read, and what changed, was lost or was skipped, in both languages. */

import { importMessagesEn } from './messages-en.ts';
import { importMessagesFr } from './messages-fr.ts';

export const importMessages = { en: importMessagesEn, fr: importMessagesFr } as const;
