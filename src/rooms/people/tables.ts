/** Every table of the people room. */

import { tables as calendars } from './calendars/schema.ts';
import { tables as presence } from './presence/schema.ts';
import { member } from './schema.ts';
import { tables as skills } from './skills/schema.ts';

export const tables = [member, ...presence, ...skills, ...calendars];
