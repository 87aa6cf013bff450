/** Answers that a change touches, each in its turn: the quick ones before the frame is painted, the others after it. */

/** What is worked out before the browser may paint and hear the person again, in ms. */
const SLICE = 8;

export interface TurnsPorts {
  readonly now: () => number;
  /** Does it once the next frame is painted. */
  readonly afterPaint: (work: () => void) => void;
}

/** Does `work` soon, once, however often it was asked for meanwhile. A piece of work is the same function each time. */
export type Soon = (work: () => void) => void;

export function createTurns({ now, afterPaint }: TurnsPorts): Soon {
  /** How long each took the last time, in ms. */
  const costs = new WeakMap<() => void, number>();
  const due = new Set<() => void>();
  let planned = false;
  const costOf = (work: () => void) => costs.get(work) ?? 0;
  const takeTurns = () => {
    planned = false;
    const begun = now();
    let done = 0;
    for (const work of [...due].sort((a, b) => costOf(a) - costOf(b))) {
      if (done > 0 && now() - begun + costOf(work) > SLICE) break;
      due.delete(work);
      const at = now();
      work();
      costs.set(work, now() - at);
      done++;
    }
    if (due.size > 0) plan(afterPaint);
  };
  const plan = (when: (work: () => void) => void) => {
    if (planned) return;
    planned = true;
    when(takeTurns);
  };
  return (work) => {
    due.add(work);
    plan(queueMicrotask);
  };
}
