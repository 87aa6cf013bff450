/** The device's clock, corrected by what the hub's says (C2). */

import type { Clock } from '../kernel/ports.ts';

export class CorrectedClock implements Clock {
  private readonly clock: Clock;
  private offset = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** ms since 1970, as the hub would say. Not kept over restarts: until the hub is heard, the device's own time stands. */
  now(): number {
    return this.clock.now() + this.offset;
  }

  /** Local ms, for measuring. */
  local(): number {
    return this.clock.now();
  }

  /** The hub said `hubNow` half a round trip ago. Answers by how many ms the device's clock is ahead. */
  correct(hubNow: number, roundTrip: number): number {
    this.offset = Math.round(hubNow + roundTrip / 2 - this.clock.now());
    return -this.offset;
  }
}
