/** Who can do what a task or a role asks for, as they said it themselves. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { roleSkill } from '../organisation/index.ts';
import { membersWith, skillId } from '../people/index.ts';
import { tagsOf } from '../tasks/index.ts';

/** Those who have a skill that the role asks for, or that a tag of the task names; who can teach it first. */
export function skilledFor(read: Reader, about: { readonly task?: Id | undefined; readonly role: Id | null }): readonly Id[] {
  const asked = about.role === null ? [] : read.where(roleSkill, { role: about.role }).values('skill');
  const tags = about.task === undefined ? [] : (tagsOf(read, [about.task]).get(about.task) ?? []);
  return membersWith(read, [...new Set([...asked, ...tags.map((name) => skillId(name) ?? null)].filter((id) => id !== null))]);
}
