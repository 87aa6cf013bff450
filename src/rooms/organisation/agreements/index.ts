/** Agreements: written together, published as versions, signed with keys of people's own devices. */

import type { Room } from '../../room.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries.ts';

export { type Checked, checkAll } from './checking.ts';
export { agreementMarkdown } from './markdown.ts';
export type { agreementShow } from './queries.ts';
export { agreementSignature, agreementVersion, tables as agreementsTables } from './schema.ts';
export { type Keys, readMark } from './signing.ts';
export { type Awaiting, awaitingMe } from './standing.ts';

export const agreements: Pick<Room, 'commands' | 'queries'> = { commands, queries };
