/** Who can do what: by skill, in the order of names. */

import type { Id } from '../../../kernel/ids.ts';
import { optional, ref } from '../../../replica/schema.ts';
import { byName } from '../../by-name.ts';
import { query } from '../../room.ts';
import { departed } from '../departed.ts';
import { member } from '../schema.ts';
import { type LEVELS, memberSkill, skill } from './schema.ts';

interface Skilled {
  readonly id: Id;
  readonly name: string | null;
  readonly level: (typeof LEVELS)[number];
}

/** Of one member, or of all. */
export const skillList = query({
  name: 'skill.list',
  input: { member: optional(ref('member')) },
  shows: ['name', 'members'],
  within: { members: ['name', 'level'] },
  run(read, { member: only }) {
    const gone = departed(read);
    const people = new Map<Id, Skilled[]>();
    for (const row of read.where(memberSkill, only === undefined ? {} : { member: only }).all()) {
      if (row.skill === null || row.member === null || (gone.has(row.member) && only === undefined)) continue;
      const one = { id: row.member, name: read.row(member, row.member)?.name ?? null, level: row.level ?? ('able' as const) };
      const known = people.get(row.skill);
      if (known === undefined) people.set(row.skill, [one]);
      else known.push(one);
    }
    return byName(read.where(skill, { id: [...people.keys()] }).all()).map(({ id, name }) => ({
      id,
      name,
      members: byName(people.get(id) ?? []),
    }));
  },
});

/** Every skill that was ever named, to choose among. */
export const skillNames = query({
  name: 'skill.names',
  input: {},
  run: (read) => byName(read.where(skill).all()).map(({ id, name }) => ({ id, name })),
});

export const skillQueries = [skillList, skillNames];
