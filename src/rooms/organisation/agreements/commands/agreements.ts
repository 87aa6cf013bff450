/** Beginning an agreement, saying what it is about, and putting it away. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { clearable, oneOf, optional, type Row, ref } from '../../../../replica/schema.ts';
import { lastPosition } from '../../../position.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { agreement, agreementParty, agreementSection } from '../schema.ts';
import { startingSections } from '../starting/index.ts';

const { title, kind, circle, notice, review } = agreement.columns;

/** With `start`, the sections that such an agreement usually has, in that language; without it, it begins empty. */
export const add = command({
  name: 'agreement.add',
  input: {
    title,
    kind,
    circle: optional(circle),
    start: optional(oneOf(['en', 'fr'])),
    notice: optional(notice),
    review: optional(review),
  },
  positional: ['title'],
  run(tx, { start, ...cells }) {
    const id = tx.insert(agreement, { ...cells, createdAt: tx.now });
    const sections = start === undefined ? [] : startingSections(cells.kind, start);
    sections.forEach(({ title: heading, body, hint }, at) => {
      const section = tx.insert(agreementSection, { agreement: id, title: heading, hint, position: lastPosition(tx.now, at) });
      tx.setText(agreementSection, section, 'body', body);
    });
    tx.join(agreementParty, { agreement: id, member: tx.me }, { since: tx.now });
    return ok(rowAnswer(agreement, id));
  },
});

export const edit = command({
  name: 'agreement.edit',
  input: {
    agreement: ref('agreement'),
    title: optional(title),
    kind: optional(kind),
    circle: clearable(circle),
    notice: clearable(notice),
    review: clearable(review),
  },
  positional: ['agreement'],
  run(tx, { agreement: id, ...cells }) {
    tx.update(agreement, id, cells);
    return ok(rowAnswer(agreement, id));
  },
});

export const remove = command({
  name: 'agreement.remove',
  input: { agreement: ref('agreement') },
  positional: ['agreement'],
  run(tx, { agreement: id }) {
    tx.remove(agreement, id);
    return ok(rowAnswer(agreement, id));
  },
});

export const restore = command({
  name: 'agreement.restore',
  input: { agreement: ref('agreement') },
  positional: ['agreement'],
  run(tx, { agreement: id }) {
    tx.restore(agreement, id);
    return ok(rowAnswer(agreement, id));
  },
});

/** The agreement, or why it cannot be worked on: it lies in the trash. */
export function workable(tx: Transaction, id: Id): Result<Row<typeof agreement>> {
  const row = tx.row(agreement, id);
  if (row === undefined) return failed('row-unknown', { field: 'agreement', table: 'agreement', id });
  return row.deleted === null ? ok(row) : failed('agreement-in-trash', { title: row.title ?? '' });
}
