/** All rooms. Their order is that of lists of tables and commands; which may use which stands in `tools/arrows/layers.ts`. */

import { arrangements } from './arrangements/index.ts';
import { continuity } from './continuity/index.ts';
import { createRegistry } from './create-registry.ts';
import { notices } from './notices/index.ts';
import { organisation } from './organisation/index.ts';
import { people } from './people/index.ts';
import { places } from './places/index.ts';
import { requests } from './requests/index.ts';
import { tasks } from './tasks/index.ts';
import { today } from './today/index.ts';

export { type Description, describeCommands, describeQueries, type Registry } from './create-registry.ts';

export const registry = createRegistry([people, places, organisation, arrangements, tasks, continuity, requests, notices, today]);
