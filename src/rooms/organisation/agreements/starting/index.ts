/** The sections an agreement of each kind usually begins with: real words to start from, free to change. */

import type { Kind } from '../document.ts';
import { charter } from './charter.ts';
import { other } from './other.ts';
import type { StartingSection, StartingText } from './section.ts';
import { service } from './service.ts';
import { telemaison } from './telemaison.ts';
import { telework } from './telework.ts';

const starts: Readonly<Record<Kind, StartingText>> = { charter, telework, telemaison, service, other };

export function startingSections(kind: Kind, language: 'en' | 'fr'): readonly StartingSection[] {
  const sections = starts[kind][language];
  return language === 'en' ? sections : sections.map(({ title, body, hint }) => ({ title: french(title), body: french(body), hint }));
}

/** No-break spaces where French has them: what people begin with is well set. */
const french = (text: string): string =>
  text
    .replace(/ ([;!?»])/g, '\u202f$1')
    .replace(/ :/g, '\u00a0:')
    .replace(/« /g, '«\u202f');
