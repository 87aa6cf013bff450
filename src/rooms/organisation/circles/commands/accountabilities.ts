/** What one can expect of a role, line by line. */

import { ok } from '../../../../kernel/result.ts';
import { optional, ref } from '../../../../replica/schema.ts';
import { positionBeside } from '../../../ordering.ts';
import { lastPosition } from '../../../position.ts';
import { command, rowAnswer } from '../../../room.ts';
import { accountability } from '../schema.ts';

const line = ref('accountability');
const { text } = accountability.columns;

const add = command({
  name: 'accountability.add',
  input: { role: ref('role'), text },
  positional: ['role', 'text'],
  run: (tx, { role, text: said }) =>
    ok(rowAnswer(accountability, tx.insert(accountability, { role, text: said, position: lastPosition(tx.now) }))),
});

const edit = command({
  name: 'accountability.edit',
  input: { accountability: line, text },
  positional: ['accountability', 'text'],
  run(tx, { accountability: id, text: said }) {
    tx.update(accountability, id, { text: said });
    return ok(rowAnswer(accountability, id));
  },
});

/** Before or after another one; without either, to the end. */
const move = command({
  name: 'accountability.move',
  input: { accountability: line, before: optional(line), after: optional(line) },
  positional: ['accountability'],
  run(tx, { accountability: id, ...beside }) {
    const siblings = tx.where(accountability, { role: tx.row(accountability, id)?.role ?? null });
    tx.update(accountability, id, { position: positionBeside(siblings, id, beside, tx.now) });
    return ok(rowAnswer(accountability, id));
  },
});

const remove = command({
  name: 'accountability.remove',
  input: { accountability: line },
  positional: ['accountability'],
  run(tx, { accountability: id }) {
    tx.remove(accountability, id);
    return ok(rowAnswer(accountability, id));
  },
});

export const accountabilityCommands = [add, edit, move, remove];
