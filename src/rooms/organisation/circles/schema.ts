/** Roles with a purpose, and those who hold them. */

import { instant, joining, long, ref, string, table } from '../../../replica/schema.ts';

export const role = table('role', {
  name: string({ max: 200 }),
  purpose: long({ max: 5000 }),
});

export const roleHolder = joining('role-holder', { role: ref('role'), member: ref('member') }, { since: instant() });

export const tables = [role, roleHolder];
