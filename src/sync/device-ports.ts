/** What a device asks of the world. */

import type { Clock, Compressor, Random, Signer, Timers } from '../kernel/ports.ts';
import type { Store } from '../kernel/store.ts';
import type { Replica } from '../replica/replica.ts';

export interface DevicePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly signer: Signer;
  readonly compressor: Compressor;
  /** Cells written since the last time, below which the log is not folded into segments; 5,000 unless told. */
  readonly foldAfter?: number;
  /** Rows of a full segment: see `FoldInput`. */
  readonly segmentRows?: number;
}

/** The state on screen: the device lays changes over it, and reads it only to undo and to compare. */
export type State = Pick<Replica, 'apply' | 'reset' | 'read' | 'state' | 'texts'>;
