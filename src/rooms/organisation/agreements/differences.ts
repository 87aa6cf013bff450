/** What differs between two versions of an agreement, section by section, so that one sees at a glance what one would sign anew. */

import type { Section, VersionDocument } from './document.ts';
import { likeness, type Piece, wordDifferences } from './word-differences.ts';

export const DIFFERENCES = ['same', 'changed', 'new', 'gone'] as const;

export interface SectionDifference {
  readonly kind: (typeof DIFFERENCES)[number];
  readonly title: readonly Piece[];
  readonly body: readonly Piece[];
}

export interface Differences {
  /** Facts of the agreement that changed: title, kind, notice, review. */
  readonly facts: readonly {
    readonly fact: 'title' | 'kind' | 'notice' | 'review';
    readonly from: string | number | null;
    readonly to: string | number | null;
  }[];
  /** In the order of the later version; what is gone stands where it stood. */
  readonly sections: readonly SectionDifference[];
}

type Compared = Pick<VersionDocument, 'title' | 'kind' | 'notice' | 'review' | 'sections'>;

/** A section with another title counts as the same when this much of its words stayed. */
const ALIKE = 0.5;

const FACTS = ['title', 'kind', 'notice', 'review'] as const;

export function differencesOf(before: Compared, after: Compared): Differences {
  const facts = FACTS.flatMap((fact) => (before[fact] === after[fact] ? [] : [{ fact, from: before[fact], to: after[fact] }]));
  const pairs = paired(before.sections, after.sections);
  const sections: SectionDifference[] = [];
  let passed = 0;
  const goneUntil = (end: number) => {
    for (; passed < end; passed++) {
      const gone = before.sections[passed];
      if (gone !== undefined && !pairs.includes(passed)) sections.push(whole('gone', gone));
    }
  };
  after.sections.forEach((section, at) => {
    const from = pairs[at];
    const old = from === undefined ? undefined : before.sections[from];
    if (from !== undefined) goneUntil(from);
    sections.push(old === undefined ? whole('new', section) : between(old, section));
  });
  goneUntil(before.sections.length);
  return { facts, sections };
}

/** For each later section, the earlier one it came from: of the same title first, then of much the same words. */
function paired(before: readonly Section[], after: readonly Section[]): readonly (number | undefined)[] {
  const free = new Set(before.keys());
  const pairs: (number | undefined)[] = after.map((section) => {
    const same = [...free].find((at) => before[at]?.title === section.title);
    if (same !== undefined) free.delete(same);
    return same;
  });
  return pairs.map((known, at) => {
    if (known !== undefined) return known;
    const body = after[at]?.body ?? '';
    const alike = [...free].find((from) => body !== '' && likeness(before[from]?.body ?? '', body) >= ALIKE);
    if (alike !== undefined) free.delete(alike);
    return alike;
  });
}

function between(before: Section, after: Section): SectionDifference {
  const kind = before.title === after.title && before.body === after.body ? 'same' : 'changed';
  return { kind, title: wordDifferences(before.title, after.title), body: wordDifferences(before.body, after.body) };
}

const whole = (kind: 'new' | 'gone', { title, body }: Section): SectionDifference => ({
  kind,
  title: title === '' ? [] : [{ kind, text: title }],
  body: body === '' ? [] : [{ kind, text: body }],
});
