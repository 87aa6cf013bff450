/** Hands seeds to worker threads, one after the other, and adds up what comes back. */

import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { drawPlan, type Wishes } from './plan.ts';
import type { SeedResult } from './run-seed.ts';

/** What a worker answers. */
export interface Answer {
  readonly result: SeedResult;
  /** It was run a second time. */
  readonly repeated: boolean;
  /** Of a failing seed, what still fails and is less. */
  readonly smaller?: Wishes;
}

export interface Tally {
  seeds: number;
  repeated: number;
  devices: number;
  ids: number;
  deviceDays: number;
  changes: number;
  events: number;
  readonly injected: Record<string, number>;
  readonly failed: number[];
}

export interface PoolRun {
  readonly first: number;
  readonly count: number;
  /** No seed is begun after this moment, as `performance.now` tells it. */
  readonly until: number;
  onFailure(result: SeedResult, smaller: Wishes | undefined): void;
  onProgress(done: number, failed: number): void;
}

/** ms after which a seed that does not end is given up, and what is added for each device: all hear of what each does. */
const PATIENCE = 600_000;
const PATIENCE_EACH = 2500;
/** MB that a thread may come to hold, and what is added for each device: every one keeps all that is shared, in memory and on its disk. */
const HELD = 4096;
const HELD_EACH = 6;
/** MB that a thread fills with what is new before it looks what of it is still used: a world of fifty devices lives long and makes much. */
const NEW_SPACE = 128;
/** Seeds between two lines of progress. */
const TELL_EVERY = 250;

export class Pool {
  private readonly size: number;
  private readonly wishes: Wishes;
  private readonly tally: Tally = {
    seeds: 0,
    repeated: 0,
    devices: 0,
    ids: 0,
    deviceDays: 0,
    changes: 0,
    events: 0,
    injected: {},
    failed: [],
  };

  constructor(size: number, wishes: Wishes) {
    this.size = size;
    this.wishes = wishes;
  }

  async run(options: PoolRun): Promise<Tally> {
    // Threads that begin from now on have it so from their beginning.
    setFlagsFromString(`--min-semi-space-size=${NEW_SPACE}`);
    setFlagsFromString(`--max-semi-space-size=${NEW_SPACE}`);
    let next = options.first;
    const take = (): number | undefined => (next < options.first + options.count && performance.now() < options.until ? next++ : undefined);
    await Promise.all(Array.from({ length: Math.min(this.size, options.count) }, () => this.work(take, options)));
    return this.tally;
  }

  private async work(take: () => number | undefined, options: PoolRun): Promise<void> {
    const begin = (): Worker =>
      new Worker(new URL('worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: this.held } });
    let worker = begin();
    for (let seed = take(); seed !== undefined; seed = take()) {
      const answer = await this.ask(worker, seed);
      if (answer === undefined) {
        await worker.terminate();
        worker = begin();
      }
      this.add(answer ?? this.gaveUp(seed), options);
    }
    await worker.terminate();
  }

  private ask(worker: Worker, seed: number): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(undefined), this.patience);
      worker.removeAllListeners();
      worker.once('message', (answer: Answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      worker.once('error', reject);
      worker.postMessage({ seed, wishes: this.wishes });
    });
  }

  private get patience(): number {
    return PATIENCE + (this.wishes.devices ?? 0) * PATIENCE_EACH;
  }

  private get held(): number {
    return HELD + (this.wishes.devices ?? 0) * HELD_EACH;
  }

  private gaveUp(seed: number): Answer {
    const failures = [`it did not end within ${this.patience / 1000} s`];
    const nothing = { trace: '', injected: {}, changes: 0, accepted: 0, ids: 0, events: 0, deviceDays: 0 };
    return { result: { plan: drawPlan(seed, this.wishes), failures, ...nothing }, repeated: false };
  }

  private add({ result, repeated, smaller }: Answer, options: PoolRun): void {
    const { tally } = this;
    tally.seeds++;
    if (repeated) tally.repeated++;
    tally.devices += result.plan.devices;
    tally.ids += result.ids;
    tally.deviceDays += result.deviceDays;
    tally.changes += result.changes;
    tally.events += result.events;
    for (const [fault, times] of Object.entries(result.injected)) tally.injected[fault] = (tally.injected[fault] ?? 0) + times;
    if (result.failures.length > 0) {
      tally.failed.push(result.plan.seed);
      options.onFailure(result, smaller);
    }
    if (tally.seeds % TELL_EVERY === 0) options.onProgress(tally.seeds, tally.failed.length);
  }
}
