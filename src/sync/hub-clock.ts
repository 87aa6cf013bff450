/** The hub's time for a workplace: one for all its scopes, so that what it tells a device in `welcome` holds in each of them (C3). */

import type { Clock } from '../kernel/ports.ts';
import { instantOf } from '../replica/stamp.ts';

export class HubClock implements Clock {
  private readonly clock: Clock;
  private latest = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** ms since 1970; never before what was accepted, so that a clock set back refuses nobody (F05). */
  now(): number {
    return Math.max(this.clock.now(), this.latest);
  }

  /** A change with this stamp is in a log. */
  saw(stamp: number): void {
    if (stamp > 0) this.latest = Math.max(this.latest, instantOf(stamp));
  }
}
