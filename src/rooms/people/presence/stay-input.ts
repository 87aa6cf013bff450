/** What one says of a half-day, as arguments of commands: where, reachable or not, until when. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import { type Arguments, oneOf, optional } from '../../../replica/schema.ts';
import { isTime } from './hours.ts';
import { presence, REACHES } from './schema.ts';

const { where, place, until } = presence.columns;

export const stayInput = { where: optional(where), place: optional(place), reach: optional(oneOf(REACHES)), until: optional(until) };

/** The cells of a half-day; what was said before is replaced as a whole. */
export function stayCells({ where: at, place: there, reach = 'reachable', until: time }: Arguments<typeof stayInput>) {
  if (time !== undefined && !isTime(time)) return failed('time-of-day', { field: 'until', given: time });
  return ok({ where: at ?? null, place: there ?? null, reach, until: time ?? null }) satisfies Result<unknown>;
}
