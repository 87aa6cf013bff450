/** Whether a device's log is long enough to be folded into segments. */

import type { Manifest } from '../replica/segment-types.ts';
import type { DeviceScope } from './device-scope.ts';
import type { Entry } from './entries.ts';

/** Cells written since the last time, below which it is not worth it. */
const WORTH_FOLDING = 5000;

/** Whether the log after the segments has grown by a tenth of them. Asked after every saving, so it looks only at what is new. */
export function isDue(state: DeviceScope, foldAfter = WORTH_FOLDING): boolean {
  const writes = writesIn(state.tail);
  return writes >= foldAfter && writes >= cellsIn(state.base?.manifest) / 10;
}

const writesCounted = new WeakMap<readonly Entry[], { entries: number; writes: number }>();

/** Cells that a log's tail writes. A tail grows at its end until another takes its place. */
function writesIn(tail: readonly Entry[]): number {
  let counted = writesCounted.get(tail);
  if (counted === undefined || counted.entries > tail.length) {
    counted = { entries: 0, writes: 0 };
    writesCounted.set(tail, counted);
  }
  for (; counted.entries < tail.length; counted.entries++) {
    const entry = tail[counted.entries];
    if (entry?.kind === 'change') counted.writes += entry.change.writes.length;
  }
  return counted.writes;
}

const cellsCounted = new WeakMap<Manifest, number>();

function cellsIn(manifest: Manifest | undefined): number {
  if (manifest === undefined) return 0;
  const counted = cellsCounted.get(manifest);
  if (counted !== undefined) return counted;
  let cells = 0;
  for (const segments of Object.values(manifest.tables)) {
    for (const segment of segments) cells += segment.rows * Object.keys(segment.columns).length;
  }
  cellsCounted.set(manifest, cells);
  return cells;
}
