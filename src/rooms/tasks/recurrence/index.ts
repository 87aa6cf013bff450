/** Recurring tasks: RFC 5545 rules on the calendar, read, written, told and followed. */

export { describeRule } from './describe-rule.ts';
export { nextOccurrence, occurrences } from './occurrences.ts';
export { parseRule } from './parse-rule.ts';
export { readRule } from './read-rule.ts';
export { formatRule, type Rule } from './rule.ts';
