/** What the command line says of its own, with the texts of the rooms and of problems. */

import { registry } from '../rooms/registry.ts';
import { type Catalogue, mergeCatalogues } from '../ui/i18n/index.ts';
import { uiCatalogue } from '../ui/messages/index.ts';
import { calendarFileMessages } from '../workplace/calendar-file/index.ts';
import { workplaceMessages } from '../workplace/index.ts';
import { administration } from './messages/administration.ts';
import { problems } from './messages/problems.ts';
import { words } from './messages/words.ts';

export const catalogue: Catalogue = mergeCatalogues(
  uiCatalogue,
  registry.messages,
  workplaceMessages,
  calendarFileMessages,
  words,
  problems,
  administration,
);
