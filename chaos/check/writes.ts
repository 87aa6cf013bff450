/** All writes of a run in the order in which they replace each other: by stamp, then device, then value (R1). */

import { valueBy } from '../cells.ts';
import type { History } from '../history.ts';

export interface Write {
  readonly client: number;
  readonly n: number;
  readonly value: string;
  readonly cells: readonly number[];
  /** Its place in the order: the later of two writes to a cell stays. */
  readonly rank: number;
}

/** Nobody wrote the cell. */
export const NOTHING = -1;

export type Writes = ReadonlyMap<string, Write>;

export function writesOf(histories: readonly History[]): Writes {
  const all = histories.flatMap(({ client, notes }) =>
    notes.flatMap((note) => (note.note === 'write' ? [{ ...note, client, value: valueBy(client, note.n) }] : [])),
  );
  all.sort((one, other) => one.stamp - other.stamp || compare(one.device, other.device) || compare(one.value, other.value));
  return new Map(all.map(({ client, n, value, cells }, rank) => [value, { client, n, value, cells, rank }]));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
