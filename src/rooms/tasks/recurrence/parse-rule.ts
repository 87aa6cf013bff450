/** Reads an RRULE from outside: what Relais can follow becomes a rule, the rest is refused with its reason. */

import { type CivilDate, civilDate } from '../../../kernel/civil-date.ts';
import { failed, ok, type Result } from '../../../kernel/result.ts';
import { type Frequency, type Rule, type RuleDay, WEEKDAY_BY_NAME } from './rule.ts';

const FREQUENCIES: ReadonlyMap<string, Frequency> = new Map([
  ['DAILY', 'daily'],
  ['WEEKLY', 'weekly'],
  ['MONTHLY', 'monthly'],
  ['YEARLY', 'yearly'],
]);
const TOO_OFTEN = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);
const UNSUPPORTED = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND', 'BYWEEKNO', 'BYYEARDAY', 'RSCALE', 'SKIP']);

/** [A25] Bounds no honest rule meets. */
const BOUNDS = { text: 500, values: 64, interval: 1000, count: 10_000 } as const;

interface Parts {
  readonly [name: string]: string | undefined;
}

/** `FREQ=MONTHLY;BYDAY=-1FR`, with or without `RRULE:`, in any case. */
export function parseRule(text: string): Result<Rule> {
  const parts = partsOf(text);
  if (!parts.ok) return parts;
  const { FREQ, INTERVAL, COUNT, UNTIL, WKST, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS } = parts.value;
  if (FREQ === undefined) return failed('recurrence.no-frequency');
  if (TOO_OFTEN.has(FREQ)) return failed('recurrence.too-often', { frequency: FREQ });
  const frequency = FREQUENCIES.get(FREQ);
  if (frequency === undefined) return failed('recurrence.value', { part: 'FREQ', value: FREQ });
  const interval = INTERVAL === undefined ? 1 : wholeNumber(INTERVAL, 1, BOUNDS.interval);
  const count = COUNT === undefined ? undefined : wholeNumber(COUNT, 1, BOUNDS.count);
  const until = UNTIL === undefined ? undefined : untilOf(UNTIL);
  const weekStart = WKST === undefined ? 1 : WEEKDAY_BY_NAME.get(WKST);
  const byDay = listOf(BYDAY, dayOf);
  const byMonthDay = listOf(BYMONTHDAY, (value) => signedNumber(value, 31));
  const byMonth = listOf(BYMONTH, (value) => wholeNumber(value, 1, 12));
  const bySetPos = listOf(BYSETPOS, (value) => signedNumber(value, 366));
  const values = { INTERVAL: interval, WKST: weekStart, BYDAY: byDay, BYMONTHDAY: byMonthDay, BYMONTH: byMonth, BYSETPOS: bySetPos };
  for (const [part, value] of Object.entries(values))
    if (value === undefined) return failed('recurrence.value', { part, value: parts.value[part] ?? '' });
  if (COUNT !== undefined && count === undefined) return failed('recurrence.value', { part: 'COUNT', value: COUNT });
  if (UNTIL !== undefined && until === undefined) return failed('recurrence.value', { part: 'UNTIL', value: UNTIL });
  if (
    interval === undefined ||
    weekStart === undefined ||
    byDay === undefined ||
    byMonthDay === undefined ||
    byMonth === undefined ||
    bySetPos === undefined
  ) {
    return failed('recurrence.no-frequency');
  }
  return checked({
    frequency,
    interval,
    weekStart,
    byDay: byDay.toSorted((a, b) => a.weekday - b.weekday || (a.nth ?? 0) - (b.nth ?? 0)),
    byMonthDay: ascending(byMonthDay),
    byMonth: ascending(byMonth),
    bySetPos: ascending(bySetPos),
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
  });
}

/** The rule itself where its parts go together, else the problem. */
export function checked(rule: Rule): Result<Rule> {
  const { frequency, byDay, byMonthDay, byMonth, bySetPos } = rule;
  const without = (part: string) => failed('recurrence.combination', { part, frequency: frequency.toUpperCase() });
  if (rule.count !== undefined && rule.until !== undefined) return failed('recurrence.count-and-until');
  const numbered = byDay.flatMap(({ nth }) => nth ?? []);
  if (numbered.length > 0 && (frequency === 'daily' || frequency === 'weekly')) return without('BYDAY');
  if (numbered.some((nth) => Math.abs(nth) > (frequency === 'yearly' && byMonth.length === 0 ? 53 : 5))) return without('BYDAY');
  if (byMonthDay.length > 0 && frequency === 'weekly') return without('BYMONTHDAY');
  if (bySetPos.length > 0 && byDay.length === 0 && byMonthDay.length === 0 && byMonth.length === 0) return without('BYSETPOS');
  if (byMonth.length > 0 && byMonthDay.length > 0 && !byMonth.some((month) => byMonthDay.some((day) => Math.abs(day) <= longest(month))))
    return failed('recurrence.never');
  return ok(rule);
}

function partsOf(text: string): Result<Parts> {
  const line = text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  if (line === '') return failed('recurrence.no-frequency');
  if (line.length > BOUNDS.text) return failed('recurrence.too-long', { characters: BOUNDS.text });
  const parts = new Map<string, string>();
  for (const part of line.split(';')) {
    if (part === '') continue;
    const [name = '', value = ''] = part.split('=', 2).map((side) => side.trim());
    if (parts.has(name)) return failed('recurrence.part-twice', { part: name });
    if (UNSUPPORTED.has(name)) return failed('recurrence.unsupported', { part: name });
    if (!KNOWN.has(name)) return failed('recurrence.part-unknown', { part: name.slice(0, 40) });
    parts.set(name, value);
  }
  return ok(Object.fromEntries(parts));
}

const KNOWN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS']);

function listOf<T>(text: string | undefined, read: (value: string) => T | undefined): readonly T[] | undefined {
  if (text === undefined) return [];
  const values = text.split(',');
  if (values.length > BOUNDS.values) return undefined;
  const wanted = values.map((value) => read(value.trim()));
  const known = wanted.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\+?\d{1,6}$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}

function signedNumber(text: string, most: number): number | undefined {
  const value = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0;
  return value !== 0 && Math.abs(value) <= most ? value : undefined;
}

function dayOf(text: string): RuleDay | undefined {
  const found = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text);
  const weekday = WEEKDAY_BY_NAME.get(found?.[2] ?? '');
  if (weekday === undefined) return undefined;
  if (found?.[1] === undefined) return { weekday };
  const nth = signedNumber(found[1], 53);
  return nth === undefined ? undefined : { weekday, nth };
}

/** A date, or the date of a date and time. */
function untilOf(text: string): CivilDate | undefined {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T\d{6}Z?)?$/.exec(text);
  return found === null ? undefined : civilDate(Number(found[1]), Number(found[2]), Number(found[3]));
}

function longest(month: number): number {
  return month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((a, b) => a - b);
}
