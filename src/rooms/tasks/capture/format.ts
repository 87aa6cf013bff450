/** A captured task written back as one line, which reads as the same task again. */

import { knownNames, matchKnown, matchWhole, type Named } from './names.ts';
import { announcedDate } from './pieces.ts';
import { isSign, markAt, protects } from './signs.ts';
import { readToken } from './tokens.ts';
import type { CaptureContext, CaptureDraft } from './types.ts';
import { wordsOf } from './words.ts';

/**
 * The canonical line: title, holders, tags, list, place, role, due date (ISO), why, next step. Words of the texts
 * that would be read as signs are protected by a backslash, so that
 * `parseCapture(formatCapture(draft, context), context)` gives `draft` again when the draft was captured in this context.
 */
export function formatCapture(draft: CaptureDraft, context: CaptureContext, language: 'fr' | 'en' = 'en'): string {
  const { list, place, role } = draft;
  const parts = [
    protectText(draft.title, context, true),
    ...draft.holders.map((holder) => `@${nameOf(holder, context.members ?? [])}`),
    ...draft.tags.map((tag) => `#${quoted(tag)}`),
    ...(list === undefined
      ? []
      : [`+${list.id === undefined ? quoted(list.name) : nameOf({ id: list.id, name: list.name }, context.lists ?? [])}`]),
    ...(place === undefined ? [] : [`%${nameOf(place, context.places ?? [])}`]),
    ...(role === undefined ? [] : [`/${nameOf(role, context.roles ?? [])}`]),
    ...(draft.due === undefined ? [] : [`!${draft.due}`]),
    ...(draft.why === undefined ? [] : [`${language === 'fr' ? 'pourquoi :' : 'why:'} ${protectText(draft.why, context, false)}`]),
    ...(draft.nextStep === undefined ? [] : [`${language === 'fr' ? '→' : '>'} ${protectText(draft.nextStep, context, false)}`]),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The name where it means this one alone, else the id. */
function nameOf(named: Named, candidates: readonly Named[]): string {
  const known = knownNames(candidates);
  if (matchWhole(named.name, known)?.id === named.id) return quoted(named.name);
  const match = matchKnown(named.name, known);
  return quoted(match.kind === 'one' && match.value.id === named.id ? named.name : named.id);
}

/** As it is when it reads as one name, else in quotes. */
function quoted(name: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}_'’-]*$/u.test(name) && !/^[\d\p{P}\p{S}]+$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function protectText(text: string, context: CaptureContext, title: boolean): string {
  const words = wordsOf(text);
  const followed = [...words, ...wordsOf('x')];
  return words
    .map((word, index) => {
      const sign = word.text[0];
      const reads =
        protects(word.text) ||
        markAt(followed, index) !== undefined ||
        (isSign(sign) && (word.text[1] === '"' || readToken(text, words, index, sign, context)?.value !== undefined)) ||
        (title && announcedDate(words.slice(index), context) !== undefined);
      return reads ? `\\${word.text}` : word.text;
    })
    .join(' ');
}
