/** What can be done with tasks. */

import { add } from './add.ts';

export const commands = [add];
