/**
 * Order by hand. A position is a text compared by code point; between two of them there is always another, so that
 * moving one row writes one row. New rows come last, by the time they are made.
 */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** 62^7 ms is more than a century. */
const TIME_DIGITS = 7;
/** Other programs order by numbers, whole or not, of either sign. */
const ORDER_STEPS = 1024;
const ORDER_MIDDLE = 2 ** 51;
const ORDER_DIGITS = 9;
/** 2024-01-01T00:00Z. */
const EPOCH = 1_704_067_200_000;

/** After every position made before `now` (ms since 1970), `step` later ones included. */
export const lastPosition = (now: number, step = 0): string => `m${digits(Math.max(0, Math.floor(now) - EPOCH + step), TIME_DIGITS)}`;

/** Positions made at `now` for rows that another program had in order: a smaller `order` comes first. */
export function orderedPosition(now: number, order: number): string {
  const whole = Math.round(order * ORDER_STEPS) + ORDER_MIDDLE;
  return lastPosition(now) + digits(Math.min(2 * ORDER_MIDDLE, Math.max(0, whole)), ORDER_DIGITS);
}

function digits(value: number, width: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < width; i++) {
    text = DIGITS.charAt(rest % BASE) + text;
    rest = Math.floor(rest / BASE);
  }
  return text;
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
