/** Every table of the people room. */

import { tables as presence } from './presence/schema.ts';
import { member } from './schema.ts';

export const tables = [member, ...presence];
