/** Quick capture: one line of plain words and a few signs becomes a task, and every character of it is accounted for. */

import { fold } from '../../fold.ts';
import type { Named } from './names.ts';
import { type Piece, readPieces, type TextKind } from './pieces.ts';
import type { Capture, CaptureContext, CaptureDraft, Doubt, Span } from './types.ts';

/**
 * Understands `Réparer le poste 12 @prenom #ecole-du-bourg !vendredi`. French and English are always both understood.
 *
 * | written | becomes |
 * |---|---|
 * | `@name`, `@"First Last"`, `@me`/`@moi` | a holder, found among the members by name or an unambiguous part of one |
 * | `#tag` (not `#12`) | a tag |
 * | `!date` | the due date, in any form of `dates.ts` |
 * | `pour`, `avant`, `d'ici`, `by`, `before`, `for`, `due` + date at the end of the title | the due date, where no `!` gives one; the named day itself |
 * | `+list` | the list; a new one when none has that name |
 * | `%place` | the place, found as holders are |
 * | `/role` | the role, likewise |
 * | `why: …`, `pourquoi : …`, `because …`, `parce que …` | the why, until the next step or the end |
 * | `> …`, `→ …`, `-> …`, `next: …`, `ensuite : …`, `prochaine étape : …` | the next step, until the why or the end |
 * | `\@home`, `\> 3`, `\because` | the plain word, without its backslash |
 *
 * Signs count at the beginning of a word only. The first due date, list, place, role, why and next step count; what
 * comes later, and whatever is not understood, stays in the text. Never throws.
 */
export function parseCapture(line: string, context: CaptureContext): Capture {
  const doubts: Doubt[] = [];
  const pieces = readPieces(line, context, doubts);
  return { ...draftOf(pieces), spans: spansOf(line, pieces), doubts };
}

function draftOf(pieces: readonly Piece[]): CaptureDraft {
  const why = textOf(pieces, 'why');
  const nextStep = textOf(pieces, 'next');
  const first = (kind: Piece['kind']) => pieces.flatMap((piece) => (piece.kind === kind && 'value' in piece ? [piece.value] : []))[0];
  const list = first('list');
  const place = first('place')?.named;
  const role = first('role')?.named;
  const due = first('due')?.text;
  return {
    title: textOf(pieces, 'title'),
    ...(why === '' ? {} : { why }),
    ...(nextStep === '' ? {} : { nextStep }),
    holders: holdersOf(pieces),
    tags: tagsOf(pieces),
    ...(list === undefined ? {} : { list: { name: list.text, ...(list.named === undefined ? {} : { id: list.named.id }) } }),
    ...(place === undefined ? {} : { place }),
    ...(role === undefined ? {} : { role }),
    ...(due === undefined ? {} : { due }),
  };
}

function textOf(pieces: readonly Piece[], kind: TextKind): string {
  return pieces
    .flatMap((piece) => (piece.kind === kind ? [piece.text] : []))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function holdersOf(pieces: readonly Piece[]): readonly Named[] {
  const holders = pieces.flatMap((piece) => (piece.kind === 'holder' && piece.value.named !== undefined ? [piece.value.named] : []));
  return [...new Map(holders.map((holder) => [holder.id, holder])).values()];
}

function tagsOf(pieces: readonly Piece[]): readonly string[] {
  const tags = new Map<string, string>();
  for (const piece of pieces)
    if (piece.kind === 'tag' && !tags.has(fold(piece.value.text))) tags.set(fold(piece.value.text), piece.value.text);
  return [...tags.values()];
}

/** Pieces as spans: neighbours of the same text are one, and the white space between belongs to the text beside it. */
function spansOf(line: string, pieces: readonly Piece[]): readonly Span[] {
  const spans: Span[] = [];
  let text: TextKind = 'title';
  let at = 0;
  const add = (start: number, end: number, kind: Span['kind'], value: string) => {
    const last = spans.at(-1);
    if (last === undefined || last.kind !== kind || !isText(kind)) {
      spans.push({ start, end, kind, text: line.slice(start, end), value });
      return;
    }
    spans[spans.length - 1] = { start: last.start, end, kind, text: line.slice(last.start, end), value: `${last.value} ${value}`.trim() };
  };
  for (const piece of pieces) {
    if (piece.start > at) add(at, piece.start, text, '');
    add(piece.start, piece.end, piece.kind, meaningOf(line, piece));
    if (piece.kind === 'why-mark' || piece.kind === 'next-mark') text = piece.kind === 'why-mark' ? 'why' : 'next';
    at = piece.end;
  }
  if (at < line.length) add(at, line.length, text, '');
  return spans;
}

function meaningOf(line: string, piece: Piece): string {
  if ('text' in piece) return piece.text;
  return 'value' in piece ? piece.value.text : line.slice(piece.start, piece.end);
}

function isText(kind: Span['kind']): kind is TextKind {
  return kind === 'title' || kind === 'why' || kind === 'next';
}
