/** The least that may be seen from some moment on: for each cell the rank of a write that it, or a later one, must hold. */

import { CELLS } from '../cells.ts';
import { NOTHING, type Write } from './writes.ts';

export class Floor {
  readonly ranks: Int32Array;

  constructor(ranks: Int32Array = new Int32Array(CELLS).fill(NOTHING)) {
    this.ranks = ranks;
  }

  copy(): Floor {
    return new Floor(this.ranks.slice());
  }

  raise(cell: number, rank: number): void {
    if (rank > (this.ranks[cell] ?? NOTHING)) this.ranks[cell] = rank;
  }

  raiseBy({ cells, rank }: Write): void {
    for (const cell of cells) this.raise(cell, rank);
  }

  raiseTo(other: Floor): void {
    for (let cell = 0; cell < this.ranks.length; cell++) this.raise(cell, other.ranks[cell] ?? NOTHING);
  }

  /** The first cell that shows less than it must; undefined when none does. */
  missedBy(seen: Int32Array): number | undefined {
    for (let cell = 0; cell < this.ranks.length; cell++) if ((seen[cell] ?? NOTHING) < (this.ranks[cell] ?? NOTHING)) return cell;
    return undefined;
  }
}
