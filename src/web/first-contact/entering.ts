/** What coming in asks of this device: a place for its copy, an identity of its own, and to know afterwards whose it is. */
import type { Result } from '../../kernel/result.ts';
import type { Arrival, DeviceClaim } from '../account/accounts.ts';

export interface Entering {
  /** A new device, or the blank one left by an attempt that failed. Fails with what the store said. */
  newDevice(): Promise<Result<NewDevice>>;
  /** Signs the member in on this device, with the copy they had here before, if any. */
  cameBack(arrival: Arrival): Promise<Result<true>>;
}

export interface NewDevice {
  readonly claim: DeviceClaim;
  /** The device is theirs: the application opens. `fresh`: they joined just now, and nobody knows them yet. */
  belongsTo(arrival: Arrival, fresh: boolean): Promise<Result<true>>;
}
