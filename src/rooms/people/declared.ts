/** What members declare, read from JSON that merging and imports may have left in any shape (R7). */

import type { Json } from '../../replica/schema.ts';

/** "HH:MM" to "HH:MM" on one day, the end after the beginning; "24:00" ends a day. */
export type Stretch = readonly [from: string, to: string];
/** Seven days from Monday. */
export type Week = readonly (readonly Stretch[])[];

export interface Contact {
  readonly kind: string;
  readonly value: string;
}

const time = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export const isWeek = (value: Json): value is Week & Json => Array.isArray(value) && value.length === 7 && value.every(isDay);

export const isContacts = (value: Json): value is readonly (Contact & { readonly [key: string]: Json })[] =>
  Array.isArray(value) && value.length <= 20 && value.every(isContact);

/** The declared week; undefined when none was declared or it cannot be read. */
export const weekOf = (hours: Json): Week | undefined => (isWeek(hours) ? hours : undefined);

export const contactsOf = (contacts: Json): readonly Contact[] => (isContacts(contacts) ? contacts : []);

const isDay = (day: Json): boolean => Array.isArray(day) && day.length <= 12 && day.every(isStretch);

function isStretch(stretch: Json): boolean {
  if (!Array.isArray(stretch) || stretch.length !== 2) return false;
  const [from, to] = stretch as readonly Json[];
  return typeof from === 'string' && typeof to === 'string' && time.test(from) && time.test(to) && from < to;
}

function isContact(contact: Json): boolean {
  if (contact === null || typeof contact !== 'object' || Array.isArray(contact)) return false;
  const { kind, value } = contact as { readonly [key: string]: Json };
  return typeof kind === 'string' && kind.length <= 40 && typeof value === 'string' && value.length <= 500;
}
