/** How things stand on this device, as programs and people are told. */

import type { Problem } from '../kernel/result.ts';
import type { Status } from '../sync/index.ts';

export interface Standing {
  /** Own changes that the server has not acknowledged as durable. */
  readonly waiting: number;
  readonly problems: readonly Problem[];
}

export const standingOf = ({ waiting, problems }: Status): Standing => ({ waiting, problems });
