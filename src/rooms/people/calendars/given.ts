/** What was read from a calendar file, as arguments of commands: shapes checked, since a program may give anything. */

import { isCivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/result.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Json } from '../../../replica/schema.ts';
import { HALVES, type Half } from '../presence/half-days.ts';
import { presence, WHERES } from '../presence/schema.ts';

export interface GivenCalendar {
  readonly name: string;
  readonly spans: readonly GivenSpan[];
}

export interface GivenSpan {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Where one will be, as another calendar told it: places and being reachable, never a title. */
export interface GivenStay {
  readonly from: string;
  readonly fromHalf: Half;
  readonly to: string;
  readonly toHalf: Half;
  readonly reach: 'reachable' | 'off';
  readonly where: (typeof WHERES)[number] | null;
}

/** The row that a stay becomes: the same one however often it is taken over. */
export const stayId = (member: Id, { from, fromHalf, to, toHalf }: Omit<GivenStay, 'reach' | 'where'>): Id =>
  deriveId(presence.name, member, from, fromHalf, to, toHalf);

/** Of one gesture: a school year of all zones is below a hundred. */
const MOST = 3000;

export function givenCalendars(value: Json): Result<readonly GivenCalendar[]> {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isCalendar)) return failed('calendars-unreadable');
  const count = value.reduce((sum, { spans }) => sum + spans.length, 0);
  return count > MOST ? failed('calendar-too-long', { count, limit: MOST }) : ok(value);
}

export function givenStays(value: Json): Result<readonly GivenStay[]> {
  if (!Array.isArray(value) || !value.every(isStay)) return failed('stays-unreadable');
  return value.length > MOST ? failed('calendar-too-long', { count: value.length, limit: MOST }) : ok(value);
}

type Given<T> = T & Json;

const isCalendar = (value: Json): value is Given<GivenCalendar & { readonly [key: string]: Json }> =>
  isObject(value) && isText(value.name, 200) && Array.isArray(value.spans) && value.spans.every(isSpan);

const isSpan = (value: Json): boolean =>
  isObject(value) && isText(value.name, 300) && isDate(value.from) && isDate(value.to) && value.from <= value.to;

const isStay = (value: Json): value is Given<GivenStay & { readonly [key: string]: Json }> =>
  isObject(value) &&
  isDate(value.from) &&
  isDate(value.to) &&
  isOneOf(HALVES, value.fromHalf) &&
  isOneOf(HALVES, value.toHalf) &&
  (value.from < value.to || (value.from === value.to && (value.fromHalf === 'morning' || value.toHalf === 'afternoon'))) &&
  isOneOf(['reachable', 'off'], value.reach) &&
  (value.where === null || isOneOf(WHERES, value.where));

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: Json | undefined, max: number): value is string => typeof value === 'string' && value !== '' && value.length <= max;

const isDate = (value: Json | undefined): value is string => typeof value === 'string' && isCivilDate(value);

const isOneOf = (choices: readonly string[], value: Json | undefined): boolean => choices.some((each) => each === value);
