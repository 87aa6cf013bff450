/**
 * What of the rooms a device needs until its first view is on the screen: every table, and what the shell and Today ask.
 * A browser opens with this; all commands and queries follow with `registry.ts`.
 */

import { arrangementsTables } from './arrangements/index.ts';
import { createRegistry, type Registry } from './create-registry.ts';
import { noticesTables } from './notices/index.ts';
import { organisationTables } from './organisation/index.ts';
import { peopleQueries, peopleTables } from './people/index.ts';
import { placesTables } from './places/index.ts';
import { requestsTables } from './requests/index.ts';
import { tasksTables } from './tasks/index.ts';
import { todayQueries } from './today/index.ts';

export const openingRooms: Registry = createRegistry([
  {
    name: 'opening',
    tables: [
      ...peopleTables,
      ...placesTables,
      ...organisationTables,
      ...arrangementsTables,
      ...tasksTables,
      ...requestsTables,
      ...noticesTables,
    ],
    commands: [],
    queries: [...peopleQueries, ...todayQueries],
    messages: { en: {}, fr: {} },
  },
]);
