/** Making circles, saying what they are for, and putting them into one another. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { clearable, optional, ref } from '../../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { isWithin, nestingOf, ROOT } from '../nesting.ts';
import { circle } from '../schema.ts';

const { name, purpose, domain } = circle.columns;

/** The workplace itself: its row begins with the first word about it, on whichever device. */
const found = command({
  name: 'circle.found',
  input: { purpose, name: clearable(name), domain: clearable(domain) },
  positional: ['purpose'],
  run(tx, cells) {
    tx.insert(circle, cells, ROOT);
    return ok(rowAnswer(circle, ROOT));
  },
});

const add = command({
  name: 'circle.add',
  input: { name, purpose: optional(purpose), domain: optional(domain), parent: optional(ref('circle')) },
  positional: ['name'],
  run(tx, { parent, ...cells }) {
    const around = standingCircle(tx, parent ?? null);
    return around.ok ? ok(rowAnswer(circle, tx.insert(circle, { ...cells, parent: around.value }))) : around;
  },
});

const edit = command({
  name: 'circle.edit',
  input: { circle: ref('circle'), name: optional(name), purpose: clearable(purpose), domain: clearable(domain) },
  positional: ['circle'],
  run(tx, { circle: id, ...cells }) {
    tx.update(circle, id, cells);
    return ok(rowAnswer(circle, id));
  },
});

/** Into another circle; without one, into the workplace itself. Also puts right what merging left out of place. */
const move = command({
  name: 'circle.move',
  input: { circle: ref('circle'), parent: clearable(circle.columns.parent) },
  positional: ['circle', 'parent'],
  key: 'm',
  run(tx, { circle: id, parent }) {
    if (id === ROOT) return failed('circle-is-whole');
    const around = standingCircle(tx, parent ?? null);
    if (!around.ok) return around;
    if (around.value !== null && isWithin(nestingOf(tx), around.value, id)) {
      return failed('circle-in-itself', { name: tx.row(circle, id)?.name ?? '', parent: tx.row(circle, around.value)?.name ?? '' });
    }
    tx.update(circle, id, { parent: around.value });
    return ok(rowAnswer(circle, id));
  },
});

/** What stands in it shows in the next circle around, until it is moved or this one comes back. */
const remove = command({
  name: 'circle.remove',
  input: { circle: ref('circle') },
  positional: ['circle'],
  run(tx, { circle: id }) {
    if (id === ROOT) return failed('circle-is-whole');
    tx.remove(circle, id);
    return ok(rowAnswer(circle, id));
  },
});

const restore = command({
  name: 'circle.restore',
  input: { circle: ref('circle') },
  positional: ['circle'],
  run(tx, { circle: id }) {
    tx.restore(circle, id);
    return ok(rowAnswer(circle, id));
  },
});

/** What to write to say "in this circle"; nothing is put into the trash unseen. */
export function standingCircle(tx: Transaction, id: Id | null): Result<Id | null> {
  if (id === null || id === ROOT) return ok(null);
  const row = tx.row(circle, id);
  return row?.deleted === null ? ok(id) : failed('circle-in-trash', { name: row?.name ?? '' });
}

export const circleCommands = [found, add, edit, move, remove, restore];
