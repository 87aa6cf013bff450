/** Where each row of a long list stands, in px: sums of heights that may be measured later. No DOM. */

export interface Heights {
  readonly count: number;
  readonly total: number;
  /** Distance from the top of the list to the top of a row; O(log n). */
  top(index: number): number;
  height(index: number): number;
  /** The row at a distance from the top, clamped to the list; O(log n). */
  at(offset: number): number;
  /** Records what was measured; the answer is by how much it changed. */
  set(index: number, height: number): number;
}

/** All rows alike. */
export function fixedHeights(count: number, height: number): Heights {
  return {
    count,
    total: count * height,
    top: (index) => index * height,
    height: () => height,
    at: (offset) => clamp(Math.floor(offset / height), count),
    set: () => 0,
  };
}

/** Rows whose heights are learnt as they are shown; a Fenwick tree holds the sums. */
export function measuredHeights(initial: readonly number[] | Float64Array): Heights {
  const count = initial.length;
  const heights = Float64Array.from(initial);
  const tree = new Float64Array(count + 1);
  for (let index = 1; index <= count; index += 1) {
    tree[index] = (tree[index] ?? 0) + (heights[index - 1] ?? 0);
    const parent = index + (index & -index);
    if (parent <= count) tree[parent] = (tree[parent] ?? 0) + (tree[index] ?? 0);
  }
  const top = (index: number) => {
    let sum = 0;
    for (let at = Math.min(index, count); at > 0; at -= at & -at) sum += tree[at] ?? 0;
    return sum;
  };
  const steps = count === 0 ? 0 : 2 ** Math.floor(Math.log2(count));
  return {
    count,
    get total() {
      return top(count);
    },
    top,
    height: (index) => heights[index] ?? 0,
    at: (offset) => {
      let position = 0;
      let rest = offset;
      for (let step = steps; step > 0; step >>= 1) {
        const next = position + step;
        if (next <= count && (tree[next] ?? 0) <= rest) {
          position = next;
          rest -= tree[next] ?? 0;
        }
      }
      return clamp(position, count);
    },
    set: (index, height) => {
      const change = height - (heights[index] ?? 0);
      if (index < 0 || index >= count || change === 0) return 0;
      heights[index] = height;
      for (let at = index + 1; at <= count; at += at & -at) tree[at] = (tree[at] ?? 0) + change;
      return change;
    },
  };
}

/** Rows `from` up to, not including, `to`: those that show, and `spare` px around them. */
export function visibleRange(
  heights: Heights,
  scroll: number,
  view: number,
  spare: number,
): { readonly from: number; readonly to: number } {
  if (heights.count === 0) return { from: 0, to: 0 };
  return { from: heights.at(Math.max(0, scroll - spare)), to: heights.at(scroll + view + spare) + 1 };
}

/** The index of the item that matches, looked for outwards from `near`; -1 when there is none. */
export function findNear<T>(items: readonly T[], near: number, matches: (item: T) => boolean): number {
  const start = clamp(near, items.length);
  // Within the bounds, whatever an item is.
  const is = (at: number): boolean => at >= 0 && at < items.length && matches(items[at] as T);
  for (let distance = 0; distance < items.length; distance += 1) {
    if (is(start + distance)) return start + distance;
    if (is(start - distance)) return start - distance;
  }
  return -1;
}

const clamp = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));
