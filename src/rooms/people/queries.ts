/** The team, as its members declared themselves. */

import type { Row } from '../../replica/schema.ts';
import { boolean, optional } from '../../replica/schema.ts';
import { byName } from '../by-name.ts';
import { query } from '../room.ts';
import { contactsOf, weekOf } from './declared.ts';
import { member } from './schema.ts';

export const memberList = query({
  name: 'member.list',
  input: { left: optional(boolean()) },
  run(read, { left }) {
    const rows = read.where(member, left === true ? {} : { left: null });
    return byName(rows.all()).map(shown);
  },
});

export const memberMe = query({
  name: 'member.me',
  input: {},
  run(read) {
    const row = read.row(member, read.me);
    return row === undefined ? null : shown(row);
  },
});

/** Hours and contacts as they can be relied on: null and an empty list when they cannot be read. */
const shown = (row: Row<typeof member>) => ({ ...row, hours: weekOf(row.hours) ?? null, contacts: contactsOf(row.contacts) });

export const queries = [memberList, memberMe];
