/** Finding words in tasks, whatever their accents and case. */

import type { Reader, Rows } from '../../replica/read.ts';
import { fold } from './capture/index.ts';
import { comment, type task } from './schema.ts';

const COLUMNS = ['title', 'why', 'nextStep', 'waitingFor'] as const;

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
  const comments = read.where(comment);
  const bodies = comments.values('body');
  comments.values('task').forEach((id, index) => {
    const at = id === null ? undefined : indexes.get(id);
    if (at !== undefined) look(at, bodies[index] ?? null);
  });
  return rows.where({ id: ids.filter((_, index) => missing[index]?.length === 0) });
}

/** The words of a search, without accents and case. */
export const searchWords = (text: string): readonly string[] =>
  fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII as a whole.
const ascii = /^[\u0000-\u007f]*$/;

/** `fold`, without its cost where there is nothing to fold. */
const quickFold = (text: string): string => (ascii.test(text) ? text.toLowerCase() : fold(text));
