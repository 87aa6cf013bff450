/** What may come a moment later comes after the frame that answers a gesture is painted. */
import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** A page that is not shown paints nothing: then it is a matter of time, in ms. */
const PATIENCE = 100;

/** Does `work` once the next frame is painted; the answer calls it off. */
export function afterPaint(work: () => void): () => void {
  let over = false;
  const once = () => {
    if (over) return;
    over = true;
    work();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, PATIENCE);
  return () => {
    over = true;
  };
}

/** How much of a long view may show: one piece more with each painted frame, until all `pieces` do. Keys are heard between. */
export function createPieces(pieces: number): Accessor<number> {
  const [shown, setShown] = createSignal(0);
  let stop: () => void = () => undefined;
  const next = () => {
    if (setShown((count) => count + 1) < pieces) stop = afterPaint(next);
  };
  stop = afterPaint(next);
  onCleanup(() => stop());
  return shown;
}

/** False until the frame in which the calling component first shows is painted. */
export function createPainted(): Accessor<boolean> {
  const [painted, setPainted] = createSignal(false);
  onCleanup(afterPaint(() => setPainted(true)));
  return painted;
}
