/** The gestures made here since the application was opened, so that Ctrl/⌘-Z takes back the latest and again restores it. */

export interface Entry {
  /** Names the gesture for the desk's `undo`. */
  readonly undo: string;
  /** What was done, in the reader's words. */
  readonly label: string;
}

export interface Journal {
  /** A gesture was made: what was taken back before can no longer be restored. */
  done(entry: Entry): void;
  /** The latest gesture, to be taken back, out of the journal. */
  takeBack(): Entry | undefined;
  /** A gesture was taken back: `again` names the undoing, whose undo restores it. */
  tookBack(again: Entry): void;
  takeAgain(): Entry | undefined;
  tookAgain(entry: Entry): void;
  /** It was undone by other means (a toast, the history): it is no longer the latest. */
  forget(undo: string): void;
}

/** How many gestures are remembered. */
const LENGTH = 200;

export function createJournal(): Journal {
  let past: Entry[] = [];
  let future: Entry[] = [];
  return {
    done: (entry) => {
      past = [...past.slice(1 - LENGTH), entry];
      future = [];
    },
    takeBack: () => past.pop(),
    tookBack: (again) => void future.push(again),
    takeAgain: () => future.pop(),
    tookAgain: (entry) => void past.push(entry),
    forget: (undo) => {
      past = past.filter((entry) => entry.undo !== undo);
    },
  };
}
