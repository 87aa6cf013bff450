/** What a browser may have to load, in bytes after gzip: script until Today is on the screen, a room, the engine. */

const kilobyte = 1000;

export const budgets = {
  /** All script needed until Today is on the screen: page, worker, Today's views. */
  today: 120 * kilobyte,
  /** What entering a room loads on top of it. */
  room: 40 * kilobyte,
  /** Replica and session as a browser uses them; Yjs is loaded when a text is opened and counts apart. */
  engine: 20 * kilobyte,
} as const;
