/** Notices: what concerns a member and why they are told, computed from what everybody has; and what each chose about it. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { tables } from './schema.ts';

export { pageOf } from './addresses.ts';
export type { noticeHours, noticeList, noticeSettings } from './queries.ts';
export { tables as noticesTables } from './schema.ts';

export const notices = room({ name: 'notices', tables, commands, queries, messages });
