/** Finding the member, role, place or list that a few typed letters mean. */

import { nameKey } from '../../fold.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
  /** Other names that mean the same: a login, a short name. */
  readonly aliases?: readonly string[];
}

export type Match<T extends Named> =
  | { readonly kind: 'one'; readonly value: T }
  | { readonly kind: 'several'; readonly values: readonly T[] }
  | { readonly kind: 'none' };

/**
 * The candidate that `text` means: its whole name, else one word of it, else the beginning of either; without case,
 * accents and hyphens. Several candidates on the same footing are all given, none is guessed.
 */
export function matchName<T extends Named>(text: string, candidates: readonly T[]): Match<T> {
  return matchKnown(text, knownNames(candidates));
}

/** Candidates with their names made ready for comparing: for several looks at the same ones. */
export type KnownNames<T extends Named> = readonly { readonly candidate: T; readonly keys: readonly string[] }[];

export function knownNames<T extends Named>(candidates: readonly T[]): KnownNames<T> {
  return candidates.map((candidate) => ({ candidate, keys: [candidate.name, ...(candidate.aliases ?? [])].map(nameKey) }));
}

export function matchKnown<T extends Named>(text: string, known: KnownNames<T>): Match<T> {
  const wanted = nameKey(text);
  if (wanted === '') return { kind: 'none' };
  for (const fits of [isWhole, isWord, isBeginning]) {
    const found = unique(
      known.flatMap(({ candidate, keys }) => (candidate.id === text || keys.some((name) => fits(name, wanted)) ? [candidate] : [])),
    );
    const [only] = found;
    if (only !== undefined) return found.length === 1 ? { kind: 'one', value: only } : { kind: 'several', values: found };
  }
  return { kind: 'none' };
}

/** The candidate whose whole name (or id) is `text`, when there is exactly one. */
export function matchWhole<T extends Named>(text: string, known: KnownNames<T>): T | undefined {
  const wanted = nameKey(text);
  const found = unique(
    known.flatMap(({ candidate, keys }) =>
      candidate.id === text || (wanted !== '' && keys.some((name) => isWhole(name, wanted))) ? [candidate] : [],
    ),
  );
  return found.length === 1 ? found[0] : undefined;
}

const compact = (key: string): string => key.replaceAll('-', '');

function isWhole(name: string, wanted: string): boolean {
  return compact(name) === compact(wanted);
}

function isWord(name: string, wanted: string): boolean {
  return name.split('-').includes(wanted);
}

function isBeginning(name: string, wanted: string): boolean {
  return compact(name).startsWith(compact(wanted)) || name.split('-').some((word) => word.startsWith(wanted));
}

function unique<T extends Named>(candidates: readonly T[]): readonly T[] {
  return [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()];
}
