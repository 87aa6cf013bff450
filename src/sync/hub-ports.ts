/** What a hub asks of the world. */

import type { Id } from '../kernel/ids.ts';
import type { Clock, Compressor, Random, Signer, Timers } from '../kernel/ports.ts';
import type { Store } from '../kernel/store.ts';
import type { Change, Scope } from '../replica/change.ts';

export interface HubPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly signer: Signer;
  readonly compressor: Compressor;
  /** ms to gather what devices push before one commit for all of it; 0 for the next turn. */
  readonly gather: number;
  /** Entries after which the log is folded into segments, at least. */
  readonly foldAfter: number;
  /** Rows of a full segment: see `FoldInput`. */
  readonly segmentRows?: number;
  /** Called with changes once they are durable, for the server's own replica, feeds and webhooks. */
  readonly onAccepted: (workplace: Id, scope: Scope, changes: readonly Change[], cursor: number) => void;
}
