/** Where work is done or bound to. */

import { oneOf, ref, string, table } from '../../replica/schema.ts';
import { HOLIDAY_REGIONS } from './regions.ts';

export const PLACE_KINDS = ['third-place', 'office', 'client-site', 'school', 'town-hall', 'other'] as const;

export const place = table('place', {
  name: string({ max: 200 }),
  kind: oneOf(PLACE_KINDS),
  /** The calendar of school holidays (or of closures) that concerns it. */
  calendar: ref('calendar'),
  address: string({ max: 500 }),
  /** IANA time zone of its hours; that of the workplace when empty. */
  zone: string({ max: 64 }),
  /** The public holidays kept there, where the zone does not tell. */
  holidays: oneOf(HOLIDAY_REGIONS),
});

export const tables = [place];
