/** Finding the segment of a row: rows are numbered over all segments. */

/** The last of `parts`, which are in order, that begins at or before `row`. There must be one. */
export function partOf<P extends { readonly from: number }>(parts: readonly P[], row: number): P {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle] as P).from <= row) low = middle;
    else high = middle - 1;
  }
  return parts[low] as P;
}
