/** What whoever holds a role should be able to do. */

import { failed, ok } from '../../../../kernel/result.ts';
import { deriveId } from '../../../../replica/ids.ts';
import { list, ref, string } from '../../../../replica/schema.ts';
import { skillId, skillsNamed } from '../../../people/index.ts';
import { command, rowAnswer } from '../../../room.ts';
import { role, roleSkill } from '../schema.ts';

const input = { role: ref('role'), skills: list(string({ max: 80 }), { max: 50 }) };
const positional = ['role', 'skills'] as const;

const add = command({
  name: 'role-skill.add',
  input,
  positional,
  run(tx, { role: id, skills }) {
    const asked = skillsNamed(tx, skills);
    if (asked.length === 0) return failed('skill-without-name');
    for (const skill of asked) tx.join(roleSkill, { role: id, skill });
    return ok(rowAnswer(role, id));
  },
});

const remove = command({
  name: 'role-skill.remove',
  input,
  positional,
  run(tx, { role: id, skills }) {
    for (const name of skills) {
      const skill = skillId(name);
      const asked = skill === undefined ? undefined : deriveId(roleSkill.name, id, skill);
      if (asked !== undefined && tx.row(roleSkill, asked)?.deleted === null) tx.remove(roleSkill, asked);
    }
    return ok(rowAnswer(role, id));
  },
});

export const roleSkillCommands = [add, remove];
