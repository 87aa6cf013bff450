/** Who belongs to the workplace, as each of them declared it. */

import { boolean, instant, json, oneOf, ref, string, table } from '../../replica/schema.ts';
import { HOLIDAY_REGIONS } from '../places/index.ts';
import { SHARINGS } from './presence/sharing.ts';

/** Those who left stay as rows, with `left`: what they did keeps their name. */
export const member = table('member', {
  name: string({ max: 120 }),
  pronouns: string({ max: 60 }),
  /** IANA time zone. */
  zone: string({ max: 64 }),
  /** Declared hours: seven days from Monday, each a list of ["HH:MM","HH:MM"]. */
  hours: json(),
  /** Whose public holidays they keep, where the time zone does not tell: Alsace-Moselle has none of its own. */
  holidays: oneOf(HOLIDAY_REGIONS),
  /** The calendar of school holidays (or the like) that concerns them. */
  calendar: ref('calendar'),
  /** Ways to be reached: [{"kind":"phone","value":"…"}], in the order preferred. */
  contacts: json(),
  /** Whether others may see how many tasks they have in hand, where somebody looks for who could take one. */
  showsLoad: boolean(),
  /** How much of where they are the others are told; where and at which place when empty. */
  sharing: oneOf(SHARINGS),
  joinedAt: instant(),
  left: instant(),
});
