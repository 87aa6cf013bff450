/**
 * What of the rooms a device needs until its first view is on the screen: every table, and what the shell and Today ask.
 * A browser opens with this; all commands and queries follow with `registry.ts`.
 */

import { createRegistry, type Registry } from './create-registry.ts';
import { role, roleHolder } from './organisation/index.ts';
import { member, peopleQueries } from './people/index.ts';
import { place } from './places/index.ts';
import { taskTables } from './tasks/index.ts';
import { todayQueries } from './today/index.ts';

export const openingRooms: Registry = createRegistry([
  {
    name: 'opening',
    tables: [member, place, role, roleHolder, ...taskTables],
    commands: [],
    queries: [...peopleQueries, ...todayQueries],
    messages: { en: {}, fr: {} },
  },
]);
