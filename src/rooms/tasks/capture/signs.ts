/** The signs that begin a token, the words that begin a why or a next step, and how they are protected. */

import { fold } from '../../fold.ts';
import type { Word } from './words.ts';

export type Sign = '@' | '#' | '!' | '+' | '%' | '/';

/** Chosen to be typed as they are on French and English keyboards: `~` and `^` are dead keys on many of them. */
export const SIGNS: Readonly<Record<Sign, 'holder' | 'tag' | 'due' | 'list' | 'place' | 'role'>> = {
  '@': 'holder',
  '#': 'tag',
  '!': 'due',
  '+': 'list',
  '%': 'place',
  '/': 'role',
};

export function isSign(character: string | undefined): character is Sign {
  return character !== undefined && Object.hasOwn(SIGNS, character);
}

/** Announce a due date at the end of the title, without a sign. */
export const BEFORE_DATE: ReadonlySet<string> = new Set(['pour', 'avant', "d'ici", 'by', 'before', 'for', 'due']);

export interface Mark {
  readonly kind: 'why-mark' | 'next-mark';
  /** Where the text it announces begins. */
  readonly end: number;
  /** An announcement in plain words ("because"), which a dash or a comma may precede. */
  readonly plain: boolean;
}

const COLON_MARKS: readonly (readonly [string, Mark['kind']])[] = [
  ['why', 'why-mark'],
  ['pourquoi', 'why-mark'],
  ['next', 'next-mark'],
  ['next step', 'next-mark'],
  ['ensuite', 'next-mark'],
  ['prochaine etape', 'next-mark'],
];

const ARROW = /^(?:>|→|->)/u;

/** The announcement that begins with the word at `index`. */
export function markAt(words: readonly Word[], index: number): Mark | undefined {
  const word = words[index];
  if (word === undefined) return undefined;
  const arrow = ARROW.exec(word.text);
  if (arrow !== null) return { kind: 'next-mark', end: word.start + arrow[0].length, plain: false };
  return becauseAt(words, index) ?? colonMarkAt(words, index);
}

/** `because`, `because of`, `parce que`, `parce qu'…`. */
function becauseAt(words: readonly Word[], index: number): Mark | undefined {
  const word = words[index];
  const after = words[index + 1];
  if (word === undefined || after === undefined) return undefined;
  if (word.folded === 'because') return { kind: 'why-mark', end: after.folded === 'of' ? after.end : word.end, plain: true };
  if (word.folded !== 'parce') return undefined;
  if (after.folded === 'que') return { kind: 'why-mark', end: after.end, plain: true };
  return /^qu[’']/iu.test(after.text) ? { kind: 'why-mark', end: after.start + 3, plain: true } : undefined;
}

/** `why:`, `why :`, `pourquoi : `, `prochaine étape :` … the colon is what makes it one. */
function colonMarkAt(words: readonly Word[], index: number): Mark | undefined {
  for (const [said, kind] of COLON_MARKS) {
    const parts = said.split(' ');
    const last = words[index + parts.length - 1];
    if (last === undefined) continue;
    const begins = parts.every(
      (part, at) =>
        at === parts.length - 1 ||
        (words[index + at]?.text.length === words[index + at]?.folded.length && words[index + at]?.folded === part),
    );
    if (!begins) continue;
    const colon = last.text.indexOf(':');
    if (colon > 0 && fold(last.text.slice(0, colon)) === parts.at(-1)) return { kind, end: last.start + colon + 1, plain: false };
    const after = words[index + parts.length];
    if (colon < 0 && last.folded === parts.at(-1) && after?.text.startsWith(':')) return { kind, end: after.start + 1, plain: false };
  }
  return undefined;
}

const PROTECTED_WORDS: ReadonlySet<string> = new Set([
  ...BEFORE_DATE,
  ...COLON_MARKS.map(([said]) => said.split(' ')[0] ?? ''),
  'because',
  'parce',
]);

/**
 * How many backslashes begin the word, when they protect it: the first is then left out of the text. A backslash
 * before anything else is a character like any other (`C:\temp`).
 */
export function protects(word: string): boolean {
  const rest = word.replace(/^\\+/, '');
  if (rest.length === word.length || rest === '') return false;
  return isSign(rest[0]) || ARROW.test(rest) || PROTECTED_WORDS.has(fold(rest).replace(/[^\p{L}'].*$/u, '')) || protectsIci(rest);
}

function protectsIci(rest: string): boolean {
  return fold(rest).startsWith("d'ici");
}
