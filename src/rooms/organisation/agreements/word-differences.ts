/** What differs between two texts, word by word: the shortest script of words that went and came (Myers 1986). */

export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Words that went and came beyond which two texts count as different altogether: nobody reads such a mixture. */
const MOST = 1000;

/** A word with its apostrophes and hyphens, a number, white space, or one other character. */
const TOKEN = /\p{L}[\p{L}\p{M}\p{N}]*(?:[’'-]\p{L}[\p{L}\p{M}\p{N}]*)*[’']?|\p{N}+|\s+|[^\s]/gu;

/** The pieces without the `new` ones make `before`, without the `gone` ones `after`. */
export function wordDifferences(before: string, after: string): readonly Piece[] {
  const old = before.match(TOKEN) ?? [];
  const young = after.match(TOKEN) ?? [];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let end = 0;
  while (end < old.length - start && end < young.length - start && old.at(-1 - end) === young.at(-1 - end)) end++;
  const middle = script(old.slice(start, old.length - end), young.slice(start, young.length - end));
  return gathered([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: end === 0 ? '' : old.slice(-end).join('') },
  ]);
}

/** The share of the longer text that stands in both, from 0 to 1. */
export function likeness(before: string, after: string): number {
  const same = wordDifferences(before, after).reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  return same / Math.max(1, before.length, after.length);
}

function script(old: readonly string[], young: readonly string[]): readonly Piece[] {
  const trace = explore(old, young);
  if (trace === undefined)
    return [
      { kind: 'gone', text: old.join('') },
      { kind: 'new', text: young.join('') },
    ];
  const pieces: Piece[] = [];
  let [x, y] = [old.length, young.length];
  const stayed = (toX: number, toY: number) => {
    for (; x > toX && y > toY; y--) pieces.push({ kind: 'same', text: old[--x] ?? '' });
  };
  for (let steps = trace.length - 1; steps > 0; steps--) {
    const reached = trace[steps] as ReadonlyMap<number, number>;
    const diagonal = isDown(reached, x - y, steps) ? x - y + 1 : x - y - 1;
    const from = reached.get(diagonal) ?? 0;
    const isNew = diagonal > x - y;
    stayed(from, from - diagonal);
    pieces.push(isNew ? { kind: 'new', text: young[--y] ?? '' } : { kind: 'gone', text: old[--x] ?? '' });
  }
  stayed(0, 0);
  return pieces.reverse();
}

/** For each number of steps, how far each diagonal had come before it; `undefined` beyond `MOST`. */
function explore(old: readonly string[], young: readonly string[]): readonly ReadonlyMap<number, number>[] | undefined {
  let reached = new Map<number, number>();
  const trace: ReadonlyMap<number, number>[] = [];
  for (let steps = 0; steps <= Math.min(MOST, old.length + young.length); steps++) {
    trace.push(reached);
    const next = new Map(reached);
    for (let k = -steps; k <= steps; k += 2) {
      let x = steps === 0 ? 0 : isDown(reached, k, steps) ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < old.length && x - k < young.length && old[x] === young[x - k]) x++;
      next.set(k, x);
      if (x >= old.length && x - k >= young.length) return trace;
    }
    reached = next;
  }
  return undefined;
}

/** Whether the diagonal `k` is reached by a new word, from the one above, or by a word that goes. */
const isDown = (reached: ReadonlyMap<number, number>, k: number, steps: number): boolean =>
  k === -steps || (k !== steps && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));

/** Neighbours of one kind become one piece; a space between two changes changes with them, so that phrases stay whole. */
function gathered(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  let [gone, fresh] = ['', ''];
  const close = () => {
    if (gone !== '') found.push({ kind: 'gone', text: gone });
    if (fresh !== '') found.push({ kind: 'new', text: fresh });
    [gone, fresh] = ['', ''];
  };
  pieces.forEach(({ kind, text }, at) => {
    if (text === '') return;
    const changes = gone !== '' || fresh !== '';
    const next = pieces.slice(at + 1).find((piece) => piece.text !== '');
    if (kind === 'same' && changes && /^[^\S\n]+$/.test(text) && next !== undefined && next.kind !== 'same') {
      gone += text;
      fresh += text;
    } else if (kind === 'same') {
      close();
      const last = found.at(-1);
      if (last?.kind === 'same') found[found.length - 1] = { kind, text: last.text + text };
      else found.push({ kind, text });
    } else if (kind === 'gone') gone += text;
    else fresh += text;
  });
  close();
  return found;
}
