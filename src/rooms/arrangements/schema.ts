/** What each member agreed on for work away from the workplace's sites, and the dated figures that days are reckoned with. */

import { date, instant, integer, json, number, oneOf, ref, string, table } from '../../replica/schema.ts';

/** So many days a month when wished; so many days of each week; all of them. */
const FORMS = ['occasional', 'regular', 'full'] as const;

/** Where the days may be spent; at either when it was not said. */
const SPOTS = ['home', 'third-place'] as const;

/** By what rule days at home are paid: none, or whose figures count. */
export const SCHEMES = ['flat', 'collective', 'public'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Dated rows, so that the history stays: of those that hold on a day, the one that begins last counts. */
export const arrangement = table('arrangement', {
  member: ref('member'),
  kind: oneOf(FORMS),
  /** A month where occasional, a week where regular; halves of a day are allowed. */
  days: number({ min: 0, max: 31 }),
  /** Fixed days of the week by name; floating when empty. */
  weekday: json(),
  from: date(),
  to: date(),
  /** Until when either side may end it with one word. */
  adaptation: date(),
  /** Days from asking to being back on site. */
  notice: integer({ min: 0, max: 3650 }),
  contactHours: string({ max: 200 }),
  spot: oneOf(SPOTS),
  place: ref('place'),
  scheme: oneOf(SCHEMES),
  /** What it was signed in; plain when null. */
  agreement: ref('agreement'),
  suspendedFrom: date(),
  suspendedTo: date(),
  statedAt: instant(),
});

/** What a figure says: euros a day at home, most euros a month or a year, euros a month for each day of the week; days of work a year. */
export const FIGURES = ['day', 'month-cap', 'week-day', 'year-cap', 'forfait-days'] as const;
export type FigureName = (typeof FIGURES)[number];

/** A figure that the workplace entered; it counts before those that Relais ships. */
export const figure = table('figure', {
  name: oneOf(FIGURES),
  /** None for days of work a year. */
  scheme: oneOf(SCHEMES),
  /** Cents of a euro, or hundredths of a day. */
  hundredths: integer({ min: 0, max: 100_000_000 }),
  from: date(),
  to: date(),
  source: string({ max: 500 }),
});

export const tables = [arrangement, figure];
