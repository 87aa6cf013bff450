/** Proposals and decisions: from what is felt to be missing to what was agreed, and why. */

import type { Room } from '../../room.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries/index.ts';

export { tables as proposalsTables } from './schema.ts';

export const proposals: Pick<Room, 'commands' | 'queries'> = { commands, queries };
