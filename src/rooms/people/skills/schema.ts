/** What people can do, as they say it themselves: words that anybody may bring, not a grid. */

import { joining, oneOf, ref, string, table } from '../../../replica/schema.ts';

export const LEVELS = ['learning', 'able', 'teaching'] as const;

/** Its id derives from the name without accents and case, so that a skill said twice is one. */
export const skill = table('skill', { name: string({ max: 80 }) });

export const memberSkill = joining('member-skill', { member: ref('member'), skill: ref('skill') }, { level: oneOf(LEVELS) });

export const tables = [skill, memberSkill];
