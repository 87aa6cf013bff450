/** People: the members of the workplace. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { member } from './schema.ts';

export type { Contact, Stretch, Week } from './declared.ts';
export { contactsOf, weekOf } from './declared.ts';
export { departed } from './departed.ts';
export { member };

export const people = room({ name: 'people', tables: [member], commands, queries, messages });
