/** The views of the today room: the first thing one sees. */

import type { Messages } from '../../room.ts';
import { messages as tasksMessages } from '../../tasks/views/index.ts';
import { messages as own } from './messages.ts';

export { Today as View } from './today.tsx';

import './today.css';

/** Today shows tasks with the words of their own room. */
export const messages: Messages = { en: { ...own.en, ...tasksMessages.en }, fr: { ...own.fr, ...tasksMessages.fr } };
