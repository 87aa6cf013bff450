/** When the first view stands. What it does not need begins after that, so that nothing is fetched, read or worked out before it. */
import { afterPaint } from '../../ui/index.ts';

/** A view that asks nothing, or is never answered, holds the rest up no longer than this, in ms. */
const PATIENCE = 3000;

let stands: () => void = () => undefined;
let awaited = 0;

/** Settles once all that the first view asked for is answered, and painted. */
export const firstView = new Promise<void>((resolve) => {
  stands = resolve;
});

/** The application is in: its views begin to ask. */
export const viewsBegin = (): void => void setTimeout(stands, PATIENCE);

/** An answer is awaited; to be called when it came, or is wanted no more. */
export function awaitAnswer(): () => void {
  awaited++;
  let over = false;
  return () => {
    if (over) return;
    over = true;
    awaited--;
    // Who was answered may ask for more.
    if (awaited === 0) afterPaint(() => awaited === 0 && stands());
  };
}
