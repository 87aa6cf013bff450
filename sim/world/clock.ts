/** A device's clock: wrong by so much, running too fast or too slow, and set anew now and then. */

import type { Clock } from '../../src/kernel/ports.ts';

export class DeviceClock implements Clock {
  private readonly true: Clock;
  private setAt: number;
  private shown: number;
  private rate = 1;

  constructor(truth: Clock) {
    this.true = truth;
    this.setAt = truth.now();
    this.shown = this.setAt;
  }

  now(): number {
    return Math.max(0, Math.floor(this.shown + (this.true.now() - this.setAt) * this.rate));
  }

  /** Shows `shown`, in ms since 1970, from now on, and passes at `rate`. */
  set(shown: number, rate = this.rate): void {
    this.setAt = this.true.now();
    this.shown = shown;
    this.rate = rate;
  }
}
