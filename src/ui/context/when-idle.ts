/** For what may wait until the first view is on the screen. */

/** Runs `task` when the browser has nothing better to do, and after three seconds at the latest. */
export function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: 3000 });
  else setTimeout(task, 1000);
}
