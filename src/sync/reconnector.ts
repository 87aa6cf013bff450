/** Keeps a device connected: dials, begins sessions, and comes back after a while, sooner when something says so (F18). */

import type { Problem } from '../kernel/result.ts';
import type { Connection, Receiver } from './connection.ts';
import type { Device } from './device.ts';
import { Session } from './session.ts';

/**
 * Opens a transport. Resolves with its near end once messages can be sent, with `undefined` when the hub cannot be
 * reached or what answers is not one (a captive portal: F31). What arrives goes to `receiver`.
 */
export type Dial = (receiver: Receiver) => Promise<Connection | undefined>;

/** The first wait, and the longest, in ms. Each is drawn between half and all of it, so that many do not come at once. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

/** Refusals that coming again will not change: a person must act. */
const FINAL = new Set(['denied-removed', 'denied-other-workplace', 'denied-not-yours', 'newer-hub']);
/** As final, until somebody signs in again or puts the devices in order: then `wake` is called. */
const FOR_NOW = new Set(['denied-session-ended', 'denied-device-revoked', 'denied-device-many']);

export class Reconnector {
  private readonly device: Device;
  private readonly dial: Dial;
  private session: Session | undefined;
  private dialling = false;
  private wait = FIRST_WAIT;
  /** The last session ended for a reason that the next one may meet again, welcome or not. */
  private troubled = false;
  /** It was another tab or process on the same store: they do not take the line from each other every second. */
  private crowded = false;
  private cancel: (() => void) | undefined;
  private stopped = true;
  private readonly waiters = new Set<(synced: boolean) => void>();

  constructor(device: Device, dial: Dial) {
    this.device = device;
    this.dial = dial;
    device.subscribe(() => this.look());
  }

  start(): void {
    this.stopped = false;
    void this.connect();
  }

  /** Leaves the network alone until `start`. */
  stop(): void {
    this.stopped = true;
    this.cancel?.();
    this.cancel = undefined;
    this.session?.closed();
    this.giveUp();
  }

  private giveUp(): void {
    for (const waiter of [...this.waiters]) waiter(false);
  }

  /** The network came back, or a person asks: tries at once. */
  wake(): void {
    this.wait = FIRST_WAIT;
    this.cancel?.();
    this.cancel = undefined;
    void this.connect();
  }

  /** True when all that was known to wait, here and at the hub, is shared; false when it cannot be, or after `stop`. */
  synced(): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter = (synced: boolean): void => {
        this.waiters.delete(waiter);
        resolve(synced);
      };
      this.waiters.add(waiter);
      this.look();
    });
  }

  private look(): void {
    if (this.session?.upToDate !== true) return;
    if (!this.crowded) this.troubled = false;
    for (const waiter of [...this.waiters]) waiter(true);
  }

  private async connect(): Promise<void> {
    if (this.stopped || this.dialling || this.session !== undefined || this.cancel !== undefined) return;
    this.dialling = true;
    let session: Session | undefined;
    let gone = false;
    const connection = await this.dial({
      receive: (message) => session?.receive(message),
      closed: () => {
        gone = true;
        session?.closed();
      },
    }).catch(() => undefined);
    this.dialling = false;
    if (connection === undefined || gone) return this.later(undefined);
    if (this.stopped) return connection.close('stopped');
    const { clock } = this.device.ports;
    const begun = clock.now();
    session = new Session(this.device, connection, {
      welcomed: () => {
        if (!this.troubled) this.wait = FIRST_WAIT;
        this.device.report('connection', undefined);
      },
      ended: (problem) => {
        this.session = undefined;
        if (clock.now() - begun > LONGEST_WAIT) this.wait = FIRST_WAIT;
        this.crowded = problem?.code === 'denied-replaced';
        this.troubled = problem !== undefined;
        this.later(problem);
      },
    });
    this.session = session;
    await session.start();
  }

  private later(problem: Problem | undefined): void {
    if (problem !== undefined) this.device.report('connection', problem);
    if (problem !== undefined && FINAL.has(problem.code)) {
      this.stop();
      return;
    }
    if (problem !== undefined && FOR_NOW.has(problem.code)) {
      this.giveUp();
      return;
    }
    if (this.stopped || this.cancel !== undefined) return;
    const { timers, random } = this.device.ports;
    const share = 0.5 + (random.bytes(1)[0] as number) / 512;
    this.cancel = timers.after(this.wait * share, () => {
      this.cancel = undefined;
      void this.connect();
    });
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }
}
