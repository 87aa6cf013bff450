/** Finds what a few hurried letters mean: beginnings of words before letters in order, accents ignored. No DOM. */

/** `title` weighs most; `keywords` are searched too. */
export interface Findable {
  readonly title: string;
  readonly keywords?: readonly string[] | undefined;
}

/** Those of `items` that match every word of `query`, best first; all of them, in their order, for an empty query. */
export function find<T extends Findable>(query: string, items: readonly T[], limit = 60): readonly T[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return items.slice(0, limit);
  return items
    .map((item, index) => ({ item, index, score: scoreOf(words, item) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .map((entry) => entry.item);
}

/** Lower case without accents: "Équipe" is found by "equipe". */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function scoreOf(words: readonly string[], item: Findable): number {
  const title = fold(item.title);
  const keywords = (item.keywords ?? []).map(fold);
  let total = 0;
  for (const word of words) {
    const best = Math.max(scoreText(word, title) * 2, ...keywords.map((keyword) => scoreText(word, keyword)));
    if (best <= 0) return 0;
    total += best;
  }
  return total + (title.startsWith(words.join(' ')) ? 10 : 0) + 1 / (1 + title.length);
}

function scoreText(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return 12;
  if (at > 0) return beginsWord(text, at) || text.search(new RegExp(`[\\s’'-]${literal(word)}`)) >= 0 ? 9 : 5;
  return scattered(word, text);
}

/** Letters in order, each at the start of a word or right after the one before: "nt" finds "new task". */
function scattered(word: string, text: string): number {
  let at = -1;
  for (const letter of word) {
    let next = at + 1;
    if (text[next] !== letter || at < 0) {
      next = at + 1;
      while (next < text.length && !(text[next] === letter && beginsWord(text, next))) next += 1;
      if (next >= text.length) return 0;
    }
    at = next;
  }
  return 2;
}

const beginsWord = (text: string, at: number): boolean => at === 0 || /[\s’'\-/(:.]/.test(text.charAt(at - 1));
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
