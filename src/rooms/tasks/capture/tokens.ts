/** One token of the line: a sign and what follows it, looked up among what the workplace knows. */

import { fold } from '../../fold.ts';
import { readDate } from './dates.ts';
import { knownNames, matchKnown, matchWhole, type Named } from './names.ts';
import { SIGNS, type Sign } from './signs.ts';
import type { CaptureContext, Doubt } from './types.ts';
import { TRAILING, type Word, withoutFirst } from './words.ts';

/** What a token became. `end` is the offset where it ends; without a value it stays in the text, perhaps with a doubt. */
export interface Token {
  readonly end: number;
  readonly kind: (typeof SIGNS)[Sign];
  readonly value?: { readonly text: string; readonly named?: Named };
  readonly doubt?: Omit<Doubt, 'start' | 'end'>;
}

interface Written {
  readonly name: string;
  readonly quoted: boolean;
  readonly end: number;
}

const LONGEST_NAME = 6;

/** The token that the word at `index` begins with its `sign`; `undefined` when it is only a word (`#12`, `+33`, `100 %`). */
export function readToken(line: string, words: readonly Word[], index: number, sign: Sign, context: CaptureContext): Token | undefined {
  const kind = SIGNS[sign];
  const word = words[index];
  if (word === undefined) return undefined;
  const written = nameWritten(line, word);
  if (written === undefined) return undefined;
  if (kind === 'due') return readDue(line, words, index, written, context);
  if (!written.quoted && /^[\d\p{P}\p{S}]+$/u.test(written.name)) return undefined;
  if (kind === 'tag') return { end: written.end, kind, value: { text: knownTag(written.name, context) } };
  return readNamed(words, index, kind, written, context);
}

/** `@"Marie Curie"` or `@marie`, without the comma that may follow. */
function nameWritten(line: string, word: Word): Written | undefined {
  const quoted = /^"((?:[^"\\]|\\.)*)"/u.exec(line.slice(word.start + 1));
  if (quoted !== null && (quoted[1] ?? '').trim() !== '') {
    return {
      name: (quoted[1] ?? '').replace(/\\(.)/gu, '$1').replace(/\s+/gu, ' ').trim(),
      quoted: true,
      end: word.start + 1 + quoted[0].length,
    };
  }
  const name = word.text.slice(1).replace(TRAILING, '');
  return name === '' || name.startsWith('"') ? undefined : { name, quoted: false, end: word.start + 1 + name.length };
}

function readDue(line: string, words: readonly Word[], index: number, written: Written, context: CaptureContext): Token {
  const word = words[index];
  const inQuotes = written.quoted
    ? written.name.split(' ').map((text) => ({ start: 0, end: 0, text, folded: fold(text).replace(TRAILING, '') }))
    : undefined;
  const after = inQuotes ?? (word === undefined ? [] : [withoutFirst(word, 1), ...words.slice(index + 1)]);
  const dates = { today: context.today, ...(context.monthFirst ? { monthFirst: true } : {}) };
  const reading = readDate(after, 0, dates);
  if (reading === undefined || (inQuotes !== undefined && reading.count !== inQuotes.length)) {
    return { end: written.end, kind: 'due', doubt: { code: 'capture.date-unknown', params: { text: written.name } } };
  }
  const last = after[reading.count - 1];
  const end =
    written.quoted || last === undefined
      ? written.end
      : last.end - (/[!?:)…»"”]+$/u.exec(line.slice(last.start, last.end))?.[0].length ?? 0);
  const doubt = dateDoubt(reading.doubt, reading.date, context);
  return { end, kind: 'due', value: { text: reading.date }, ...(doubt === undefined ? {} : { doubt }) };
}

/** The doubt to tell about a date that was read, if any. */
export function dateDoubt(code: string | undefined, date: string, context: CaptureContext): Omit<Doubt, 'start' | 'end'> | undefined {
  if (code !== undefined) return { code, params: { date } };
  return date < context.today ? { code: 'capture.date-past', params: { date } } : undefined;
}

function readNamed(
  words: readonly Word[],
  index: number,
  kind: 'holder' | 'list' | 'place' | 'role',
  written: Written,
  context: CaptureContext,
): Token {
  const candidates = candidatesOf(kind, context);
  const known = knownNames(candidates);
  const me =
    kind === 'holder' && !written.quoted && ['me', 'moi'].includes(fold(written.name))
      ? candidates.find(({ id }) => id === context.me)
      : undefined;
  if (me !== undefined) return { end: written.end, kind, value: { text: me.name, named: me } };
  if (!written.quoted) {
    for (let count = nameLength(words, index); count > 1; count -= 1) {
      const last = words[index + count - 1];
      const text = words
        .slice(index, index + count)
        .map((word) => word.text)
        .join(' ');
      const named = matchWhole(text.slice(1).replace(TRAILING, ''), known);
      if (last !== undefined && named !== undefined)
        return { end: last.end - trailing(last.text), kind, value: { text: named.name, named } };
    }
  }
  const match = matchKnown(written.name, known);
  if (match.kind === 'one') return { end: written.end, kind, value: { text: match.value.name, named: match.value } };
  if (match.kind === 'several') {
    const choices = match.values.map(({ name }) => name);
    return {
      end: written.end,
      kind,
      doubt: { code: 'capture.name-ambiguous', params: { name: written.name, choices: choices.join(', ') }, choices },
    };
  }
  if (kind === 'list')
    return { end: written.end, kind, value: { text: written.name }, doubt: { code: 'capture.list-new', params: { name: written.name } } };
  return { end: written.end, kind, doubt: { code: `capture.${kind}-unknown`, params: { name: written.name } } };
}

/** How many words from `index` on could make one name: those that begin with a letter or a figure. */
function nameLength(words: readonly Word[], index: number): number {
  let count = 1;
  while (count < LONGEST_NAME && /^[\p{L}\p{N}]/u.test(words[index + count]?.text ?? '')) count += 1;
  return count;
}

function candidatesOf(kind: 'holder' | 'list' | 'place' | 'role', context: CaptureContext): readonly Named[] {
  switch (kind) {
    case 'holder':
      return context.members ?? [];
    case 'list':
      return context.lists ?? [];
    case 'place':
      return context.places ?? [];
    case 'role':
      return context.roles ?? [];
  }
}

function knownTag(tag: string, context: CaptureContext): string {
  const wanted = fold(tag);
  return context.tags?.find((known) => fold(known) === wanted) ?? tag;
}

function trailing(text: string): number {
  return TRAILING.exec(text)?.[0].length ?? 0;
}
