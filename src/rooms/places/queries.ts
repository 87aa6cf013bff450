/** The places of the workplace. */

import { oneOf, optional } from '../../replica/schema.ts';
import { byName } from '../by-name.ts';
import { query } from '../room.ts';
import { PLACE_KINDS, place } from './schema.ts';

export const placeList = query({
  name: 'place.list',
  input: { kind: optional(oneOf(PLACE_KINDS)) },
  run: (read, { kind }) => byName(read.where(place, kind === undefined ? {} : { kind }).all()),
});

export const queries = [placeList];
