/** What one says of a half-day, as arguments of commands: where, reachable or not, until when. */

import type { Id } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/result.ts';
import { type Arguments, oneOf, optional } from '../../../replica/schema.ts';
import type { Transaction } from '../../room.ts';
import { member } from '../schema.ts';
import { isTime } from './hours.ts';
import { presence, REACHES } from './schema.ts';
import { coarse, SHARINGS } from './sharing.ts';

const { where, place, until } = presence.columns;

export const stayInput = {
  where: optional(where),
  place: optional(place),
  reach: optional(oneOf(REACHES)),
  until: optional(until),
  sharing: optional(oneOf(SHARINGS)),
};

/** The cells of a half-day, no finer than its member shares; what was said before is replaced as a whole. */
export function stayCells(
  tx: Transaction,
  who: Id,
  { where: at, place: there, reach = 'reachable', until: time, sharing }: Arguments<typeof stayInput>,
) {
  if (time !== undefined && !isTime(time)) return failed('time-of-day', { field: 'until', given: time });
  const stay = { where: at ?? null, place: there ?? null, reach, until: time ?? null };
  // Only oneself says more than one usually shares.
  const own = who === tx.me ? sharing : undefined;
  return ok(coarse(stay, own ?? tx.row(member, who)?.sharing ?? 'place')) satisfies Result<unknown>;
}
