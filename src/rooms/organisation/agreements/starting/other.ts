/** An agreement of any other kind: the three questions that every agreement answers. */

import type { StartingText } from './section.ts';

export const other: StartingText = {
  fr: [
    { title: 'Pourquoi cet accord', hint: 'purpose', body: '' },
    { title: 'À quoi chacun s’engage', hint: 'promises', body: '' },
    {
      title: 'Quand cela ne va plus',
      hint: 'return',
      body: 'Chacun peut demander à en reparler à tout moment, et partir avec le préavis indiqué ici.',
    },
  ],
  en: [
    { title: 'Why this agreement', hint: 'purpose', body: '' },
    { title: 'What each of us commits to', hint: 'promises', body: '' },
    {
      title: 'When it no longer fits',
      hint: 'return',
      body: 'Anyone may ask to talk about it at any time, and leave with the notice given here.',
    },
  ],
};
