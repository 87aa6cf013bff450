/** The line cut into pieces, each with what it was understood as: the first half of quick capture. */

import { readDate } from './dates.ts';
import { BEFORE_DATE, isSign, markAt, protects } from './signs.ts';
import { dateDoubt, readToken, type Token } from './tokens.ts';
import type { CaptureContext, Doubt, SpanKind } from './types.ts';
import { type Word, withoutFirst, wordsOf } from './words.ts';

export type TextKind = 'title' | 'why' | 'next';

export type Piece =
  | { readonly kind: TextKind; readonly start: number; readonly end: number; readonly text: string; readonly word?: Word }
  | { readonly kind: 'why-mark' | 'next-mark'; readonly start: number; readonly end: number }
  | { readonly kind: Token['kind']; readonly start: number; readonly end: number; readonly value: NonNullable<Token['value']> };

/** Beyond this many characters a line is a text that was pasted: what follows is plain words. */
const READ = 4000;
/** Longest date that may end a title, in words: "the day after tomorrow" with its preposition, and one to spare. */
const LONGEST_DATE = 7;

export function readPieces(line: string, context: CaptureContext, doubts: Doubt[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const words = [...wordsOf(line)];
  const given = new Set<SpanKind>();
  let section: TextKind = 'title';
  let at = 0;
  for (let index = 0; index < words.length; ) {
    const word = wordFrom(words, index, at);
    if (word === undefined) {
      index += 1;
      continue;
    }
    const plain = word.start > READ;
    const mark = plain ? undefined : markAt(words, index);
    if (mark !== undefined && !given.has(mark.kind)) {
      given.add(mark.kind);
      section = mark.kind === 'why-mark' ? 'why' : 'next';
      pieces.push({ kind: mark.kind, start: mark.plain ? startWithDash(pieces, word.start) : word.start, end: mark.end });
      at = mark.end;
      continue;
    }
    const token = plain ? undefined : tokenAt(line, words, index, given, context, doubts);
    if (token === undefined) {
      pieces.push({ kind: section, start: word.start, end: word.end, text: protects(word.text) ? word.text.slice(1) : word.text, word });
      at = word.end;
    } else {
      pieces.push(token);
      at = token.end;
    }
  }
  return withAnnouncedDate(withoutEmptySections(line, pieces), context, doubts);
}

/** The word at `index`, or what is left of it after `at`; `undefined` when nothing is. */
function wordFrom(words: Word[], index: number, at: number): Word | undefined {
  const word = words[index];
  if (word === undefined || word.end <= at) return undefined;
  if (word.start >= at) return word;
  const rest = withoutFirst(word, at - word.start);
  words[index] = rest;
  return rest;
}

function tokenAt(
  line: string,
  words: readonly Word[],
  index: number,
  given: Set<SpanKind>,
  context: CaptureContext,
  doubts: Doubt[],
): Piece | undefined {
  const word = words[index];
  const sign = word?.text[0];
  const token = word !== undefined && isSign(sign) ? readToken(line, words, index, sign, context) : undefined;
  if (word === undefined || token === undefined) return undefined;
  const repeats = token.kind !== 'holder' && token.kind !== 'tag' && given.has(token.kind);
  if (token.doubt !== undefined && !repeats) doubts.push({ ...token.doubt, start: word.start, end: token.end });
  if (token.value === undefined || repeats) return undefined;
  given.add(token.kind);
  const comma = /^[,;.]+(?=\s|$)/u.exec(line.slice(token.end, token.end + 8))?.[0].length ?? 0;
  return { kind: token.kind, start: word.start, end: token.end + comma, value: token.value };
}

/** "Title — because": the dash or the comma belongs to the announcement. */
function startWithDash(pieces: Piece[], start: number): number {
  const last = pieces.at(-1);
  if (last === undefined || !('text' in last)) return start;
  if (/^[—–-]+$/u.test(last.text)) {
    pieces.pop();
    return last.start;
  }
  if (!/[^,],$/u.test(last.text)) return start;
  pieces[pieces.length - 1] = { ...last, end: last.end - 1, text: last.text.slice(0, -1) };
  return last.end - 1;
}

/** An announcement that nothing follows ("Settings >") is text like any other. */
function withoutEmptySections(line: string, pieces: readonly Piece[]): readonly Piece[] {
  let section: TextKind = 'title';
  return pieces.map((piece, index) => {
    if (piece.kind !== 'why-mark' && piece.kind !== 'next-mark') return piece;
    const announced: TextKind = piece.kind === 'why-mark' ? 'why' : 'next';
    if (pieces.slice(index).some((later) => later.kind === announced)) {
      section = announced;
      return piece;
    }
    return { kind: section, start: piece.start, end: piece.end, text: line.slice(piece.start, piece.end) };
  });
}

/** "Préparer la salle pour vendredi": a date that ends the title after a preposition, where no sign gave one. */
function withAnnouncedDate(pieces: readonly Piece[], context: CaptureContext, doubts: Doubt[]): readonly Piece[] {
  if (pieces.some((piece) => piece.kind === 'due')) return pieces;
  const last = pieces.findLastIndex((piece) => piece.kind === 'title');
  const words: Word[] = [];
  for (let first = last; first >= 0 && last - first < LONGEST_DATE; first -= 1) {
    const piece = pieces[first];
    if (piece?.kind !== 'title' || piece.word === undefined) break;
    words.unshift(piece.word);
    if (!BEFORE_DATE.has(piece.word.folded)) continue;
    const due = announcedDate(words, context);
    if (due === undefined) continue;
    const end = pieces[last]?.end ?? piece.end;
    const doubt = dateDoubt(due.doubt, due.date, context);
    if (doubt !== undefined) doubts.push({ ...doubt, start: piece.start, end });
    return [...pieces.slice(0, first), { kind: 'due', start: piece.start, end, value: { text: due.date } }, ...pieces.slice(last + 1)];
  }
  return pieces;
}

/** The date that all the words after the first make, or all with it ("d'ici 3 jours"). */
export function announcedDate(
  words: readonly Word[],
  context: CaptureContext,
): { readonly date: string; readonly doubt?: string } | undefined {
  const dates = { today: context.today, careful: true, ...(context.monthFirst ? { monthFirst: true } : {}) };
  if (!BEFORE_DATE.has(words[0]?.folded ?? '') || /[!?:]$/u.test(words.at(-1)?.text ?? '')) return undefined;
  const after = readDate(words, 1, dates);
  if (after?.count === words.length - 1) return after;
  const whole = readDate(words, 0, dates);
  return whole?.count === words.length ? whole : undefined;
}
