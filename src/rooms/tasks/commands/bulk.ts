/** The same change to many tasks, as one gesture. */

import { ok } from '../../../kernel/result.ts';
import { boolean, clearable, date, list, oneOf, optional, ref, string } from '../../../replica/schema.ts';
import { command } from '../../room.ts';
import { beginHolding, endHolding, lasts, stretchesOn } from '../holding.ts';
import { offer } from '../offering.ts';
import { STATES, task } from '../schema.ts';
import { addTags, removeTags } from '../tagging.ts';
import { setState } from './state.ts';

const names = optional(list(string({ max: 80 }), { max: 50 }));

export const editMany = command({
  name: 'task.edit-many',
  input: {
    tasks: list(ref('task'), { max: 100_000 }),
    state: optional(oneOf(STATES)),
    due: clearable(date()),
    list: clearable(ref('list')),
    role: clearable(ref('role')),
    place: clearable(ref('place')),
    addTags: names,
    removeTags: names,
    take: optional(boolean()),
    release: optional(boolean()),
    offerTo: optional(list(ref('member'), { max: 50 })),
  },
  positional: ['tasks'],
  run(tx, { tasks, state, addTags: add, removeTags: part, take, release, offerTo, ...cells }) {
    // One scan for each member concerned, not one for each task.
    const mine = stretchesOn(tx, tasks, tx.me);
    const others = (offerTo ?? []).filter((member) => member !== tx.me).map((member) => ({ member, on: stretchesOn(tx, tasks, member) }));
    for (const id of tasks) {
      const row = tx.row(task, id);
      if (row === undefined) continue;
      if (state !== undefined) setState(tx, row, state);
      tx.update(task, id, cells);
      addTags(tx, id, add ?? []);
      removeTags(tx, id, part ?? []);
      const held = mine(id).some(lasts);
      if (take === true) beginHolding(tx, id, tx.me, { known: mine(id) });
      const asked = others.filter(({ on }) => !on(id).some(lasts)).map(({ member }) => member);
      if (asked.length > 0) offer(tx, id, { to: 'members', members: asked, ...(held || take === true ? { from: tx.me } : {}) });
      if (release === true && held) endHolding(tx, id, tx.me, { ended: 'released', known: mine(id) });
    }
    return ok({ data: { tasks: tasks.length } });
  },
});
