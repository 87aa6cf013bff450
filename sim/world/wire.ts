/** One connection between a device and a hub, with all that can befall it short of changing what it carries. */

import type { Connection, Receiver } from '../../src/sync/index.ts';
import type { Process } from './process.ts';
import type { VirtualTime } from './time.ts';

/** What the way is like, asked at each message. */
export interface Way {
  /** ms until a message arrives, if nothing is in its way. */
  delay(): number;
  /** The connection breaks at this message. */
  cut(): boolean;
  /** Nothing gets through in this direction now. */
  blocked(toHub: boolean): boolean;
  /** What is blocked comes later (true), or never, and nobody is told (false). */
  patient(): boolean;
  /** ms until an end learns that the connection broke; undefined when it is not told. */
  notice(): number | undefined;
  /** How many of so many messages under way still arrive when the connection breaks. */
  spared(count: number): number;
  /** A message sets out. */
  sent(message: Uint8Array, toHub: boolean): void;
  /** A message arrives. */
  arrived(message: Uint8Array, toHub: boolean): void;
}

/** ms between attempts to get through where it is blocked. */
const AGAIN = 3000;

class Direction {
  private queue: { readonly bytes: Uint8Array; at: number }[] = [];
  private lastAt = 0;
  private moving = false;
  private dead = false;
  private closing = false;
  receiver: Receiver | undefined;
  private readonly time: VirtualTime;
  private readonly way: Way;
  private readonly to: Process;
  private readonly toHub: boolean;

  constructor(time: VirtualTime, way: Way, to: Process, toHub: boolean) {
    this.time = time;
    this.way = way;
    this.to = to;
    this.toHub = toHub;
  }

  send(message: Uint8Array): void {
    if (this.dead || this.closing) return;
    this.way.sent(message, this.toHub);
    const at = Math.max(this.lastAt, this.time.now() + this.way.delay());
    this.lastAt = at;
    this.queue.push({ bytes: message, at });
    this.move();
  }

  /** Of what is under way, `count` messages still arrive; then the receiver is told, if it is. */
  end(count: number, notice: number | undefined): void {
    if (this.dead || this.closing) return;
    this.closing = true;
    this.queue = this.queue.slice(0, count);
    if (notice !== undefined) this.time.after(notice, () => this.finish());
  }

  get waiting(): number {
    return this.queue.length;
  }

  /** The receiver's own end was closed: nothing arrives any more. */
  drop(): void {
    this.dead = true;
    this.queue = [];
  }

  private finish(): void {
    if (this.dead) return;
    const [head] = this.queue;
    if (head !== undefined) {
      this.time.after(Math.max(1, head.at - this.time.now()), () => this.finish());
      return;
    }
    this.dead = true;
    this.to.enter(() => this.receiver?.closed());
  }

  private move(): void {
    const [head] = this.queue;
    if (this.moving || head === undefined) return;
    this.moving = true;
    this.time.after(head.at - this.time.now(), () => this.arrive());
  }

  private arrive(): void {
    this.moving = false;
    const [head] = this.queue;
    if (this.dead || head === undefined) return;
    if (this.way.blocked(this.toHub)) {
      if (this.way.patient()) head.at = this.time.now() + AGAIN;
      else this.drop();
      this.move();
      return;
    }
    this.queue.shift();
    this.way.arrived(head.bytes, this.toHub);
    this.to.enter(() => {
      if (!this.dead) this.receiver?.receive(head.bytes);
    });
    this.move();
  }
}

export class Wire {
  readonly device: Connection;
  readonly hub: Connection;
  private readonly up: Direction;
  private readonly down: Direction;
  private readonly way: Way;
  private broken = false;

  constructor(time: VirtualTime, way: Way, device: Process, hub: Process) {
    this.way = way;
    this.up = new Direction(time, way, hub, true);
    this.down = new Direction(time, way, device, false);
    this.device = {
      send: (message) => device.alive && this.carry(message, this.up),
      close: () => this.close(this.up, this.down),
    };
    this.hub = {
      send: (message) => hub.alive && this.carry(message, this.down),
      close: () => this.close(this.down, this.up),
    };
    device.onEnd(() => this.break());
    hub.onEnd(() => this.break());
  }

  set toHub(receiver: Receiver) {
    this.up.receiver = receiver;
  }

  set toDevice(receiver: Receiver) {
    this.down.receiver = receiver;
  }

  private carry(message: Uint8Array, direction: Direction): void {
    direction.send(message);
    if (!this.broken && this.way.cut()) this.break();
  }

  private close(to: Direction, from: Direction): void {
    from.drop();
    to.end(to.waiting, this.way.notice());
    this.broken = true;
  }

  /** Some of what is under way still arrives; each end learns of it sooner or later, or not at all. */
  break(): void {
    if (this.broken) return;
    this.broken = true;
    for (const direction of [this.up, this.down]) {
      direction.end(this.way.spared(direction.waiting), this.way.notice());
    }
  }
}
