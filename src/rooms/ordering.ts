/** Placing a row before or after another by hand: one row is written. */

import type { Id } from '../kernel/ids.ts';
import { lastPosition, positionBetween } from './position.ts';

/** Rows that have a position. */
interface Siblings {
  ids(): Id[];
  values(column: 'position'): (string | null)[];
}

/** Beside which row to stand; at the end when neither is given. */
export interface Beside {
  readonly before?: Id | undefined;
  readonly after?: Id | undefined;
}

/** The position for the row `moved` among `siblings`. */
export function positionBeside(siblings: Siblings, moved: Id, beside: Beside, now: number): string {
  const ids = siblings.ids();
  const positions = siblings.values('position');
  const at = (id: Id): string | null => positions[ids.indexOf(id)] ?? null;
  const others = positions.filter((position, index): position is string => position !== null && ids[index] !== moved);
  const before = beside.before === undefined ? null : at(beside.before);
  if (before !== null) return positionBetween(greatest(others.filter((position) => position < before)), before);
  const after = beside.after === undefined ? null : at(beside.after);
  const next = after === null ? null : least(others.filter((position) => position > after));
  if (after !== null && next !== null) return positionBetween(after, next);
  const end = lastPosition(now);
  const last = greatest(others);
  return last === null || last < end ? end : positionBetween(last, null);
}

const greatest = (positions: readonly string[]): string | null =>
  positions.reduce<string | null>((best, one) => (best === null || one > best ? one : best), null);
const least = (positions: readonly string[]): string | null =>
  positions.reduce<string | null>((best, one) => (best === null || one < best ? one : best), null);
