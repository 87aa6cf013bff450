/**
 * Waking other processes through the file: each notice bumps its topic's row, and watchers look at SQLite's own change
 * counter, which costs microseconds. Notices ride on the next commit, or are written by themselves shortly after.
 */

import { Listeners } from '../listeners.ts';
import type { Use } from './statements.ts';

/** ms a notice waits for a commit to ride on. */
const RIDE = 5;

export class Notices {
  private readonly use: Use;
  private readonly pollEvery: number;
  private readonly flush: () => void;
  private readonly listeners = new Listeners();
  private name: string | undefined;
  private readonly pending = new Set<string>();
  private riding: NodeJS.Timeout | undefined;
  private polling: NodeJS.Timeout | undefined;
  private version: unknown;
  private seen: number | undefined;

  /** `flush` is to start a transaction that ends up calling `write`. */
  constructor(use: Use, pollEvery: number, flush: () => void) {
    this.use = use;
    this.pollEvery = pollEvery;
    this.flush = flush;
  }

  /** Drawn when first needed: the platform takes milliseconds to have its chance ready, and opening must not wait for it. */
  private get writer(): string {
    this.name ??= crypto.randomUUID();
    return this.name;
  }

  notify(topic: string): void {
    this.pending.add(topic);
    this.riding ??= setTimeout(() => {
      this.riding = undefined;
      this.flush();
    }, RIDE);
  }

  /** Within a transaction; the answer, called once it is durable, forgets what was written. */
  write(): () => void {
    const topics = [...this.pending];
    for (const topic of topics) this.use('putNotice').run(topic, this.writer);
    return () => {
      clearTimeout(this.riding);
      this.riding = undefined;
      for (const topic of topics) this.pending.delete(topic);
    };
  }

  get waiting(): boolean {
    return this.pending.size > 0;
  }

  watch(listener: (topic: string) => void): () => void {
    const stop = this.listeners.add(listener);
    if (this.polling === undefined) {
      this.quietly(() => this.start());
      this.polling = setInterval(() => this.quietly(() => this.look()), this.pollEvery).unref();
    }
    return () => {
      stop();
      if (this.listeners.size === 0) this.stop();
    };
  }

  close(): void {
    this.stop();
    clearTimeout(this.riding);
    this.listeners.clear();
  }

  private stop(): void {
    clearInterval(this.polling);
    this.polling = undefined;
  }

  private start(): void {
    this.version = this.use('dataVersion').get()?.data_version;
    this.seen = Number(this.use('lastNotice').get()?.serial ?? 0);
  }

  private look(): void {
    if (this.seen === undefined) {
      this.start();
      return;
    }
    const version = this.use('dataVersion').get()?.data_version;
    if (version === this.version) return;
    const news = this.use('notices').all(this.seen, this.writer);
    this.version = version;
    for (const { serial } of news) this.seen = Math.max(this.seen, Number(serial));
    for (const { topic } of news) this.listeners.tell(String(topic));
  }

  /** A look that fails (the file is busy) is made again at the next tick. */
  private quietly(look: () => void): void {
    try {
      look();
    } catch (error) {
      if (!(error instanceof Error && 'errcode' in error)) throw error;
    }
  }
}
