/** A small world for tests: virtual time, seeded chance, disks in memory, a network that can be cut, a toy signature. */

import { deflateSync, inflateSync } from 'fflate';
import type { Clock, Compressor, Timers } from '../../kernel/ports.ts';
import { Chance, toySigner } from '../../replica/testing/toys.ts';
import type { Connection, Receiver } from '../connection.ts';

export { Chance, toySigner };

const START = Date.UTC(2026, 10, 20, 9);

export const compressor: Compressor = {
  deflate: (bytes) => deflateSync(bytes),
  inflate: (bytes, size) => {
    try {
      const out = inflateSync(bytes, { out: new Uint8Array(size) });
      return out.length === size ? out : undefined;
    } catch {
      return undefined;
    }
  },
};

interface Task {
  readonly at: number;
  readonly order: number;
  run: (() => void) | undefined;
}

/** Time that passes only when told to. */
export class VirtualTime implements Clock, Timers {
  private time = START;
  private order = 0;
  private tasks: Task[] = [];

  now(): number {
    return this.time;
  }

  after(delay: number, run: () => void): () => void {
    const task: Task = { at: this.time + delay, order: this.order++, run };
    this.tasks.push(task);
    return () => {
      task.run = undefined;
    };
  }

  /** A clock that is wrong by so many ms. */
  offset(ms: number): Clock {
    return { now: () => this.time + ms };
  }

  /** Lets `ms` pass, running what is due in order, and everything that follows from it. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (;;) {
      const due = this.tasks.filter((task) => task.at <= end && task.run !== undefined).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (due === undefined) break;
      this.tasks = this.tasks.filter((task) => task !== due && task.run !== undefined);
      this.time = Math.max(this.time, due.at);
      due.run?.();
      await settle();
    }
    this.time = end;
  }
}

// What a device loads when it is first asked for: loading takes real time, which a world of its own time does not wait for.
await Promise.all([
  import('../device-bundle.ts'),
  import('../device-compact.ts'),
  import('../device-expunge.ts'),
  import('../device-history.ts'),
  import('../device-left.ts'),
  import('../device-undo.ts'),
]);

/** Runs everything that promises have ready, however long the chain. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export interface Weather {
  /** One-way delay in ms, drawn for each message; order is kept. */
  delay(): number;
  /** Whether the connection breaks when this message is sent. */
  cut(): boolean;
  /** Counts what goes through, in bytes. */
  sent?(message: Uint8Array, toHub: boolean): void;
}

export const fine: Weather = { delay: () => 1, cut: () => false };

/** Two ends of one connection. `toHub` and `toDevice` are set once both receivers exist. */
export class Wire {
  toHub: Receiver | undefined;
  toDevice: Receiver | undefined;
  broken = false;
  readonly device: Connection;
  readonly hub: Connection;
  private readonly time: VirtualTime;
  private readonly weather: Weather;
  private readonly lastAt = { hub: 0, device: 0 };

  constructor(time: VirtualTime, weather: Weather = fine) {
    this.time = time;
    this.weather = weather;
    this.device = { send: (message) => this.carry(message, true), close: () => this.finish('hub') };
    this.hub = { send: (message) => this.carry(message, false), close: () => this.finish('device') };
  }

  private carry(message: Uint8Array, toHub: boolean): void {
    if (this.broken) return;
    this.weather.sent?.(message, toHub);
    if (this.weather.cut()) {
      this.break();
      return;
    }
    const side = toHub ? 'hub' : 'device';
    const at = Math.max(this.lastAt[side], this.time.now() + this.weather.delay());
    this.lastAt[side] = at;
    const copy = message.slice();
    this.time.after(at - this.time.now(), () => {
      if (!this.broken) (toHub ? this.toHub : this.toDevice)?.receive(copy);
    });
  }

  /** What was sent before still arrives, then the other side learns that it is over. */
  private finish(side: 'hub' | 'device'): void {
    this.time.after(Math.max(1, this.lastAt[side] - this.time.now()), () => this.break());
  }

  /** What is under way is lost; both ends learn of it a little later. */
  break(): void {
    if (this.broken) return;
    this.broken = true;
    this.time.after(1, () => {
      this.toHub?.closed();
      this.toDevice?.closed();
    });
  }
}
