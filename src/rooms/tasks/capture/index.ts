/** Quick capture: a task from one line of text, in French or English. */

export { MONTHS, readDayOfMonth, readNumber, WEEKDAYS } from './date-words.ts';
export { readDate } from './dates.ts';
export { formatCapture } from './format.ts';
export { matchName, type Named } from './names.ts';
export { parseCapture } from './parse.ts';
export type { Capture } from './types.ts';
export { type Word, wordsOf } from './words.ts';
