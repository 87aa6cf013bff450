/** Circles, the roles in them with what each answers for, and those who hold them. */

import { boolean, date, instant, joining, long, ref, string, table } from '../../../replica/schema.ts';

/** The workplace as a whole is a circle without a row of its own, until somebody says what it is for: see `nesting.ts`. */
export const circle = table('circle', {
  name: string({ max: 200 }),
  purpose: long({ max: 5000 }),
  /** What it alone decides on. */
  domain: long({ max: 5000 }),
  /** Null: it stands in the workplace itself. Merging can make loops. */
  parent: ref('circle'),
});

export const role = table('role', {
  name: string({ max: 200 }),
  purpose: long({ max: 5000 }),
  domain: long({ max: 5000 }),
  /** Null: a role of the workplace itself. */
  circle: ref('circle'),
});

/** What one can expect of a role: rows, so that two people add to it at once. */
export const accountability = table('accountability', { role: ref('role'), text: string(), position: string({ max: 200 }) });

export const roleHolder = joining(
  'role-holder',
  { role: ref('role'), member: ref('member') },
  {
    since: instant(),
    /** The part of the role that this member looks after. */
    focus: string({ max: 300 }),
    /** The last day of the term. Nothing ends by itself: it is shown, and asked about. */
    until: date(),
    /** Stands in when nobody holds it; holds it otherwise. */
    deputy: boolean(),
  },
);

/** What whoever holds it should be able to do. */
export const roleSkill = joining('role-skill', { role: ref('role'), skill: ref('skill') }, {});

/** "I could take it." */
export const roleOffer = joining('role-offer', { role: ref('role'), member: ref('member') }, { word: long({ max: 2000 }), at: instant() });

export const tables = [circle, role, accountability, roleHolder, roleSkill, roleOffer];
