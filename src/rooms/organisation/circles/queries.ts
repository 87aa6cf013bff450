/** Roles with their holders. */

import { boolean, optional, ref } from '../../../replica/schema.ts';
import { member } from '../../people/index.ts';
import { query } from '../../room.ts';
import { holdersOfRoles } from './holders.ts';
import { role } from './schema.ts';

export const roleList = query({
  name: 'role.list',
  input: { holder: optional(ref('member')), vacant: optional(boolean()) },
  shows: ['name', 'holders', 'purpose'],
  run(read, { holder, vacant }) {
    const holders = holdersOfRoles(read);
    const rows = read.where(role).sort({ by: 'name' }).all();
    return rows
      .map((row) => ({ ...row, holders: (holders.get(row.id) ?? []).map((id) => ({ id, name: read.row(member, id)?.name ?? null })) }))
      .filter((row) => holder === undefined || row.holders.some(({ id }) => id === holder))
      .filter((row) => vacant === undefined || vacant === (row.holders.length === 0));
  },
});

export const queries = [roleList];
