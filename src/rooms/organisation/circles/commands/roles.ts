/** Making roles, and saying what they are for. */

import { ok } from '../../../../kernel/result.ts';
import { clearable, list, optional, ref } from '../../../../replica/schema.ts';
import { lastPosition } from '../../../position.ts';
import { command, rowAnswer } from '../../../room.ts';
import { accountability, role } from '../schema.ts';
import { standingCircle } from './circles.ts';

const { name, purpose, domain } = role.columns;

const add = command({
  name: 'role.add',
  input: {
    name,
    purpose: optional(purpose),
    circle: optional(ref('circle')),
    accountabilities: optional(list(accountability.columns.text, { max: 100 })),
    domain: optional(domain),
  },
  positional: ['name'],
  run(tx, { circle, accountabilities, ...cells }) {
    const around = standingCircle(tx, circle ?? null);
    if (!around.ok) return around;
    const id = tx.insert(role, { ...cells, circle: around.value });
    (accountabilities ?? []).forEach((text, step) => {
      tx.insert(accountability, { role: id, text, position: lastPosition(tx.now, step) });
    });
    return ok(rowAnswer(role, id));
  },
});

const edit = command({
  name: 'role.edit',
  input: { role: ref('role'), name: optional(name), purpose: clearable(purpose), domain: clearable(domain) },
  positional: ['role'],
  run(tx, { role: id, ...cells }) {
    tx.update(role, id, cells);
    return ok(rowAnswer(role, id));
  },
});

/** Into another circle; without one, into the workplace itself. */
const move = command({
  name: 'role.move',
  input: { role: ref('role'), circle: clearable(role.columns.circle) },
  positional: ['role', 'circle'],
  key: 'm',
  run(tx, { role: id, circle }) {
    const around = standingCircle(tx, circle ?? null);
    if (!around.ok) return around;
    tx.update(role, id, { circle: around.value });
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

const restore = command({
  name: 'role.restore',
  input: { role: ref('role') },
  positional: ['role'],
  run(tx, { role: id }) {
    tx.restore(role, id);
    return ok(rowAnswer(role, id));
  },
});

export const roleCommands = [add, edit, move, remove, restore];
