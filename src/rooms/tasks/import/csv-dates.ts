/** Dates in a CSV column, whose order of day and month the whole column tells. */

import { addDays, type CivilDate, civilDate } from '../../../kernel/civil-date.ts';
import { instantAt, isZone } from '../../../kernel/zones.ts';
import { readDate, wordsOf } from '../capture/index.ts';
import { type ReadDay, readDay, readInstant } from './instants.ts';
import type { ImportOptions } from './types.ts';

export interface DateOrder {
  readonly monthFirst: boolean;
  /** Nothing in the column tells which order it is, and it matters. */
  readonly assumed: boolean;
}

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[,\s]+(.*))?$/;
const TIME = /^(\d{1,2})[:h](\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?$/i;

/** Day first or month first: a number over 12 tells, so does a 12-hour clock; else day first, or as the reader says. */
export function orderOf(values: readonly string[], options: ImportOptions): DateOrder {
  const pairs = values.flatMap((value) => {
    const found = NUMERIC.exec(value.trim());
    return found === null ? [] : [{ first: Number(found[1]), second: Number(found[2]), half: /[ap]\.?m\b/i.test(found[4] ?? '') }];
  });
  if (pairs.some(({ first }) => first > 12)) return { monthFirst: false, assumed: false };
  if (pairs.some(({ second }) => second > 12)) return { monthFirst: true, assumed: false };
  if (options.monthFirst !== undefined) return { monthFirst: options.monthFirst, assumed: false };
  return { monthFirst: pairs.some(({ half }) => half), assumed: pairs.some(({ first, second }) => first !== second) };
}

/** The day a cell names: ISO, figures in the column's order, words in French or English, a spreadsheet's number. */
export function cellDay(value: string, order: DateOrder, options: ImportOptions, zone = options.zone): ReadDay | undefined {
  const text = value.trim();
  const iso = readDay(text.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})/, isoOf), isZone(zone) ? zone : options.zone);
  if (iso !== undefined) return iso;
  if (/^[3-6]\d{4}(?:\.\d+)?$/.test(text)) return { date: addDays('1899-12-30', Math.floor(Number(text))) };
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) return withTime(dateOf(numeric[1], numeric[2], numeric[3], order), numeric[4]);
  return wordDay(text, options);
}

/** The instant a cell names; a day alone begins at its midnight in the zone. */
export function cellInstant(value: string, order: DateOrder, options: ImportOptions): number | undefined {
  const exact = readInstant(value.trim(), options.zone);
  if (exact !== undefined) return exact;
  const day = cellDay(value, order, options);
  if (day === undefined) return undefined;
  const [hours = 0, minutes = 0] = (day.time ?? '0:0').split(':').map(Number);
  return instantAt(day.date, hours * 60 + minutes, options.zone);
}

/** "12 sept. 2026", "Sep 12, 2026 3:04 PM", "12/Sep/26 3:04 PM", and "demain" where today is known. */
function wordDay(text: string, options: ImportOptions): ReadDay | undefined {
  const spaced = text.replace(
    /^(\d{1,2})[/-](\p{L}{3,})[/-](\d{2,4})/u,
    (_, day, month, year) => `${day} ${month} ${String(year).length === 2 ? `20${year}` : year}`,
  );
  const words = wordsOf(spaced);
  const today = options.today ?? '1900-01-01';
  const reading = readDate(words, 0, { today, careful: true });
  if (reading === undefined || (options.today === undefined && !/\b\d{4}\b/.test(spaced))) return undefined;
  const rest = words
    .slice(reading.count)
    .map((word) => word.text)
    .join(' ')
    .replace(/^(?:at|à|a)\s+/i, '');
  return rest === '' || TIME.test(rest) ? withTime(reading.date, rest) : undefined;
}

function dateOf(one: string | undefined, two: string | undefined, year: string | undefined, order: DateOrder): CivilDate | undefined {
  const [first, second] = [Number(one), Number(two)];
  const [day, month] = order.monthFirst ? [second, first] : [first, second];
  return civilDate(Number(year) + (year?.length === 2 ? 2000 : 0), month, day);
}

function withTime(date: CivilDate | undefined, text: string | undefined): ReadDay | undefined {
  if (date === undefined) return undefined;
  const found = TIME.exec((text ?? '').trim());
  if (found === null) return { date };
  const half = found[4]?.toLowerCase();
  const hours = (Number(found[1]) % (half === undefined ? 24 : 12)) + (half === 'p' ? 12 : 0);
  const time = `${String(hours).padStart(2, '0')}:${found[2]}`;
  return time === '00:00' ? { date } : { date, time };
}

function isoOf(_: string, year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
