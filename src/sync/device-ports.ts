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
}

/** What a device does to the state on screen. */
export type State = Pick<Replica, 'apply' | 'reset'>;
