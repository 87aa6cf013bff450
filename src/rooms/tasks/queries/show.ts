/** Everything of one task but its history, which lies on the hub. */

import type { Id } from '../../../kernel/ids.ts';
import { ref } from '../../../replica/schema.ts';
import { type QueryContext, query } from '../../room.ts';
import { handOversShown } from '../hand-overs.ts';
import { isOfferedTo } from '../offering.ts';
import { seriesOf } from '../recurring.ts';
import { relayOf } from '../relay.ts';
import { namesOf, taskRows } from '../rows.ts';
import { attachment, checklistItem, comment, handOver, task, taskLink } from '../schema.ts';
import { stateOf } from '../standing.ts';

export const taskShow = query({
  name: 'task.show',
  input: { task: ref('task') },
  positional: ['task'],
  run(read, { task: id }) {
    const row = read.row(task, id);
    const [shown] = row === undefined ? [] : taskRows(read, [row]);
    if (row === undefined || shown === undefined) return null;
    const named = namesOf(read);
    const about = { task: id };
    const offers = handOversShown(read, read.where(handOver, about).sort({ by: 'offeredAt', descending: true }).all());
    return {
      ...shown,
      createdBy: row.createdBy === null ? null : named(row.createdBy),
      details: read.text(task, id, 'details'),
      items: read.where(checklistItem, about).sort({ by: 'position' }).all(),
      thread: read
        .where(comment, about)
        .sort({ by: 'at' })
        .all()
        .map((one) => ({
          ...one,
          author: one.author === null ? null : named(one.author),
          editedBy: one.editedBy === null ? null : named(one.editedBy),
        })),
      links: linksOf(read, id),
      attachments: read.where(attachment, about).sort({ by: 'addedAt' }).all(),
      series: row.series === null ? null : seriesOf(read, row.series),
      handOvers: offers.map(({ view }) => view),
      offeredToMe: offers.filter(({ row: offered, answers }) => isOfferedTo(read, offered, answers, read.me)).map(({ view }) => view.id),
    };
  },
});

export const taskRelay = query({
  name: 'task.relay',
  input: { task: ref('task') },
  positional: ['task'],
  shows: ['bands', 'gaps', 'handOvers', 'nextStep'],
  within: {
    bands: ['holder', 'from', 'until', 'ended', 'note'],
    gaps: ['from', 'until'],
    handOvers: ['from', 'to', 'offeredAt', 'outcome'],
  },
  says: { ended: ['left', 'closed'] },
  run: (read, { task: id }) => relayOf(read, id) ?? null,
});

/** Both ways: what it waits on and what waits on it. `direction` is `to` when `other` is what this task points to. */
function linksOf(read: QueryContext, id: Id) {
  const outward = read
    .where(taskLink, { task: id })
    .all()
    .map((link) => ({ kind: link.kind, direction: 'to' as const, other: link.other }));
  const inward = read
    .where(taskLink, { other: id })
    .all()
    .map((link) => ({ kind: link.kind, direction: 'from' as const, other: link.task }));
  return [...outward, ...inward].flatMap(({ other, ...link }) => {
    const row = other === null ? undefined : read.row(task, other);
    return row === undefined ? [] : [{ ...link, task: { id: row.id, title: row.title, state: stateOf(row.state), deleted: row.deleted } }];
  });
}
