/** Recurring tasks: RFC 5545 rules on the calendar, read, written, told and followed. */

export { describeRule, type Say } from './describe-rule.ts';
export { nextOccurrence, occurrences, type Window } from './occurrences.ts';
export { parseRule } from './parse-rule.ts';
export { readRule } from './read-rule.ts';
export { type Frequency, formatRule, type Rule, type RuleDay, rule } from './rule.ts';
