/** What a browser may have to load, in bytes after gzip: script until Today is on the screen, a room, the engine. */

const kilobyte = 1000;

export const budgets = {
  /** All script needed until Today is on the screen: page, worker, Today's views. 120 is what it may never weigh; this leaves some room. */
  today: 112 * kilobyte,
  /** What entering a room loads on top of it. */
  room: 40 * kilobyte,
  /** Replica and log as a browser uses them until then; sessions, joining, undoing, folding and Yjs are loaded when they are needed. */
  engine: 32 * kilobyte,
} as const;
