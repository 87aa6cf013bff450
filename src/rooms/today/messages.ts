/** Texts of the today room. */
import type { Messages } from '../room.ts';
export const messages: Messages = { en: { 'room.today': 'Today' }, fr: { 'room.today': 'Aujourd’hui' } };
