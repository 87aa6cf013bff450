/** Adding, changing and removing places. */

import { ok } from '../../kernel/result.ts';
import { clearable, oneOf, optional, ref, string } from '../../replica/schema.ts';
import { command, rowAnswer } from '../room.ts';
import { PLACE_KINDS, place } from './schema.ts';

const add = command({
  name: 'place.add',
  input: { name: string({ max: 200 }), kind: optional(oneOf(PLACE_KINDS)), address: optional(string({ max: 500 })) },
  positional: ['name'],
  run: (tx, { name, kind, address }) => ok(rowAnswer(place, tx.insert(place, { name, kind: kind ?? 'other', address: address ?? null }))),
});

const edit = command({
  name: 'place.edit',
  input: {
    place: ref('place'),
    name: optional(string({ max: 200 })),
    kind: optional(oneOf(PLACE_KINDS)),
    address: clearable(string({ max: 500 })),
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
