/**
 * How much of where one is the others are told. Every device holds what is shared, so what is not to be seen is not written:
 * the coarse stay is all that leaves the device on which it was said.
 */

import type { Id } from '../../../kernel/ids.ts';
import type { WHERES } from './schema.ts';

/** Where and at which place; that one is elsewhere; only whether one can be reached. */
export const SHARINGS = ['place', 'elsewhere', 'reach'] as const;
export type Sharing = (typeof SHARINGS)[number];

interface Whereabouts {
  readonly where: (typeof WHERES)[number] | null;
  readonly place: Id | null;
}

/** The stay as others are to see it. */
export function coarse<S extends Whereabouts>(stay: S, sharing: Sharing): S {
  const told = stay.where !== null || stay.place !== null;
  if (sharing === 'place' || !told) return stay;
  return { ...stay, where: sharing === 'elsewhere' ? 'elsewhere' : null, place: null };
}
