/** A line of text cut into words, each with its place in the line and its folded form. */

import { fold } from '../../fold.ts';

export interface Word {
  /** Offsets in the line, in UTF-16 units; `end` is excluded. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Without case, accents and the punctuation that follows it. */
  readonly folded: string;
}

export const TRAILING = /[,;.:!?)…»"”]+$/u;

export function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  for (const found of line.matchAll(/\S+/gu)) words.push(wordAt(found[0], found.index));
  return words;
}

/** The word with its first characters left out: `!vendredi` without the sign. */
export function withoutFirst(word: Word, length: number): Word {
  return wordAt(word.text.slice(length), word.start + length);
}

function wordAt(text: string, start: number): Word {
  return { start, end: start + text.length, text, folded: fold(text).replace(TRAILING, '') };
}
