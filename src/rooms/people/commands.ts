/** Joining, leaving, and what members say about themselves. */

import { isId } from '../../kernel/ids.ts';
import { failed, ok } from '../../kernel/result.ts';
import { isZone } from '../../kernel/zones.ts';
import { clearable, optional, ref, string } from '../../replica/schema.ts';
import { command, rowAnswer } from '../room.ts';
import { isContacts, isWeek } from './declared.ts';
import { member } from './schema.ts';

const { columns } = member;

const join = command({
  name: 'member.join',
  input: { id: string({ max: 22 }), name: columns.name, zone: optional(columns.zone) },
  quiet: true,
  run(tx, { id, name, zone }) {
    if (!isId(id)) return failed('argument-ref', { field: 'id', given: id });
    const known = tx.row(member, id);
    // A second device of a member joins too: what they wrote about themselves stands.
    tx.insert(
      member,
      {
        name: known?.name ?? name,
        zone: known?.zone ?? (zone !== undefined && isZone(zone) ? zone : null),
        joinedAt: known?.joinedAt ?? tx.now,
        left: null,
      },
      id,
    );
    if (known !== undefined && known.deleted !== null) tx.restore(member, id);
    return ok(rowAnswer(member, id));
  },
});

const leave = command({
  name: 'member.leave',
  input: { member: ref('member') },
  positional: ['member'],
  quiet: true,
  run(tx, { member: id }) {
    const row = tx.row(member, id);
    if (row?.left === null) tx.update(member, id, { left: tx.now });
    return ok(rowAnswer(member, id));
  },
});

const edit = command({
  name: 'member.edit',
  input: {
    member: optional(ref('member')),
    name: optional(columns.name),
    pronouns: clearable(columns.pronouns),
    zone: clearable(columns.zone),
    hours: clearable(columns.hours),
    holidays: clearable(columns.holidays),
    calendar: clearable(columns.calendar),
    contacts: clearable(columns.contacts),
    showsLoad: optional(columns.showsLoad),
  },
  run(tx, { member: given, ...cells }) {
    const id = given ?? tx.me;
    if (tx.row(member, id) === undefined) return failed('row-unknown', { field: 'member', table: 'member', id });
    if (cells.zone !== undefined && cells.zone !== null && !isZone(cells.zone))
      return failed('zone-unknown', { field: 'zone', given: cells.zone });
    if (cells.hours !== undefined && cells.hours !== null && !isWeek(cells.hours)) return failed('hours-not-a-week');
    if (cells.contacts !== undefined && cells.contacts !== null && !isContacts(cells.contacts)) return failed('contacts-not-a-list');
    tx.update(member, id, cells);
    return ok(rowAnswer(member, id));
  },
});

export const commands = [join, leave, edit];
