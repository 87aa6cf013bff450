/** Progress and failure lines for people: always on stderr, so that stdout stays what the command prints. */

/** @param {string} line */
export function say(line) {
  process.stderr.write(`relais: ${line}\n`);
}

/**
 * Ends the process with a message: what happened, then what to do.
 * @param {string} happened
 * @param {string} whatToDo
 * @returns {never}
 */
export function giveUp(happened, whatToDo) {
  say(happened);
  say(whatToDo);
  process.exit(1);
}
