/** Roles, and taking them up. */

import { failed, ok } from '../../../kernel/result.ts';
import { clearable, optional, ref } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { isHeldBy } from './holders.ts';
import { role, roleHolder } from './schema.ts';

const { name, purpose } = role.columns;

const add = command({
  name: 'role.add',
  input: { name, purpose: optional(purpose) },
  positional: ['name'],
  run: (tx, cells) => ok(rowAnswer(role, tx.insert(role, cells))),
});

const edit = command({
  name: 'role.edit',
  input: { role: ref('role'), name: optional(name), purpose: clearable(purpose) },
  positional: ['role'],
  run(tx, { role: id, ...cells }) {
    tx.update(role, id, cells);
    return ok(rowAnswer(role, id));
  },
});

const take = command({
  name: 'role.take',
  input: { role: ref('role'), member: optional(ref('member')) },
  positional: ['role'],
  run(tx, { role: id, member }) {
    if (tx.row(role, id)?.deleted !== null) return failed('role-in-trash');
    const holder = member ?? tx.me;
    if (!isHeldBy(tx, id, holder)) tx.join(roleHolder, { role: id, member: holder }, { since: tx.now });
    return ok(rowAnswer(role, id));
  },
});

const leave = command({
  name: 'role.leave',
  input: { role: ref('role'), member: optional(ref('member')) },
  positional: ['role'],
  run(tx, { role: id, member }) {
    const holder = member ?? tx.me;
    if (!isHeldBy(tx, id, holder)) return failed('role-not-held');
    tx.remove(roleHolder, tx.deriveId(roleHolder.name, id, holder));
    return ok(rowAnswer(role, id));
  },
});

const remove = command({
  name: 'role.remove',
  input: { role: ref('role') },
  positional: ['role'],
  run(tx, { role: id }) {
    tx.remove(role, id);
    return ok(rowAnswer(role, id));
  },
});

export const commands = [add, edit, take, leave, remove];
