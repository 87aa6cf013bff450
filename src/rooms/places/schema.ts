/** Where work is done or bound to. */

import { oneOf, string, table } from '../../replica/schema.ts';

export const PLACE_KINDS = ['third-place', 'office', 'client-site', 'school', 'town-hall', 'other'] as const;

export const place = table('place', {
  name: string({ max: 200 }),
  kind: oneOf(PLACE_KINDS),
  address: string({ max: 500 }),
});

export const tables = [place];
