/** Agreements: written together, published as versions, signed with keys of people's own devices. */

import type { Room } from '../../room.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries.ts';

export { type Checked, checkAll } from './checking.ts';
export { agreementMarkdown } from './markdown.ts';
export type { agreementList, agreementShow, compare, versionShow } from './queries.ts';
export { agreement, agreementSection, agreementSignature, agreementVersion, tables as agreementsTables } from './schema.ts';
export { checkSignature, type Keys, readMark, type Verdict } from './signing.ts';
export { type Awaiting, awaitingMe, partiesOf } from './standing.ts';
export { publishedOn as agreementPublished, versionsOf } from './versions.ts';

export type { Piece } from './word-differences.ts';

export const agreements: Pick<Room, 'commands' | 'queries'> = { commands, queries };
