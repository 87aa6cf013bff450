/** Quick capture: a task from one line of text, in French or English. */

export type { DateContext, DateReading } from './date-reading.ts';
export { MONTHS, readDayOfMonth, readNumber, WEEKDAYS } from './date-words.ts';
export { readDate } from './dates.ts';
export { fold, nameKey } from './fold.ts';
export { formatCapture } from './format.ts';
export { type Match, matchName, type Named } from './names.ts';
export { parseCapture } from './parse.ts';
export type { Capture, CaptureContext, CaptureDraft, Doubt, Span, SpanKind } from './types.ts';
export { type Word, wordsOf } from './words.ts';
