/** Skills by name, and who has them. */

import type { Id } from '../../../kernel/ids.ts';
import { deriveId } from '../../../replica/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { nameKey } from '../../fold.ts';
import type { Transaction } from '../../room.ts';
import { departed } from '../departed.ts';
import { memberSkill, skill } from './schema.ts';

/** Undefined when nothing is left of the name: no letter, no digit. */
export function skillId(name: string): Id | undefined {
  const key = nameKey(name);
  return key === '' ? undefined : deriveId(skill.name, key);
}

/** The skills of these names, made where they are new; names of nothing are left out. */
export function skillsNamed(tx: Transaction, names: readonly string[]): readonly Id[] {
  return names.flatMap((name) => {
    const id = skillId(name);
    if (id === undefined) return [];
    const known = tx.row(skill, id);
    if (known === undefined || known.name === null) tx.insert(skill, { name: name.trim(), deleted: null }, id);
    else if (known.deleted !== null) tx.restore(skill, id);
    return [id];
  });
}

const DEPTH = { teaching: 0, able: 1, learning: 2 } as const;

/** Those still here who have one of these skills: who can teach it first, who learns it last; alike by id. */
export function membersWith(read: Reader, skills: readonly Id[]): readonly Id[] {
  if (skills.length === 0) return [];
  const gone = departed(read);
  const rows = read
    .where(memberSkill, { skill: skills })
    .all()
    .toSorted((a, b) => DEPTH[a.level ?? 'able'] - DEPTH[b.level ?? 'able'] || ((a.member ?? '') < (b.member ?? '') ? -1 : 1));
  return [...new Set(rows.flatMap(({ member }) => (member === null || gone.has(member) ? [] : [member])))];
}
