/** Which row of another table each value of a column names: reckoned once for as long as both stand. */

import type { Dictionary } from './dictionary.ts';
import type { RowIndex } from './row-index.ts';

interface Named {
  readonly index: RowIndex;
  /** How many rows there were, and how many values. */
  rows: number;
  size: number;
  /** By code, the number of the row; -1 for none. */
  numbers: Int32Array;
}

const known = new WeakMap<Dictionary, Named>();

/** Per code of a dictionary, the number of the row it names in `index`; -1 for none, as for code 0. */
export function rowsNamed(dictionary: Dictionary, index: RowIndex): Int32Array {
  let named = known.get(dictionary);
  if (named?.index !== index) named = { index, rows: 0, size: 0, numbers: Int32Array.of(-1) };
  const { size } = dictionary;
  if (named.size < size) {
    const longer = new Int32Array(size + 1).fill(-1);
    longer.set(named.numbers);
    named.numbers = longer;
  }
  // What named no row may name one that has come since.
  const from = named.rows < index.size ? 1 : named.size + 1;
  for (let code = from; code <= size; code++) if (named.numbers[code] === -1) named.numbers[code] = dictionary.rowIn(index, code);
  named.rows = index.size;
  named.size = size;
  known.set(dictionary, named);
  return named.numbers;
}
