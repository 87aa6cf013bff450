/** Where people say they will be, half-day by half-day, and what places and duties ask for. Declared, never detected; no reason is asked. */

import { date, instant, integer, joining, json, number, oneOf, ref, string, table } from '../../../replica/schema.ts';
import { HALVES, WEEKDAYS } from './half-days.ts';

export const WHERES = ['home', 'office', 'client-site', 'third-place', 'travelling', 'elsewhere'] as const;
/** `usual`: as on any other week, whatever was said before. */
export const REACHES = ['reachable', 'off', 'usual'] as const;

/** Where one is and whether one can be reached there are two things. */
const stay = {
  where: oneOf(WHERES),
  place: ref('place'),
  reach: oneOf(REACHES),
  /** "HH:MM" until which one can be reached that day; the half-day's end when empty. */
  until: string({ max: 5 }),
};

/** From one half-day to another, both included. Of those that cover a half-day, the one declared last counts. */
export const presence = table('presence', {
  member: ref('member'),
  from: date(),
  fromHalf: oneOf(HALVES),
  to: date(),
  toHalf: oneOf(HALVES),
  ...stay,
  declaredAt: instant(),
});

/** A half-day of the week as it usually is, from `since` on; with `every`, only each second (third…) week from there. */
export const usualPresence = table('usual-presence', {
  member: ref('member'),
  weekday: oneOf(WEEKDAYS),
  half: oneOf(HALVES),
  since: date(),
  every: integer({ min: 1, max: 12 }),
  ...stay,
});

/** What a rule or a rota keeps to: days of the week by name, and the clock there. */
const hours = { weekdays: json(), from: string({ max: 5 }), to: string({ max: 5 }) };

/** So many people are wanted at a place at these hours. */
export const coverage = table('coverage', {
  place: ref('place'),
  name: string({ max: 200 }),
  ...hours,
  people: integer({ min: 1, max: 100 }),
  since: date(),
  until: date(),
});

/** Who is on duty when: its members in turn, so many weeks each. */
export const rota = table('rota', {
  name: string({ max: 200 }),
  place: ref('place'),
  ...hours,
  /** IANA zone of its hours. */
  zone: string({ max: 64 }),
  start: date(),
  weeks: integer({ min: 1, max: 52 }),
});

export const rotaMember = joining('rota-member', { rota: ref('rota'), member: ref('member') }, { position: number() });

/** Somebody else for one day. */
export const rotaTurn = table('rota-turn', { rota: ref('rota'), date: date(), member: ref('member') });

export const tables = [presence, usualPresence, coverage, rota, rotaMember, rotaTurn];
