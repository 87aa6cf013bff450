/** What can be asked when a day ends. */

import { query } from '../../room.ts';
import { leavingNow } from './leaving.ts';

export const dayEnd = query({
  name: 'day.end',
  input: {},
  shows: ['back', 'touched', 'stops'],
  within: { touched: ['title', 'nextStep', 'due', 'next'], stops: ['title', 'due', 'takers'] },
  run: (read) => leavingNow(read),
});
