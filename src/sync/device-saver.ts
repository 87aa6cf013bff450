/** Saves what several parts of a device have not saved, in one atomic commit after another, and says when it cannot (F16). */

import type { Timers } from '../kernel/ports.ts';
import type { Problem } from '../kernel/result.ts';
import { type Commit, type Store, StoreError } from '../kernel/store.ts';

/** A commit being put together. */
export type Parts = { [K in keyof Required<Commit>]: Required<Commit>[K][number][] };
export type Put = Parts['put'][number];

/** What becomes of a part once it is known what became of the commit. */
export interface Prepared {
  done(): void;
  undone(): void;
}

/** Something that has its own records in the store. */
export interface Saveable {
  readonly dirty: boolean;
  /** Adds what is not saved; from now on it counts as saved unless `undone` is called. */
  prepare(parts: Parts): Prepared | undefined;
}

export interface SaverEvents {
  /** Another tab or process wrote: read what it left, so that the next commit can succeed. */
  conflict(): Promise<void>;
  saved(): void;
  problem(problem: Problem | undefined): void;
}

/** ms between attempts after the store failed. What is not saved stays in memory until it is (F16). */
const RETRY = 2000;

export class Saver {
  private readonly store: Store;
  private readonly timers: Timers;
  private readonly saveables: () => readonly Saveable[];
  private readonly events: SaverEvents;
  private working: Promise<void> | undefined;
  private retry: (() => void) | undefined;
  private failing = false;
  private stopped = false;

  constructor(store: Store, timers: Timers, saveables: () => readonly Saveable[], events: SaverEvents) {
    this.store = store;
    this.timers = timers;
    this.saveables = saveables;
    this.events = events;
  }

  get dirty(): boolean {
    return this.saveables().some((part) => part.dirty);
  }

  /** Starts saving, if it is not under way; whatever is added until the commit begins goes with it. */
  save(): Promise<void> {
    this.working ??= this.work();
    return this.working;
  }

  /** Runs `task` while no commit is under way, and no commit while it runs. */
  async alone(task: () => Promise<void>): Promise<void> {
    while (this.working !== undefined) await this.working;
    const done = task();
    // Others that wait for their turn do not hear why this one failed.
    this.working = done
      .catch(() => undefined)
      .then(() => {
        this.working = undefined;
        if (this.dirty && !this.stopped) void this.save();
      });
    await this.working;
    await done;
  }

  /** Waits until everything is saved (true) or the store has failed (false; it is tried again later). */
  async settled(): Promise<boolean> {
    while ((this.dirty || this.working !== undefined) && !this.stopped) {
      await this.save();
      if (this.failing) return false;
    }
    return !this.dirty;
  }

  stop(): void {
    this.stopped = true;
    this.retry?.();
  }

  private async work(): Promise<void> {
    // The rest of this turn may add more.
    await undefined;
    try {
      this.retry?.();
      this.retry = undefined;
      while (this.dirty && !this.stopped) {
        const parts: Parts = { expect: [], put: [], remove: [], removeRange: [] };
        const prepared = this.saveables().flatMap((part) => part.prepare(parts) ?? []);
        const outcome = await this.store.commit(parts).catch((error: unknown) => error);
        for (const part of prepared) outcome === 'done' ? part.done() : part.undone();
        if (outcome === 'done') this.succeeded();
        else if (outcome !== 'conflict') return this.failed(outcome);
        else {
          const failure = await this.events.conflict().catch((error: unknown) => error);
          if (failure !== undefined) return this.failed(failure);
        }
      }
    } finally {
      // In the turn that saw nothing left: what is added after it begins anew.
      this.working = undefined;
    }
  }

  private succeeded(): void {
    if (this.failing) this.events.problem(undefined);
    this.failing = false;
    this.events.saved();
  }

  private failed(error: unknown): void {
    if (!(error instanceof StoreError)) throw error;
    this.failing = true;
    this.events.problem({ code: `store-${error.reason}` });
    if (error.reason === 'closed') this.stopped = true;
    else this.retry = this.timers.after(RETRY, () => void this.save());
  }
}
