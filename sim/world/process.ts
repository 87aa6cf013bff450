/** A running program: its timers, and its death or sleep, after which nothing of it happens any more, or not before it wakes. */

import type { Timers } from '../../src/kernel/ports.ts';
import type { VirtualTime } from './time.ts';

export class Process implements Timers {
  alive = true;
  private asleep = false;
  private overdue: (() => void)[] = [];
  private readonly time: VirtualTime;
  private readonly ends: (() => void)[] = [];

  constructor(time: VirtualTime) {
    this.time = time;
  }

  after(delay: number, task: () => void): () => void {
    return this.time.after(delay, () => this.enter(task));
  }

  /** Lets something happen to it: now, when it wakes, or never. */
  enter(task: () => void): void {
    if (!this.alive) return;
    if (this.asleep) this.overdue.push(task);
    else task();
  }

  /** Calls back when it dies. */
  onEnd(task: () => void): void {
    this.ends.push(task);
  }

  /** From now on nothing it began goes on; what it waits for never comes. */
  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    this.overdue = [];
    for (const end of this.ends) end();
  }

  sleep(): void {
    this.asleep = true;
  }

  get sleeping(): boolean {
    return this.asleep;
  }

  /** What was due in the meantime happens now, one after the other. */
  wake(): void {
    this.asleep = false;
    const tasks = this.overdue;
    this.overdue = [];
    for (const task of tasks) this.time.after(0, () => this.enter(task));
  }
}
