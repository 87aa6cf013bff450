/** The tables of all parts of the room, apart from what can be done with them: a replica opens with its tables alone. */

import { agreementsTables } from './agreements/index.ts';
import { circlesTables } from './circles/index.ts';
import { proposalsTables } from './proposals/index.ts';

export const tables = [...circlesTables, ...proposalsTables, ...agreementsTables];
