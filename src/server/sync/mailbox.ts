/**
 * A connection over plain HTTP, where proxies break WebSockets: what goes to the device waits in a mailbox until it is
 * fetched, by one long stream or by one long poll after another. Messages are numbered, so that a lost answer is sent
 * again and a repeated request does nothing twice.
 */

import type { Connection, Receiver } from '../../sync/index.ts';
import { frame, HEARTBEAT } from '../../sync/index.ts';

export interface MailboxTimes {
  /** How long a poll waits for something to come, in ms: below what proxies take for idle. */
  readonly poll: number;
  /** Between heartbeats of a stream, in ms. */
  readonly heartbeat: number;
  /** A mailbox nobody looks into for so long is closed, in ms. */
  readonly forgotten: number;
}

export const defaultMailboxTimes: MailboxTimes = { poll: 50_000, heartbeat: 25_000, forgotten: 60_000 };

/** Bytes that may wait; a device that does not fetch them starts anew. */
const BACKLOG = 16 << 20;
/** Bytes of one poll's answer, at least one message. */
const PAGE = 1 << 20;

export interface Page {
  /** Number of the first message; the next poll says the number of the last one it has. */
  readonly first: number;
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
}

export class Mailbox implements Connection {
  private readonly times: MailboxTimes;
  private waiting: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;
  /** Number of the first message in `waiting`. */
  private first = 1;
  private received = 0;
  private receiver: Receiver | undefined;
  private wake: (() => void) | undefined;
  private forget: NodeJS.Timeout | undefined;
  private over = false;

  constructor(times: MailboxTimes) {
    this.times = times;
    this.linger();
  }

  attach(receiver: Receiver): void {
    this.receiver = receiver;
  }

  send(message: Uint8Array): void {
    if (this.over) return;
    const framed = frame(message);
    this.waiting.push(framed);
    this.size += framed.length;
    if (this.size > BACKLOG) {
      this.drop(this.first + this.waiting.length - 1);
      this.close();
    }
    this.wake?.();
  }

  /** Nothing comes any more; what waits can still be fetched. */
  close(): void {
    if (this.over) return;
    this.over = true;
    this.receiver?.closed();
    this.wake?.();
  }

  get closed(): boolean {
    return this.over;
  }

  /** Takes what the device sent as its `n`th request: false when one is missing before it, and then all is over. */
  take(n: number, messages: readonly Uint8Array[]): boolean {
    if (n <= this.received) return !this.over;
    if (n !== this.received + 1 || this.over) {
      this.close();
      return false;
    }
    this.received = n;
    for (const message of messages) this.receiver?.receive(message);
    return true;
  }

  /** What waits after message `after`, as soon as something does; an empty page when the time is over. */
  async poll(after: number): Promise<Page> {
    this.drop(after);
    clearTimeout(this.forget);
    if (this.waiting.length === 0 && !this.over) await this.something(this.times.poll);
    this.linger();
    const frames: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (const framed of this.waiting) {
      if (frames.length > 0 && size + framed.length > PAGE) break;
      frames.push(framed);
      size += framed.length;
    }
    return { first: this.first, frames };
  }

  /** All that comes, as it comes, with heartbeats; its end is the end of the connection. */
  stream(): ReadableStream<Uint8Array> {
    clearTimeout(this.forget);
    return new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(HEARTBEAT),
      pull: async (controller) => {
        if (this.waiting.length === 0 && !this.over) await this.something(this.times.heartbeat);
        const frames = this.waiting;
        this.drop(this.first + frames.length - 1);
        for (const framed of frames) controller.enqueue(framed);
        if (frames.length > 0) return;
        if (this.over) controller.close();
        else controller.enqueue(HEARTBEAT);
      },
      cancel: () => this.close(),
    });
  }

  private something(patience: number): Promise<void> {
    this.wake?.();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake?.(), patience);
      timer.unref();
      this.wake = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
    });
  }

  private drop(upTo: number): void {
    const count = Math.min(Math.max(0, upTo - this.first + 1), this.waiting.length);
    for (const framed of this.waiting.slice(0, count)) this.size -= framed.length;
    this.waiting = this.waiting.slice(count);
    this.first += count;
  }

  private linger(): void {
    clearTimeout(this.forget);
    this.forget = setTimeout(() => this.close(), this.times.forgotten);
    this.forget.unref();
  }
}
