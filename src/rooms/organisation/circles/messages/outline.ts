/** Texts of the organisation as an outline, wherever it is written: on a page, in a file, in a terminal. */

import type { Messages } from '../../../room.ts';

export const outlineMessages: Messages = {
  en: {
    'circles.domain': 'Domain',
    'circles.nameless': 'Unnamed',
    'circles.somebody': 'Somebody',
    'circles.until': 'until {date, date, medium}',
    'circles.vacant': 'Vacant',
    'circles.whole': 'The whole workplace',
  },
  fr: {
    'circles.domain': 'Domaine',
    'circles.nameless': 'Sans nom',
    'circles.somebody': 'Quelqu’un',
    'circles.until': 'jusqu’au {date, date, medium}',
    'circles.vacant': 'Vacant',
    'circles.whole': 'Tout le collectif',
  },
};
