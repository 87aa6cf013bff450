/**
 * Several commits made one after the other on what was read, as one net write: for stores where reading and writing are
 * trips worth saving. Each commit sees what those before it wrote.
 */

import { sameBytes } from '../kernel/bytes.ts';
import type { Commit, CommitOutcome } from '../kernel/store.ts';

export interface Place {
  readonly collection: string;
  readonly key: string;
}

/** Ranges go first, then keys, then puts. */
export interface NetWrite {
  readonly removeRange: { readonly collection: string; readonly from: string; readonly to: string }[];
  readonly remove: Place[];
  readonly put: { readonly collection: string; readonly key: string; readonly value: Uint8Array }[];
}

/** What must be read before `mergeCommits`. */
export function placesExpected(commits: readonly Commit[]): Place[] {
  const places = new Map<string, Place>();
  for (const commit of commits) for (const place of commit.expect ?? []) places.set(nameOf(place), place);
  return [...places.values()];
}

/** `held` answers for the places expected. */
export function mergeCommits(commits: readonly Commit[], held: (place: Place) => Uint8Array | undefined) {
  /** What the commits so far made of each place they named. */
  const written = new Map<string, Place & { readonly value: Uint8Array | undefined }>();
  const removeRange: NetWrite['removeRange'] = [];

  const current = (place: Place): Uint8Array | undefined => {
    const last = written.get(nameOf(place));
    if (last !== undefined) return last.value;
    return removeRange.some((range) => covers(range, place)) ? undefined : held(place);
  };
  const apply = (commit: Commit): CommitOutcome => {
    for (const { value, ...place } of commit.expect ?? []) {
      const found = current(place);
      if (found === undefined || value === undefined ? found !== value : !sameBytes(found, value)) return 'conflict';
    }
    for (const range of commit.removeRange ?? []) {
      removeRange.push(range);
      for (const [name, place] of written) if (covers(range, place)) written.delete(name);
    }
    for (const place of commit.remove ?? []) written.set(nameOf(place), { ...place, value: undefined });
    for (const put of commit.put ?? []) written.set(nameOf(put), put);
    return 'done';
  };

  const outcomes = commits.map(apply);
  const net: NetWrite = { removeRange, remove: [], put: [] };
  for (const { collection, key, value } of written.values()) {
    if (value === undefined) net.remove.push({ collection, key });
    else net.put.push({ collection, key, value });
  }
  return { outcomes, net };
}

const nameOf = ({ collection, key }: Place): string => `${collection}\n${key}`;

const covers = (range: NetWrite['removeRange'][number], { collection, key }: Place): boolean =>
  collection === range.collection && key >= range.from && key < range.to;
