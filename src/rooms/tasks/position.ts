/**
 * Order by hand. A position is a text compared by code point; between two of them there is always another, so that
 * moving one row writes one row. New rows come last, by the time they are made.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** 62^7 ms is more than a century. */
const TIME_DIGITS = 7;
/** 2024-01-01T00:00Z. */
const EPOCH = 1_704_067_200_000;

/** After every position made before `now` (ms since 1970), `step` later ones included. */
export function lastPosition(now: number, step = 0): string {
  let rest = Math.max(0, Math.floor(now) - EPOCH + step);
  let text = '';
  for (let i = 0; i < TIME_DIGITS; i++) {
    text = DIGITS.charAt(rest % BASE) + text;
    rest = Math.floor(rest / BASE);
  }
  return `m${text}`;
}

/** A position after `before` and ahead of `after`; null is an open end. When they do not stand in this order, after `before`. */
export function positionBetween(before: string | null, after: string | null): string {
  const low = digitsOf(before ?? '');
  const high = after === null ? undefined : digitsOf(after);
  const bounded = high !== undefined && compare(low, high) < 0 ? high : undefined;
  const found: number[] = [];
  for (let i = 0; ; i++) {
    const from = low[i] ?? 0;
    // Once a digit was smaller than the bound's, the bound no longer counts.
    const free = bounded === undefined || compare(found, bounded.slice(0, i)) < 0;
    const to = free ? BASE : (bounded[i] ?? 0);
    if (to - from > 1) {
      found.push(from + Math.floor((to - from) / 2));
      return found.map((digit) => DIGITS.charAt(digit)).join('');
    }
    found.push(from);
  }
}

/** Unknown characters, which only another program can have written, count as the digit just below them. */
function digitsOf(position: string): readonly number[] {
  const digits = [...position].map((character) => {
    const exact = DIGITS.indexOf(character);
    if (exact >= 0) return exact;
    let below = 0;
    for (let i = 0; i < BASE; i++) if (DIGITS.charAt(i) < character) below = i;
    return below;
  });
  while (digits.at(-1) === 0) digits.pop();
  return digits;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
