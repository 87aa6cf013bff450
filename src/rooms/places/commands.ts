/** Adding, changing and removing places. */

import { ok } from '../../kernel/result.ts';
import { clearable, optional, ref } from '../../replica/schema.ts';
import { command, rowAnswer } from '../room.ts';
import { place } from './schema.ts';

const { name, kind, address, calendar } = place.columns;

const add = command({
  name: 'place.add',
  input: { name, kind: optional(kind), address: optional(address) },
  positional: ['name'],
  run: (tx, cells) => ok(rowAnswer(place, tx.insert(place, { kind: 'other', ...cells }))),
});

const edit = command({
  name: 'place.edit',
  input: {
    place: ref('place'),
    name: optional(name),
    kind: optional(kind),
    address: clearable(address),
    calendar: clearable(calendar),
  },
  positional: ['place'],
  run(tx, { place: id, ...cells }) {
    tx.update(place, id, cells);
    return ok(rowAnswer(place, id));
  },
});

const remove = command({
  name: 'place.remove',
  input: { place: ref('place') },
  positional: ['place'],
  run(tx, { place: id }) {
    tx.remove(place, id);
    return ok(rowAnswer(place, id));
  },
});

export const commands = [add, edit, remove];
