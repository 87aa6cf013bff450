/** Saying what one can do, or another can. */

import { failed, ok } from '../../../kernel/result.ts';
import { deriveId } from '../../../replica/ids.ts';
import { list, optional, ref, string } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { member } from '../schema.ts';
import { skillId, skillsNamed } from './naming.ts';
import { memberSkill } from './schema.ts';

const skills = list(string({ max: 80 }), { max: 50 });

const say = command({
  name: 'skill.say',
  input: { skills, level: optional(memberSkill.columns.level), member: optional(ref('member')) },
  positional: ['skills'],
  run(tx, { skills: names, level, member: given }) {
    const who = given ?? tx.me;
    const said = skillsNamed(tx, names);
    if (said.length === 0) return failed('skill-without-name');
    for (const skill of said) {
      const known = tx.row(memberSkill, deriveId(memberSkill.name, who, skill));
      tx.join(memberSkill, { member: who, skill }, { level: level ?? (known?.deleted === null ? known.level : null) ?? 'able' });
    }
    return ok(rowAnswer(member, who));
  },
});

const unsay = command({
  name: 'skill.unsay',
  input: { skills, member: optional(ref('member')) },
  positional: ['skills'],
  run(tx, { skills: names, member: given }) {
    const who = given ?? tx.me;
    for (const name of names) {
      const id = skillId(name);
      const said = id === undefined ? undefined : deriveId(memberSkill.name, who, id);
      if (said !== undefined && tx.row(memberSkill, said)?.deleted === null) tx.remove(memberSkill, said);
    }
    return ok(rowAnswer(member, who));
  },
});

export const skillCommands = [say, unsay];
