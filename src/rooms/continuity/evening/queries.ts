/** What can be asked when a day ends. */

import { query } from '../../room.ts';
import { leavingNow } from './leaving.ts';

export const dayEnd = query({
  name: 'day.end',
  input: {},
  shows: ['back', 'touched', 'stops'],
  run: (read) => leavingNow(read),
});
