/** Where each circle and role of the picture lies, in units of the picture's own, and how words break inside a round. */
import { packEnclose, packSiblings } from 'd3-hierarchy';
import type { Line } from './types.ts';

export interface Round {
  readonly line: Line;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

interface Nested {
  readonly line: Line;
  readonly inside: Nested[];
  /** From the middle of what it stands in. */
  x: number;
  y: number;
  r: number;
}

/** Every role is as large. */
const ROLE = 30;
/** A circle in which nothing stands yet. */
const EMPTY = 36;
const GAP = 4;
/** Kept free inside a circle for its name, which runs along the rim. */
const RIM = 22;

/** Lines in outline order, as rounds that lie in one another; the first one is the whole, around the origin. */
export function packed(lines: readonly Line[]): readonly Round[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const root = nested(first);
  const way: Nested[] = [root];
  for (const line of rest) {
    const one = nested(line);
    way.length = line.depth;
    way.at(-1)?.inside.push(one);
    way.push(one);
  }
  settle(root);
  return placedRounds(root, 0, 0);
}

const nested = (line: Line): Nested => ({ line, inside: [], x: 0, y: 0, r: line.kind === 'role' ? ROLE : EMPTY });

/** From the inside outwards: what stands in a circle says how large it is. */
function settle(one: Nested): void {
  if (one.inside.length === 0) return;
  for (const inner of one.inside) settle(inner);
  const rounds = one.inside.toSorted((a, b) => b.r - a.r).map((inner) => ({ inner, x: 0, y: 0, r: inner.r + GAP / 2 }));
  packSiblings(rounds);
  const around = packEnclose(rounds);
  for (const { inner, x, y } of rounds) {
    inner.x = x - around.x;
    inner.y = y - around.y;
  }
  one.r = around.r + RIM;
}

function placedRounds({ line, inside, r }: Nested, x: number, y: number): readonly Round[] {
  return [{ line, x, y, r }, ...inside.flatMap((inner) => placedRounds(inner, x + inner.x, y + inner.y))];
}

/** Words in lines that fit a round `r` wide at its middle, for letters `letter` wide; a long word is parted, what is too much is cut. */
export function broken(text: string, r: number, letter: number, most = 3): readonly string[] {
  const width = Math.max(4, Math.floor((r * 1.8) / letter));
  const lines: string[] = [];
  for (const word of text.split(/\s+/).flatMap((each) => parted(each, width))) {
    const last = lines.at(-1);
    if (last !== undefined && !last.endsWith('-') && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = `${(kept[most - 1] ?? '').slice(0, width - 1)}…`;
  return kept;
}

/** At its own hyphen where it has one, else in the middle. */
function parted(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  const own = word.lastIndexOf('-', width - 1);
  if (own > 0) return [word.slice(0, own + 1), ...parted(word.slice(own + 1), width)];
  const half = Math.min(width - 1, Math.ceil(word.length / 2));
  return [`${word.slice(0, half)}-`, ...parted(word.slice(half), width)];
}
