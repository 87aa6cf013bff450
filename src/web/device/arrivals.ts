/** Tells what others changed from what was done here, so that it can be read out without repeating one's own gestures. */
import type { Replica } from '../../replica/replica.ts';

export interface Arrivals {
  /** Carries out a gesture of this tab: what it touches is no news. */
  own<T>(gesture: () => T): T;
  /** Calls back with how many rows others touched, once things are quiet for a moment. */
  listen(listener: (rows: number) => void): () => void;
}

/** In ms. */
const QUIET = 1500;

export function arrivalsOf(replica: Replica): Arrivals {
  const listeners = new Set<(rows: number) => void>();
  const rows = new Set<string>();
  let own = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  replica.subscribe((touched) => {
    if (own || listeners.size === 0) return;
    for (const [table, { rows: ids }] of touched) for (const id of ids) rows.add(`${table}/${id}`);
    if (rows.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const count = rows.size;
      rows.clear();
      for (const listener of listeners) listener(count);
    }, QUIET);
  });
  return {
    own: (gesture) => {
      own = true;
      try {
        return gesture();
      } finally {
        own = false;
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
