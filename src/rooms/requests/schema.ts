/** What people outside the workplace ask of a place, and what is said back. Tables grow by addition only. */

import { instant, long, oneOf, ref, string, table } from '../../replica/schema.ts';

/** How much it presses for whoever asks; said by them, ranked by nobody. */
export const URGENCIES = ['blocked', 'hindered', 'can-wait'] as const;

/** The way in for a place: an address that only those have who were given it, or stand before its sticker. */
export const requestPage = table('request-page', {
  place: ref('place'),
  /** What the address ends with; a new one closes the old address. */
  key: string({ max: 40 }),
  /** Shown above the form. */
  welcome: long({ max: 1000 }),
});

/** What somebody asked; the work it makes is its task. */
export const request = table('request', {
  task: ref('task'),
  place: ref('place'),
  /** What its own private address ends with: shown to whoever asked, and to nobody else outside. */
  key: string({ max: 40 }),
  words: long({ max: 5000 }),
  urgency: oneOf(URGENCIES),
  /** As they wish to be called, and how to reach them; both may be left out. */
  name: string({ max: 200 }),
  contact: string({ max: 200 }),
  receivedAt: instant(),
});

/** What was said since, seen by both sides. */
export const requestWord = table('request-word', {
  request: ref('request'),
  words: long({ max: 5000 }),
  at: instant(),
  /** Null when whoever asked says it. */
  member: ref('member'),
});

export const tables = [requestPage, request, requestWord];
