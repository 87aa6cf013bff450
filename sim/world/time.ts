/** Time that passes from event to event: what is due runs, everything promised from it is let finish, then the next. */

import type { Clock } from '../../src/kernel/ports.ts';

interface Task {
  readonly at: number;
  readonly order: number;
  run: (() => void) | undefined;
}

export class VirtualTime implements Clock {
  private readonly heap: Task[] = [];
  private order = 0;
  private time: number;
  events = 0;
  /** What an event throws. */
  onError: (error: unknown) => void = (error) => {
    throw error;
  };

  constructor(start: number) {
    this.time = start;
  }

  /** ms since 1970. */
  now(): number {
    return this.time;
  }

  after(delay: number, run: () => void): () => void {
    const task: Task = { at: this.time + Math.max(0, delay), order: this.order++, run };
    this.push(task);
    return () => {
      task.run = undefined;
    };
  }

  /** Runs what is due up to instant `end`; stops early when `stop` says so after an event. */
  pass(end: number, stop: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const step = (): void => {
        const task = this.next(end);
        if (task === undefined || stop()) {
          if (task !== undefined) this.push(task);
          else if (Number.isFinite(end)) this.time = Math.max(this.time, end);
          resolve();
          return;
        }
        this.time = Math.max(this.time, task.at);
        this.events++;
        try {
          task.run?.();
        } catch (error) {
          this.onError(error);
        }
        // All that promises have ready runs before the next turn.
        setImmediate(step);
      };
      setImmediate(step);
    });
  }

  private next(end: number): Task | undefined {
    for (;;) {
      const [first] = this.heap;
      if (first === undefined || first.at > end) return undefined;
      this.pop();
      if (first.run !== undefined) return first;
    }
  }

  private push(task: Task): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(task);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (before(heap[parent] as Task, task)) break;
      heap[at] = heap[parent] as Task;
      at = parent;
    }
    heap[at] = task;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop() as Task;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Task, heap[child] as Task)) child++;
      if (before(last, heap[child] as Task)) break;
      heap[at] = heap[child] as Task;
      at = child;
    }
    heap[at] = last;
  }
}

const before = (a: Task, b: Task): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
