/** Where work is done or bound to. */

import { oneOf, ref, string, table } from '../../replica/schema.ts';

export const PLACE_KINDS = ['third-place', 'office', 'client-site', 'school', 'town-hall', 'other'] as const;

export const place = table('place', {
  name: string({ max: 200 }),
  kind: oneOf(PLACE_KINDS),
  /** The calendar of school holidays (or of closures) that concerns it. */
  calendar: ref('calendar'),
  address: string({ max: 500 }),
});

export const tables = [place];
