/** Finding words in tasks, whatever their accents and case. */

import type { Reader, Rows } from '../../replica/read.ts';
import type { Row } from '../../replica/schema.ts';
import { fold } from '../fold.ts';
import { comment, type task } from './schema.ts';

/** Rows looked through before it is known whether more are needed; then four times as many each time. */
const FIRST_LOOK = 500;
/** Beyond so many tasks, all comments are read instead of asking for theirs. */
const MANY = 10_000;
const COLUMNS = ['title', 'why', 'nextStep', 'waitingFor'] as const;

/** The first `limit` of the rows in which every word of `text` is found; no more is looked through than is needed. */
export function firstMatching(read: Reader, rows: Rows<typeof task>, text: string, limit: number): readonly Row<typeof task>[] {
  const found: Row<typeof task>[] = [];
  let size = FIRST_LOOK;
  for (let from = 0; from < rows.count && found.length < limit; size *= 4) {
    found.push(
      ...matchingTasks(read, rows.slice(from, from + size), text)
        .slice(0, limit - found.length)
        .all(),
    );
    from += size;
  }
  return found;
}

/** The rows in which every word of `text` is found: in title, why, next step or thread, in any of them. */
export function matchingTasks(read: Reader, rows: Rows<typeof task>, text: string): Rows<typeof task> {
  const words = searchWords(text);
  if (words.length === 0) return rows;
  const ids = rows.ids();
  const missing = ids.map(() => words);
  const look = (index: number, value: string | null) => {
    const wanted = missing[index];
    if (value === null || wanted === undefined || wanted.length === 0) return;
    const folded = quickFold(value);
    const rest = wanted.filter((word) => !folded.includes(word));
    if (rest.length < wanted.length) missing[index] = rest;
  };
  for (const column of COLUMNS) {
    rows.values(column).forEach((value, index) => {
      look(index, value);
    });
  }
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const comments = read.where(comment, ids.length > MANY ? {} : { task: ids });
  const bodies = comments.values('body');
  comments.values('task').forEach((id, index) => {
    const at = id === null ? undefined : indexes.get(id);
    if (at !== undefined) look(at, bodies[index] ?? null);
  });
  return rows.where({ id: ids.filter((_, index) => missing[index]?.length === 0) });
}

/** The words of a search, without accents and case. */
const searchWords = (text: string): readonly string[] =>
  fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII as a whole.
const ascii = /^[\u0000-\u007f]*$/;

/** `fold`, without its cost where there is nothing to fold. */
const quickFold = (text: string): string => (ascii.test(text) ? text.toLowerCase() : fold(text));
