/** Adding, changing and removing places. */

import { failed, ok } from '../../kernel/result.ts';
import { isZone } from '../../kernel/zones.ts';
import { clearable, optional, ref } from '../../replica/schema.ts';
import { command, rowAnswer } from '../room.ts';
import { place } from './schema.ts';

const { name, kind, address, calendar, zone, holidays } = place.columns;

const add = command({
  name: 'place.add',
  input: {
    name,
    kind: optional(kind),
    address: optional(address),
    zone: optional(zone),
    holidays: optional(holidays),
    calendar: optional(calendar),
  },
  positional: ['name'],
  run(tx, cells) {
    if (cells.zone !== undefined && !isZone(cells.zone)) return failed('zone-unknown', { field: 'zone', given: cells.zone });
    return ok(rowAnswer(place, tx.insert(place, { kind: 'other', ...cells })));
  },
});

const edit = command({
  name: 'place.edit',
  input: {
    place: ref('place'),
    name: optional(name),
    kind: optional(kind),
    address: clearable(address),
    zone: clearable(zone),
    holidays: clearable(holidays),
    calendar: clearable(calendar),
  },
  positional: ['place'],
  run(tx, { place: id, ...cells }) {
    if (cells.zone !== undefined && cells.zone !== null && !isZone(cells.zone))
      return failed('zone-unknown', { field: 'zone', given: cells.zone });
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
